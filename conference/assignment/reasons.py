"""Why everybody has what they have: facts that are true of the plan, for somebody else to word."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from conference.assignment.board import Places
from conference.assignment.plan import Obstacle, ObstacleKind, Reason, ReasonKind
from conference.assignment.problem import Participant, Problem

Place = tuple[str, str]  # slot, session


@dataclass(frozen=True, slots=True)
class _Facts:
    """The plan's places, and per (slot, session) seats, those taken, and people who wish for it."""

    places: Places
    seats: dict[Place, int]
    taken: Counter[Place]
    wished: Counter[Place]

    def is_full(self, place: Place) -> bool:
        return self.taken[place] >= self.seats[place]


def reasons(problem: Problem, places: Places) -> tuple[Reason, ...]:
    """Return a reason for each slot that anybody attends, in canonical order."""
    facts = _Facts(
        places=places,
        seats={(one.slot, one.session): one.seats for one in problem.occurrences},
        taken=Counter(
            (slot, session)
            for given in places.values()
            for slot, session in given.items()
            if session is not None
        ),
        wished=Counter(
            (slot, session)
            for each in problem.participants
            for slot in each.slots
            for session in each.wishes
        ),
    )
    people = sorted(problem.participants, key=lambda one: one.id)
    return tuple(_reason(facts, one, slot) for one in people for slot in sorted(one.slots))


def _reason(facts: _Facts, participant: Participant, slot: str) -> Reason:
    session = facts.places[participant.id][slot]
    wish = None
    if session in participant.wishes:
        wish = participant.wishes.index(session) + 1
    kind = _kind(facts, participant, slot, wish)
    better = tuple(_obstacles(facts, participant, slot, wish))
    return Reason(participant.id, slot, session, wish, kind, better)


def _kind(facts: _Facts, participant: Participant, slot: str, wish: int | None) -> ReasonKind:
    if any(pin.slot == slot for pin in participant.pinned):
        return ReasonKind.PINNED
    if facts.places[participant.id][slot] is None:
        return _lack(facts, participant, slot)
    if wish is not None:
        return ReasonKind.WISHED
    return ReasonKind.UNLISTED if participant.wishes else ReasonKind.NO_WISHES


def _lack(facts: _Facts, participant: Participant, slot: str) -> ReasonKind:
    """Return why the participant has no seat in the slot."""
    held = [session for there, session in facts.seats if there == slot]
    free = {session for session in held if not facts.is_full((slot, session))}
    if not free:
        return ReasonKind.SLOT_FULL
    closed = participant.barred | set(facts.places[participant.id].values())
    return ReasonKind.NONE_OPEN if free <= closed else ReasonKind.OUT_OF_TIME


def _obstacles(
    facts: _Facts, participant: Participant, slot: str, wish: int | None
) -> Iterator[Obstacle]:
    """Yield what stands in the way of each wish that ranks before the `wish`-th."""
    for rank, session in enumerate(participant.wishes[: wish and wish - 1], start=1):
        place = (slot, session)
        why = _why(facts, participant, place)
        yield Obstacle(session, rank, why, facts.wished[place], facts.seats.get(place, 0))


def _why(facts: _Facts, participant: Participant, place: Place) -> ObstacleKind:
    slot, session = place
    hindrances = {
        ObstacleKind.SEATED_ELSEWHERE: session in facts.places[participant.id].values(),
        ObstacleKind.NOT_HELD: place not in facts.seats,
        ObstacleKind.BARRED: session in participant.barred,
        ObstacleKind.PINNED: any(pin.slot == slot for pin in participant.pinned),
        ObstacleKind.FULL: place in facts.seats and facts.is_full(place),
    }
    found = (kind for kind, holds in hindrances.items() if holds)
    return next(found, ObstacleKind.OUT_OF_TIME)
