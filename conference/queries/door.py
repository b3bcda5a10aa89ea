"""What the door needs: everybody with a seat, where they are placed, and whether they are in.

No more than that: neither needs nor contact data come this way.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy.orm import Session

from conference.domain.organisations import OrganisationKind
from conference.domain.runs import RunState
from conference.domain.search import sort_key
from conference.domain.texts import Translated
from conference.models import (
    Admission,
    AssignmentRun,
    Invitation,
    Occurrence,
    Organisation,
    ParallelSession,
    Placement,
    ProgrammeItem,
    Registration,
    TimeSlot,
)


@dataclass(frozen=True, slots=True)
class DoorPlace:
    """A room that somebody is placed in, by the published run."""

    slot: int
    occurrence_id: int
    starts_at: datetime
    number: int
    title: Translated
    room: str


@dataclass(frozen=True, slots=True)
class DoorPerson:
    """One seat as the door sees it; `name` None waits for its name.

    `admitted_at` and `desk` are those of the admission that stands on the day asked for.
    """

    registration_id: int
    invitation_id: int
    seat: int
    code: str
    name: str | None
    organisation_id: int
    organisation: str
    is_invented: bool
    kind: OrganisationKind
    admitted_at: datetime | None
    desk: str | None
    id_seen: bool | None
    places: tuple[DoorPlace, ...]


def people(session: Session, conference_id: int, day: date) -> tuple[DoorPerson, ...]:
    """Return every seat of the conference, by name; those without one come last. Two queries."""
    places = _places(session, conference_id)
    rows = session.execute(_seats(conference_id, day)).mappings()
    found = [DoorPerson(**each, places=places.get(each["registration_id"], ())) for each in rows]
    return tuple(sorted(found, key=_by_name))


def person(session: Session, conference_id: int, day: date, code: str) -> DoorPerson | None:
    """Return whoever has the badge with `code`, or None."""
    query = _seats(conference_id, day).where(Registration.code == code)
    row = session.execute(query).mappings().one_or_none()
    if row is None:
        return None
    places = _places(session, conference_id, row["registration_id"])
    return DoorPerson(**row, places=places.get(row["registration_id"], ()))


def code(session: Session, registration_id: int) -> str | None:
    """Return the code on the badge of whoever has the seat now, or None."""
    return session.scalar(select(Registration.code).where(Registration.id == registration_id))


def _seats(conference_id: int, day: date) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Registration.id.label("registration_id"),
            Registration.invitation_id,
            Registration.seat,
            Registration.code,
            Registration.name,
            Organisation.id.label("organisation_id"),
            Organisation.name.label("organisation"),
            Organisation.is_invented,
            Organisation.kind,
            Admission.admitted_at,
            Admission.desk,
            Admission.id_seen,
        )
        .join(Invitation, Invitation.id == Registration.invitation_id)
        .join(Organisation, Organisation.id == Invitation.organisation_id)
        .outerjoin(Admission, stands(day))
        .where(Invitation.conference_id == conference_id)
    )


def stands(day: date) -> ColumnElement[bool]:
    """Return the condition that joins a registration to its admission of `day`."""
    return and_(
        Admission.registration_id == Registration.id,
        Admission.day == day,
        Admission.undone_at.is_(None),
    )


def _by_name(one: DoorPerson) -> tuple[bool, str, str, int]:
    return one.name is None, sort_key(one.name or ""), sort_key(one.organisation), one.seat


def _places(
    session: Session, conference_id: int, registration_id: int | None = None
) -> dict[int, tuple[DoorPlace, ...]]:
    query = (
        select(
            Placement.registration_id,
            TimeSlot.number.label("slot"),
            Occurrence.id.label("occurrence_id"),
            ProgrammeItem.starts_at,
            ParallelSession.number,
            ParallelSession.title,
            Occurrence.room,
        )
        .join(AssignmentRun, AssignmentRun.id == Placement.run_id)
        .join(Occurrence, Occurrence.id == Placement.occurrence_id)
        .join(TimeSlot, TimeSlot.id == Occurrence.slot_id)
        .join(ProgrammeItem, ProgrammeItem.id == TimeSlot.item_id)
        .join(ParallelSession, ParallelSession.id == Occurrence.session_id)
        .where(
            AssignmentRun.conference_id == conference_id,
            AssignmentRun.state == RunState.PUBLISHED,
        )
        .order_by(TimeSlot.number)
    )
    if registration_id is not None:
        query = query.where(Placement.registration_id == registration_id)
    found: dict[int, tuple[DoorPlace, ...]] = {}
    for row in session.execute(query).mappings():
        values = dict(row)
        holder = values.pop("registration_id")
        found[holder] = (*found.get(holder, ()), DoorPlace(**values))
    return found
