"""The whole programme: the day's items, the slots, and the sessions with all who take part."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.programme import AppearanceRole, AppearanceStatus, ItemKind
from conference.domain.texts import Translated
from conference.models import (
    Appearance,
    Occurrence,
    ParallelSession,
    Person,
    ProgrammeItem,
    TimeSlot,
)


@dataclass(frozen=True, slots=True)
class AppearanceView:
    """Somebody on the programme; `is_announced` is False for what only the report tells of."""

    person_id: int
    name: str
    title: Translated | None
    affiliation: Translated | None
    role: AppearanceRole
    note: Translated | None
    is_announced: bool
    is_inferred: bool


@dataclass(frozen=True, slots=True)
class ItemView:
    """A line of the day; `slot` is the slot's number where sessions run in parallel, `room` the
    line's own where it has one."""

    id: int
    starts_at: datetime
    ends_at: datetime
    kind: ItemKind
    title: Translated | None
    description: Translated | None
    room: str | None
    slot: int | None
    people: tuple[AppearanceView, ...]


@dataclass(frozen=True, slots=True)
class OccurrenceView:
    """When and where a session is held."""

    id: int
    slot: int
    starts_at: datetime
    ends_at: datetime
    room: str
    seats: int
    room_limit: int


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session, who leads it, who else takes part, and its occurrences by slot."""

    id: int
    number: int
    title: Translated
    summary: Translated
    asks_for: Translated | None
    chairs: tuple[AppearanceView, ...]
    contributors: tuple[AppearanceView, ...]
    occurrences: tuple[OccurrenceView, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """The programme: `hosts` are there all day."""

    hosts: tuple[AppearanceView, ...]
    items: tuple[ItemView, ...]
    sessions: tuple[SessionView, ...]

    @property
    def has_unannounced(self) -> bool:
        """Whether some contributor is known from the report only."""
        return any(not one.is_announced for each in self.sessions for one in each.contributors)

    @property
    def slots(self) -> tuple[int, ...]:
        """The numbers of the slots, in the day's order."""
        return tuple(each.slot for each in self.items if each.slot is not None)


Where = tuple[int | None, int | None]


def whole(session: Session, conference_id: int) -> ProgrammeView:
    """Return the conference's programme, in four queries however long it is."""
    people = _appearances(session, conference_id)
    items = _items(session, conference_id, people)
    return ProgrammeView(
        hosts=tuple(people[None, None]),
        items=items,
        sessions=_sessions(session, conference_id, people, items),
    )


def _appearances(session: Session, conference_id: int) -> dict[Where, list[AppearanceView]]:
    """Return the appearances by (item id, session id)."""
    query = (
        select(Appearance, Person)
        .join(Person, Person.id == Appearance.person_id)
        .where(
            Appearance.conference_id == conference_id,
            Appearance.status != AppearanceStatus.CANCELLED,
        )
        .order_by(Appearance.id)
    )
    found: dict[Where, list[AppearanceView]] = defaultdict(list)
    for appearance, person in session.execute(query):
        found[appearance.item_id, appearance.session_id].append(
            AppearanceView(
                person_id=person.id,
                name=person.name,
                title=person.title,
                affiliation=person.affiliation,
                role=appearance.role,
                note=appearance.note,
                is_announced=appearance.status is AppearanceStatus.PLANNED,
                is_inferred=appearance.inferred,
            )
        )
    return found


def _items(
    session: Session, conference_id: int, people: dict[Where, list[AppearanceView]]
) -> tuple[ItemView, ...]:
    query = (
        select(ProgrammeItem, TimeSlot.number)
        .outerjoin(TimeSlot, TimeSlot.item_id == ProgrammeItem.id)
        .where(ProgrammeItem.conference_id == conference_id)
        .order_by(ProgrammeItem.starts_at, ProgrammeItem.id)
    )
    return tuple(
        ItemView(
            id=item.id,
            starts_at=item.starts_at,
            ends_at=item.ends_at,
            kind=item.kind,
            title=item.title,
            description=item.description,
            room=item.room,
            slot=slot,
            people=tuple(people.get((item.id, None), ())),
        )
        for item, slot in session.execute(query)
    )


def _sessions(
    session: Session,
    conference_id: int,
    people: dict[Where, list[AppearanceView]],
    items: tuple[ItemView, ...],
) -> tuple[SessionView, ...]:
    held = _occurrences(session, conference_id, items)
    query = (
        select(ParallelSession)
        .where(ParallelSession.conference_id == conference_id)
        .order_by(ParallelSession.number)
    )
    found = []
    for each in session.scalars(query):
        here = people.get((None, each.id), [])
        found.append(
            SessionView(
                id=each.id,
                number=each.number,
                title=each.title,
                summary=each.summary,
                asks_for=each.asks_for,
                chairs=tuple(one for one in here if one.role is AppearanceRole.CHAIR),
                contributors=tuple(one for one in here if one.role is not AppearanceRole.CHAIR),
                occurrences=tuple(held.get(each.id, ())),
            )
        )
    return tuple(found)


def _occurrences(
    session: Session, conference_id: int, items: tuple[ItemView, ...]
) -> dict[int, list[OccurrenceView]]:
    times = {item.slot: item for item in items if item.slot}
    query = (
        select(Occurrence, TimeSlot.number)
        .join(TimeSlot, TimeSlot.id == Occurrence.slot_id)
        .where(TimeSlot.conference_id == conference_id)
        .order_by(TimeSlot.number)
    )
    found: dict[int, list[OccurrenceView]] = defaultdict(list)
    for each, slot in session.execute(query):
        item = times[slot]
        found[each.session_id].append(
            OccurrenceView(
                id=each.id,
                slot=slot,
                starts_at=item.starts_at,
                ends_at=item.ends_at,
                room=each.room,
                seats=each.seats,
                room_limit=each.room_limit,
            )
        )
    return found
