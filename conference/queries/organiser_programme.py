"""The day as the organiser sees it: items, slots, sessions, rooms, seats and wishes."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from conference.domain.programme import AppearanceRole, ItemKind
from conference.domain.texts import Translated
from conference.models import (
    Appearance,
    Conference,
    Invitation,
    Occurrence,
    ParallelSession,
    Person,
    ProgrammeItem,
    TimeSlot,
)
from conference.queries import rows
from conference.queries.wishes import SessionDemand, demand


@dataclass(frozen=True, slots=True)
class Appearing:
    """Somebody on the programme, and as what."""

    name: str
    title: Translated | None
    role: AppearanceRole


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the day; `slot` is the slot's number where sessions run in parallel."""

    starts_at: datetime
    ends_at: datetime
    kind: ItemKind
    title: Translated | None
    slot: int | None
    people: tuple[Appearing, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """A session's room in a slot: seats aimed for, and the most that the room takes."""

    slot: int
    name: str
    seats: int
    limit: int


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """A session with its chairs, its rooms by slot and the wishes for it."""

    demand: SessionDemand
    chairs: tuple[Appearing, ...]
    rooms: tuple[Room, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """The whole day; `common` invitations have the conference's deadline, `own` another."""

    items: tuple[Item, ...]
    whole_day: tuple[Appearing, ...]
    sessions: tuple[SessionPlan, ...]
    slots: tuple[int, ...]
    common: int
    own: int


def programme(session: Session, conference_id: int) -> Programme:
    """Return the day, in five queries."""
    by_item, by_session, whole_day = _people(session, conference_id)
    rooms = _rooms(session, conference_id)
    common, own = _deadlines(session, conference_id)
    items = _items(session, conference_id, by_item)
    return Programme(
        items=items,
        whole_day=tuple(whole_day),
        sessions=tuple(
            SessionPlan(
                each,
                tuple(one for one in by_session[each.id] if one.role is AppearanceRole.CHAIR),
                tuple(rooms[each.id]),
            )
            for each in demand(session, conference_id)
        ),
        slots=tuple(sorted(each.slot for each in items if each.slot is not None)),
        common=common,
        own=own,
    )


def _items(
    session: Session, conference_id: int, people: dict[int, list[Appearing]]
) -> tuple[Item, ...]:
    query = (
        select(
            ProgrammeItem.id,
            ProgrammeItem.starts_at,
            ProgrammeItem.ends_at,
            ProgrammeItem.kind,
            ProgrammeItem.title,
            TimeSlot.number,
        )
        .outerjoin(TimeSlot, TimeSlot.item_id == ProgrammeItem.id)
        .where(ProgrammeItem.conference_id == conference_id)
        .order_by(ProgrammeItem.starts_at, ProgrammeItem.id)
    )
    return tuple(Item(*(*rest, tuple(people[id_]))) for id_, *rest in rows.every(session, query))


def _people(
    session: Session, conference_id: int
) -> tuple[dict[int, list[Appearing]], dict[int, list[Appearing]], list[Appearing]]:
    """Return who appears by item, by session, and for the whole day."""
    query = (
        select(
            Appearance.item_id, Appearance.session_id, Person.name, Person.title, Appearance.role
        )
        .join(Appearance.person)
        .where(Appearance.conference_id == conference_id)
        .order_by(Appearance.id)
    )
    by_item: dict[int, list[Appearing]] = defaultdict(list)
    by_session: dict[int, list[Appearing]] = defaultdict(list)
    whole_day: list[Appearing] = []
    for item_id, session_id, *person in rows.every(session, query):
        if item_id is not None:
            by_item[item_id].append(Appearing(*person))
        elif session_id is not None:
            by_session[session_id].append(Appearing(*person))
        else:
            whole_day.append(Appearing(*person))
    return by_item, by_session, whole_day


def _rooms(session: Session, conference_id: int) -> dict[int, list[Room]]:
    query = (
        select(
            Occurrence.session_id,
            TimeSlot.number,
            Occurrence.room,
            Occurrence.seats,
            Occurrence.room_limit,
        )
        .join(Occurrence.slot)
        .join(ParallelSession, ParallelSession.id == Occurrence.session_id)
        .where(ParallelSession.conference_id == conference_id)
        .order_by(TimeSlot.number)
    )
    rooms: dict[int, list[Room]] = defaultdict(list)
    for session_id, *room in rows.every(session, query):
        rooms[session_id].append(Room(*room))
    return rooms


def _deadlines(session: Session, conference_id: int) -> tuple[int, int]:
    """Return how many invitations have the common deadline, and how many one of their own."""
    query = (
        select(
            func.count(case((Invitation.closes_at == Conference.closes_at, 1))),
            func.count(case((Invitation.closes_at != Conference.closes_at, 1))),
        )
        .join(Invitation.conference)
        .where(Conference.id == conference_id)
    )
    common, own = session.execute(query).one()
    return common, own
