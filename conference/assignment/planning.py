"""A plan from places: counted anew from who sits where, whatever the solver says of itself."""

import numpy as np

from conference.assignment import counting, levels, stages
from conference.assignment.board import Board
from conference.assignment.clock import Clock
from conference.assignment.crowd import IntArray
from conference.assignment.dealing import Places
from conference.assignment.plan import Criterion, Plan, Share
from conference.assignment.reasons import reasons
from conference.assignment.spreading import Spreader


def plan_of(board: Board, places: Places, bounds: dict[str, int], clock: Clock) -> Plan:
    """Return the plan with its criteria beside their bounds, and its profile.

    `bounds` has what the search has proven, by the criterion's name; `seats` counts the missing.
    A criterion that it lacks can't be below 0.
    """
    found = counting.level_codes(board, places)
    codes, people = np.unique(found, return_counts=True)
    shares = {int(code): int(number) for code, number in zip(codes, people, strict=True)}
    values = _before(board, places) | _levels(board, shares, bounds) | _after(board, places, found)
    attended = int(board.attends.sum())
    criteria = [Criterion(name, value, bounds.get(name, 0)) for name, value in values.items()]
    seats = Criterion(
        stages.SEATS, attended - values[stages.SEATS], attended - bounds.get(stages.SEATS, 0)
    )
    return Plan(
        board=board,
        places=places,
        criteria=tuple(seats if each.name == stages.SEATS else each for each in criteria),
        profile=tuple(
            Share(levels.unpack(code, board.base, len(board.slots)), number)
            for code, number in shares.items()
        ),
        seconds=clock.seconds,
        explain=reasons,
    )


def _before(board: Board, places: Places) -> dict[str, int]:
    """Return the criteria before the wishes."""
    values = {stages.SEATS: int((places == board.unseated).sum())}
    if board.kept is not None:
        moved, worse = counting.changes(board, places)
        values = {stages.WORSE_OFF: worse, **values, stages.MOVED: moved}
    if board.minimum.any():
        values[stages.MINIMUM] = counting.missing_from_groups(board, places)
    return values


def _levels(board: Board, shares: dict[int, int], bounds: dict[str, int]) -> dict[str, int]:
    """Return a criterion for each level that somebody is at or could have been, worst first."""
    slots = len(board.slots)
    known = {levels.unpack(code, board.base, slots) for code in shares}
    known |= {level for level in map(levels.of_name, bounds) if level is not None}
    reached = {levels.unpack(code, board.base, slots): people for code, people in shares.items()}
    return {
        levels.name(each): sum(people for level, people in reached.items() if level >= each)
        for each in sorted(known, reverse=True)
    }


def _after(board: Board, places: Places, found: IntArray) -> dict[str, int]:
    """Return the criteria after the wishes; `found` has everybody's level."""
    values = {}
    rules = board.problem.rules
    if rules.spread_organisations:
        spread = Spreader(places, board.fellows, len(board.rooms))
        values[stages.TOGETHER] = spread.together
    if rules.balance_kinds:
        values[stages.BALANCE] = counting.missing_kinds(board, places)
    values[stages.LOTTERY] = int(board.weights @ np.unique(found, return_inverse=True)[1])
    return values
