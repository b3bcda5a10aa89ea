"""Who came: to the house, and to which room; the conference's own day alone counts."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.clock import start_of_day
from conference.domain.organisations import OrganisationKind
from conference.models import (
    Admission,
    Attendance,
    Invitation,
    Occurrence,
    Organisation,
    ParallelSession,
    Registration,
    TimeSlot,
)
from conference.queries.door import stands

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Attendee:
    """A seat, with when its holder was let in (None: never), and the session ticked by slot."""

    registration_id: int
    name: str | None
    organisation_id: int
    organisation: str
    kind: OrganisationKind
    county: str
    admitted_at: datetime | None
    sessions: dict[int, int]


@dataclass(frozen=True, slots=True)
class Turnout:
    """Of some people: how many had a seat, how many came, and from how many organisations."""

    seats: int
    came: int
    organisations: int
    organisations_came: int


def attendees(session: Session, conference_id: int, day: date) -> tuple[Attendee, ...]:
    """Return every seat by organisation and place. Two queries."""
    ticked = _ticked(session, conference_id, day)
    query = (
        select(
            Registration.id.label("registration_id"),
            Registration.name,
            Organisation.id.label("organisation_id"),
            Organisation.name.label("organisation"),
            Organisation.kind,
            Organisation.county,
            Admission.admitted_at,
        )
        .join(Invitation, Invitation.id == Registration.invitation_id)
        .join(Organisation, Organisation.id == Invitation.organisation_id)
        .outerjoin(Admission, stands(day))
        .where(Invitation.conference_id == conference_id)
        .order_by(Organisation.name_key, Registration.seat)
    )
    return tuple(
        Attendee(**row, sessions=ticked[row["registration_id"]])
        for row in session.execute(query).mappings()
    )


def turnout(people: Iterable[Attendee], key: Callable[[Attendee], Key]) -> dict[Key, Turnout]:
    """Return how many came of each group that `key` puts somebody in, in the order met."""
    groups: dict[Key, list[Attendee]] = {}
    for each in people:
        groups.setdefault(key(each), []).append(each)
    return {name: _turnout(group) for name, group in groups.items()}


def _turnout(group: list[Attendee]) -> Turnout:
    came = [each for each in group if each.admitted_at]
    return Turnout(
        seats=len(group),
        came=len(came),
        organisations=len({each.organisation_id for each in group}),
        organisations_came=len({each.organisation_id for each in came}),
    )


def _ticked(session: Session, conference_id: int, day: date) -> dict[int, dict[int, int]]:
    query = (
        select(Attendance.registration_id, TimeSlot.number, ParallelSession.number)
        .join(Occurrence, Occurrence.id == Attendance.occurrence_id)
        .join(TimeSlot, TimeSlot.id == Occurrence.slot_id)
        .join(ParallelSession, ParallelSession.id == Occurrence.session_id)
        .where(
            ParallelSession.conference_id == conference_id,
            Attendance.ticked_at >= start_of_day(day),
        )
    )
    found: dict[int, dict[int, int]] = defaultdict(dict)
    for registration_id, slot, number in session.execute(query):
        found[registration_id][slot] = number
    return found
