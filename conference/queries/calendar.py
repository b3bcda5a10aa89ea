"""What a calendar file is made of: the edition, the day, and a person's published places."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.programme import ItemKind
from conference.domain.runs import RunState
from conference.domain.texts import Translated
from conference.models import (
    AssignmentRun,
    Conference,
    Occurrence,
    ParallelSession,
    Placement,
    ProgrammeItem,
    Registration,
    TimeSlot,
)
from conference.queries import rows


@dataclass(frozen=True, slots=True)
class CalendarEdition:
    """The conference that a calendar is of; `revision` grows with every change of its programme."""

    slug: str
    name: Translated
    organiser: Translated
    date: date
    venue: str | None
    revision: int


@dataclass(frozen=True, slots=True)
class CalendarItem:
    """A line of the day; one without a title goes by its kind."""

    id: int
    starts_at: datetime
    ends_at: datetime
    kind: ItemKind
    title: Translated | None
    description: Translated | None
    room: str | None


@dataclass(frozen=True, slots=True)
class CalendarPlace:
    """A person's session in the slot that is the day's item `item_id`, placed by run `run`."""

    item_id: int
    starts_at: datetime
    ends_at: datetime
    session: int
    title: Translated
    room: str
    run: int


def edition(session: Session, conference_id: int) -> CalendarEdition:
    """Return the conference; raises NotFound."""
    columns = [getattr(Conference, name) for name in CalendarEdition.__dataclass_fields__]
    query = select(*columns)
    return CalendarEdition(*rows.only(session, query.where(Conference.id == conference_id)))


def day(session: Session, conference_id: int) -> tuple[CalendarItem, ...]:
    """Return the lines of the day in the order they begin."""
    query = (
        select(
            ProgrammeItem.id,
            ProgrammeItem.starts_at,
            ProgrammeItem.ends_at,
            ProgrammeItem.kind,
            ProgrammeItem.title,
            ProgrammeItem.description,
            ProgrammeItem.room,
        )
        .where(ProgrammeItem.conference_id == conference_id)
        .order_by(ProgrammeItem.starts_at, ProgrammeItem.id)
    )
    return tuple(CalendarItem(*row) for row in rows.every(session, query))


def places(session: Session, registration_id: int) -> tuple[CalendarPlace, ...]:
    """Return where the published run places the registration, by slot; empty before one is."""
    query = (
        select(
            ProgrammeItem.id,
            ProgrammeItem.starts_at,
            ProgrammeItem.ends_at,
            ParallelSession.number,
            ParallelSession.title,
            Occurrence.room,
            AssignmentRun.number,
        )
        .select_from(Placement)
        .join(AssignmentRun, AssignmentRun.id == Placement.run_id)
        .join(Placement.occurrence)
        .join(Occurrence.slot)
        .join(TimeSlot.item)
        .join(Occurrence.session)
        .where(
            Placement.registration_id == registration_id,
            AssignmentRun.state == RunState.PUBLISHED,
        )
        .order_by(TimeSlot.number)
    )
    return tuple(CalendarPlace(*row) for row in rows.every(session, query))


def registration(session: Session, invitation_id: int, seat: int) -> int | None:
    """Return the registration on the invitation's seat, or None where it isn't taken."""
    query = select(Registration.id).where(
        Registration.invitation_id == invitation_id, Registration.seat == seat
    )
    return session.scalar(query)


def person(session: Session, registration_id: int) -> str | None:
    """Return the name on the registration, or None where it waits for one."""
    return session.scalar(select(Registration.name).where(Registration.id == registration_id))
