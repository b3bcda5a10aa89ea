"""A plan from places: counted anew from who sits where, whatever the solver says of itself."""

from collections import Counter

from conference.assignment.board import Board, Places
from conference.assignment.clock import Clock
from conference.assignment.levels import Level, level
from conference.assignment.plan import (
    SEATS,
    Criterion,
    Placement,
    Plan,
    Share,
    Unseated,
    level_name,
)
from conference.assignment.reasons import reasons


def plan_of(board: Board, places: Places, bounds: dict[str, int], clock: Clock) -> Plan:
    """Return the plan with its criteria beside their bounds, its profile and its reasons."""
    rows = [
        (participant, slot, session)
        for participant, given in sorted(places.items())
        for slot, session in sorted(given.items())
    ]
    placements = tuple(Placement(who, slot, what) for who, slot, what in rows if what is not None)
    profile = _profile(board, places)
    criteria = [Criterion(SEATS, len(placements), bounds[SEATS])]
    for each in board.levels:
        no_better = sum(people for reached, people in profile.items() if reached >= each)
        criteria.append(Criterion(level_name(each), no_better, bounds[level_name(each)]))
    return Plan(
        placements=placements,
        unseated=tuple(Unseated(who, slot) for who, slot, what in rows if what is None),
        criteria=tuple(criteria),
        profile=tuple(Share(each, people) for each, people in sorted(profile.items())),
        proven=all(each.value == each.bound for each in criteria),
        seconds=clock.seconds,
        reasons=reasons(board.problem, places),
    )


def _profile(board: Board, places: Places) -> Counter[Level]:
    problem = board.problem
    slots, unseated_rank = len(problem.slots), problem.unseated_rank
    return Counter(
        level(each.wishes, tuple(places[each.id].values()), slots, unseated_rank)
        for each in problem.participants
    )
