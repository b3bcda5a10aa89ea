"""Changes of the sessions, and of where and when they are held."""

from dataclasses import replace

from conference.domain.errors import ChangedMeanwhile
from conference.domain.plan import Plan, PlannedItem, PlannedOccurrence, PlannedSession
from conference.domain.plan_errors import (
    HeldAlready,
    NumberTaken,
    SeatsBelowMinimum,
    SlotNeeded,
)
from conference.domain.plan_parts import check_seen, next_key, one, replaced, room, without
from conference.domain.programme import ItemKind


def add_session(plan: Plan, session: PlannedSession) -> Plan:
    """Add a session; its key is given anew. Raises NumberTaken."""
    new = replace(session, key=next_key(plan))
    _check_number(plan, new)
    return _with_sessions(plan, (*plan.sessions, new))


def change_session(plan: Plan, key: int, session: PlannedSession, seen: str | None) -> Plan:
    """Give a session new facts; raises NotFound, ChangedMeanwhile or NumberTaken."""
    check_seen(one(plan.sessions, key), seen)
    new = replace(session, key=key)
    _check_number(plan, new)
    return _with_sessions(plan, replaced(plan.sessions, new))


def remove_session(plan: Plan, key: int) -> Plan:
    """Take out a session, where it is held, and what people do in it; or NotFound."""
    return replace(
        plan,
        sessions=without(plan.sessions, key),
        occurrences=tuple(each for each in plan.occurrences if each.session != key),
        appearances=tuple(each for each in plan.appearances if each.session != key),
    )


def occurrence_of(plan: Plan, session: int, item: int) -> PlannedOccurrence | None:
    """Return the session's occurrence in a slot, or None."""
    for each in plan.occurrences:
        if (each.session, each.item) == (session, item):
            return each
    return None


def set_occurrence(
    plan: Plan, session: int, item: int, room: str, seats: int, minimum: int, seen: str | None
) -> Plan:
    """Hold a session in a slot, or change the room and seats that it has there.

    `seen` is None for one that is new. Raises NotFound, ChangedMeanwhile, SlotNeeded or
    SeatsBelowMinimum. That the room is taken or too small is a fault, not refused: two sessions
    may be about to swap.
    """
    one(plan.sessions, session)
    _check_place(plan, item, room)
    if minimum > seats:
        raise SeatsBelowMinimum(seats=seats, minimum=minimum)
    before = occurrence_of(plan, session, item)
    if before is None:
        if seen is not None:
            raise ChangedMeanwhile
        new = PlannedOccurrence(next_key(plan), item, session, room, seats, minimum)
        return replace(plan, occurrences=(*plan.occurrences, new))
    check_seen(before, seen)
    new = replace(before, room=room, seats=seats, minimum=minimum)
    return replace(plan, occurrences=replaced(plan.occurrences, new))


def move_occurrence(plan: Plan, key: int, item: int, room: str, seen: str | None = None) -> Plan:
    """Move an occurrence to another slot or room.

    Without `seen` the move is made whatever has changed meanwhile. Raises NotFound,
    ChangedMeanwhile, SlotNeeded, or HeldAlready where the session is held in that slot.
    """
    before = one(plan.occurrences, key)
    if seen is not None:
        check_seen(before, seen)
    _check_place(plan, item, room)
    there = occurrence_of(plan, before.session, item)
    if there is not None and there.key != key:
        raise HeldAlready
    new = replace(before, item=item, room=room)
    return replace(plan, occurrences=replaced(plan.occurrences, new))


def remove_occurrence(plan: Plan, key: int) -> Plan:
    """Hold a session one time less; raises NotFound."""
    return replace(plan, occurrences=without(plan.occurrences, key))


def _check_place(plan: Plan, item: int, name: str) -> PlannedItem:
    slot = one(plan.items, item)
    if slot.kind is not ItemKind.PARALLEL_SESSIONS:
        raise SlotNeeded
    room(plan, name)
    return slot


def _check_number(plan: Plan, session: PlannedSession) -> None:
    for each in plan.sessions:
        if each.number == session.number and each.key != session.key:
            raise NumberTaken(number=session.number)


def _with_sessions(plan: Plan, sessions: tuple[PlannedSession, ...]) -> Plan:
    ordered = sorted(sessions, key=lambda each: (each.number, each.key))
    return replace(plan, sessions=tuple(ordered))
