"""The facts behind each place: which wish it is, and what stood in the way of a dearer one."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from conference.assignment.plan import (
    Obstacle,
    ObstacleKind,
    Placement,
    Reason,
    ReasonKind,
    Unseated,
)
from conference.assignment.problem import Participant, Problem


class _Facts(NamedTuple):
    """What is true of the plan as a whole, by (slot, session)."""

    seats: dict[tuple[str, str], int]
    taken: Counter[tuple[str, str]]
    wished: Counter[tuple[str, str]]
    given: dict[tuple[str, str], str]


def reasons(
    problem: Problem, placements: tuple[Placement, ...], unseated: tuple[Unseated, ...]
) -> Iterator[Reason]:
    """Yield the reason for every placement, and for every slot without one."""
    people = {each.id: each for each in problem.participants}
    facts = _Facts(
        seats={(each.slot, each.session): each.seats for each in problem.occurrences},
        taken=Counter((each.slot, each.session) for each in placements),
        wished=Counter(
            (slot, wish)
            for each in problem.participants
            for slot in each.slots
            for wish in each.wishes
        ),
        given={(each.participant, each.slot): each.session for each in placements},
    )
    for placement in placements:
        yield _reason(people[placement.participant], placement.slot, placement.session, facts)
    for lack in unseated:
        yield _reason(people[lack.participant], lack.slot, None, facts)


def _reason(person: Participant, slot: str, session: str | None, facts: _Facts) -> Reason:
    rank = person.wishes.index(session) + 1 if session in person.wishes else None
    dearer = person.wishes[: rank - 1] if rank else person.wishes
    is_pinned = any(pin.slot == slot for pin in person.pinned)
    return Reason(
        participant=person.id,
        slot=slot,
        session=session,
        wish=rank,
        kind=_kind(person, session, rank, is_pinned=is_pinned),
        better=tuple(
            _obstacle(person, slot, wish, number, facts, is_pinned=is_pinned)
            for number, wish in enumerate(dearer, start=1)
        ),
    )


def _kind(
    person: Participant, session: str | None, rank: int | None, *, is_pinned: bool
) -> ReasonKind:
    if session is None:
        return ReasonKind.UNSEATED
    if is_pinned:
        return ReasonKind.PINNED
    if rank:
        return ReasonKind.WISHED
    return ReasonKind.NOT_WISHED if person.wishes else ReasonKind.NO_WISHES


def _obstacle(
    person: Participant, slot: str, wish: str, rank: int, facts: _Facts, *, is_pinned: bool
) -> Obstacle:
    elsewhere = {facts.given.get((person.id, other)) for other in person.slots if other != slot}
    place = (slot, wish)
    if wish in elsewhere:
        return Obstacle(wish, rank, ObstacleKind.SEATED_ELSEWHERE)
    if is_pinned:
        return Obstacle(wish, rank, ObstacleKind.PINNED)
    if wish in person.barred:
        return Obstacle(wish, rank, ObstacleKind.BARRED)
    if place not in facts.seats:
        return Obstacle(wish, rank, ObstacleKind.NOT_HELD)
    if facts.taken[place] >= facts.seats[place]:
        return Obstacle(wish, rank, ObstacleKind.FULL, facts.seats[place], facts.wished[place])
    return Obstacle(wish, rank, ObstacleKind.OUT_OF_TIME)
