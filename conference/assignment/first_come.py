"""First come, first served, for comparison: what a sign-up sheet would have given the same people.

Pinned places are kept for those they belong to; then everybody in turn takes the best that is
left.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

import numpy as np

from conference.assignment import faults
from conference.assignment.board import Board
from conference.assignment.clock import Clock
from conference.assignment.columns import columns_of
from conference.assignment.dealing import Places
from conference.assignment.plan import Plan
from conference.assignment.planning import plan_of
from conference.assignment.problem import Problem


def first_come(problem: Problem) -> Plan:
    """Return what the participants get in the order they stand in the problem.

    The criteria are those of `solve`, with bounds that hold for any plan but needn't be
    reachable. Raises InvalidProblem when the problem contradicts itself.
    """
    faults.refuse(problem)
    clock = Clock()
    board = Board(problem)
    return plan_of(board, in_turn(board, range(len(board.crowd))), {}, clock)


def in_turn(board: Board, people: Iterable[int] | None = None) -> Places:
    """Return the places when each of the people, by number, takes the best that is left.

    Without `people` they come by lottery number.
    """
    if people is None:
        people = board.by_lottery(np.zeros(len(board.crowd), dtype=np.int64)).tolist()
    options = _options(board)
    of = board.plain.of.tolist()
    pins = [_pins(board, number) for number in range(len(board.plain.profiles))]
    left = board.seats.tolist()
    for number, size in enumerate(board.plain.size.tolist()):
        for room in pins[number]:
            left[room] -= size
    places = np.empty((len(of), len(board.slots)), dtype=np.int64)
    for person in people:
        mine = pins[of[person]]
        open_ones = (
            (bundle, rooms)
            for bundle, rooms in options[of[person]]
            if all(left[room] > 0 or room in mine for room in rooms)
        )
        places[person], taken = next(open_ones)
        for room in taken:
            left[room] -= room not in mine
    return places


def _pins(board: Board, number: int) -> Counter[int]:
    pinned = board.plain.profiles[number].pinned
    return Counter(board.number[pin.slot, pin.session] for pin in pinned)


def _options(board: Board) -> dict[int, list[tuple[list[int], list[int]]]]:
    """Return for each type its bundles, the best first, each beside its real rooms."""
    columns = columns_of(board, board.plain, unseated=True)
    options = defaultdict(list)
    order = np.lexsort((np.arange(len(columns)), columns.level, columns.owner))
    for owner, rooms in zip(
        columns.owner[order].tolist(), columns.rooms[order].tolist(), strict=True
    ):
        options[owner].append((rooms, [room for room in rooms if room < board.absent]))
    return options
