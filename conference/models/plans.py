"""The programme read as one value: what the tables hold, and what is worked on beside them.

Kept beside the tables so that services and queries read it alike (see
docs/decisions/0015-the-programme-is-drafted-beside-the-tables.md).
"""

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain import plan_json
from conference.domain.errors import NotFound
from conference.domain.plan import (
    Plan,
    PlannedAppearance,
    PlannedItem,
    PlannedOccurrence,
    PlannedPerson,
    PlannedSession,
    Room,
)
from conference.domain.programme import AppearanceStatus
from conference.models.conference import Conference
from conference.models.people import Appearance, Person
from conference.models.programme import Occurrence, ParallelSession, ProgrammeItem, TimeSlot
from conference.models.releases import ProgrammeDraft, ProgrammeRelease


def working(session: Session, conference_id: int) -> Plan:
    """Return the programme as it is worked on; raises NotFound."""
    draft = newest_draft(session, conference_id)
    if draft is None:
        return released(session, conference_id)
    return plan_json.load(draft.content)


def newest_draft(session: Session, conference_id: int) -> ProgrammeDraft | None:
    """Return the draft that is worked on, or None where that is what is released."""
    return session.scalar(
        select(ProgrammeDraft)
        .where(ProgrammeDraft.conference_id == conference_id)
        .order_by(ProgrammeDraft.number.desc())
        .limit(1)
    )


def is_undoable(session: Session, draft: ProgrammeDraft) -> bool:
    """Whether what was before the draft is still known: the first one began with a release."""
    before = select(ProgrammeDraft.id).where(
        ProgrammeDraft.conference_id == draft.conference_id, ProgrammeDraft.number < draft.number
    )
    return draft.number == 1 or session.scalar(before.limit(1)) is not None


def newest_release(session: Session, conference_id: int) -> ProgrammeRelease | None:
    """Return the latest release, or None."""
    return session.scalar(
        select(ProgrammeRelease)
        .where(ProgrammeRelease.conference_id == conference_id)
        .order_by(ProgrammeRelease.number.desc())
        .limit(1)
    )


def released(session: Session, conference_id: int) -> Plan:
    """Return the programme that the tables hold; raises NotFound.

    Rooms and people with nothing to do there are known from the latest release alone.
    """
    day = session.scalar(select(Conference.date).where(Conference.id == conference_id))
    if day is None:
        raise NotFound
    latest = newest_release(session, conference_id)
    known = Plan(day) if latest is None else plan_json.load(latest.content)
    items = _items(session, conference_id)
    held = _occurrences(session, conference_id)
    appearances = _appearances(session, conference_id)
    named = {each.key for each in known.people} | {each.person for each in appearances}
    return Plan(
        date=day,
        rooms=_rooms(known, items, held),
        items=items,
        sessions=_sessions(session, conference_id),
        occurrences=tuple(planned for planned, _limit in held),
        people=_people(session, named),
        appearances=appearances,
    )


def _items(session: Session, conference_id: int) -> tuple[PlannedItem, ...]:
    query = (
        select(ProgrammeItem)
        .where(ProgrammeItem.conference_id == conference_id)
        .order_by(ProgrammeItem.starts_at, ProgrammeItem.ends_at, ProgrammeItem.id)
    )
    return tuple(
        PlannedItem(
            key=each.id,
            starts_at=each.starts_at,
            ends_at=each.ends_at,
            kind=each.kind,
            title=each.title,
            description=each.description,
            room=each.room,
        )
        for each in session.scalars(query)
    )


def _sessions(session: Session, conference_id: int) -> tuple[PlannedSession, ...]:
    query = (
        select(ParallelSession)
        .where(ParallelSession.conference_id == conference_id)
        .order_by(ParallelSession.number)
    )
    return tuple(
        PlannedSession(each.id, each.number, each.title, each.summary, each.asks_for)
        for each in session.scalars(query)
    )


def _occurrences(session: Session, conference_id: int) -> list[tuple[PlannedOccurrence, int]]:
    """Return the occurrences, each with the limit of its room."""
    query = (
        select(Occurrence, TimeSlot.item_id)
        .join(TimeSlot, TimeSlot.id == Occurrence.slot_id)
        .where(TimeSlot.conference_id == conference_id)
        .order_by(Occurrence.id)
    )
    return [
        (
            PlannedOccurrence(each.id, item, each.session_id, each.room, each.seats, each.minimum),
            each.room_limit,
        )
        for each, item in session.execute(query)
    ]


def _rooms(
    known: Plan, items: tuple[PlannedItem, ...], held: list[tuple[PlannedOccurrence, int]]
) -> tuple[Room, ...]:
    """Return the rooms known, then those that only the tables know, by their use."""
    limits = {each.name: each.limit for each in known.rooms}
    used: dict[str, int] = {}
    for occurrence, limit in held:
        used[occurrence.room] = max(limit, used.get(occurrence.room, 0))
    limits |= used
    for each in items:
        if each.room is not None:
            limits.setdefault(each.room, 0)
    return tuple(Room(name, limit) for name, limit in limits.items())


def _appearances(session: Session, conference_id: int) -> tuple[PlannedAppearance, ...]:
    query = (
        select(Appearance)
        .where(
            Appearance.conference_id == conference_id,
            Appearance.status != AppearanceStatus.CANCELLED,
        )
        .order_by(Appearance.id)
    )
    return tuple(
        PlannedAppearance(
            key=each.id,
            person=each.person_id,
            role=each.role,
            status=each.status,
            item=each.item_id,
            session=each.session_id,
            note=each.note,
            inferred=each.inferred,
        )
        for each in session.scalars(query)
    )


def _people(session: Session, keys: set[int]) -> tuple[PlannedPerson, ...]:
    query = select(Person).where(Person.id.in_(keys)).order_by(Person.id)
    return tuple(
        PlannedPerson(each.id, each.name, each.title, each.affiliation, each.is_body)
        for each in session.scalars(query)
    )
