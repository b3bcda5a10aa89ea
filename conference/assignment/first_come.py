"""First come, first served, for comparison: what a sign-up sheet would have given the same people.

Pinned places are kept for those they belong to; then everybody in turn takes the best that is
left.
"""

from collections import Counter
from collections.abc import Iterable

from conference.assignment import faults
from conference.assignment.board import Board, Places, lay_out, type_of
from conference.assignment.clock import Clock
from conference.assignment.deals import first_bounds
from conference.assignment.plan import Plan
from conference.assignment.planning import plan_of
from conference.assignment.problem import Participant, Problem


def first_come(problem: Problem) -> Plan:
    """Return what the participants get in the order they stand in the problem.

    The criteria are those of `solve`, with bounds that hold for any plan but needn't be
    reachable. Raises InvalidProblem when the problem contradicts itself.
    """
    faults.refuse(problem)
    clock = Clock()
    board = lay_out(problem)
    places = places_in_turn(board, problem.participants)
    return plan_of(board, places, first_bounds(board), clock)


def places_in_turn(board: Board, people: Iterable[Participant]) -> Places:
    """Return the places when each of the people, in that order, takes the best that is left."""
    options = dict(zip(board.types, board.options, strict=True))
    left = Counter({(one.slot, one.session): one.seats for one in board.problem.occurrences})
    for each in board.problem.participants:
        left.subtract((pin.slot, pin.session) for pin in each.pinned)
    places: Places = {}
    for each in people:
        of = type_of(each)
        left.update(of.terms.pinned)
        wanted = (_seats(of.terms.slots, option.bundle) for option in options[of])
        taken = next(seats for seats in wanted if all(left[place] > 0 for place in seats))
        left.subtract(taken)
        session = dict(taken)
        places[each.id] = {slot: session.get(slot) for slot in of.terms.slots}
    return places


def _seats(slots: tuple[str, ...], bundle: tuple[str | None, ...]) -> list[tuple[str, str]]:
    return [
        (slot, session) for slot, session in zip(slots, bundle, strict=True) if session is not None
    ]
