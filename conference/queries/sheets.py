"""What the lists for others hold, and who has taken which of them when."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.guests import GuestState, guest_state
from conference.domain.invitations import InvitationState
from conference.domain.organisations import OrganisationKind, WrittenStandard
from conference.domain.runs import RunState
from conference.domain.search import sort_key
from conference.domain.sheets import SheetKind
from conference.models import (
    AssignmentRun,
    AuditEntry,
    Invitation,
    Occurrence,
    Organisation,
    ParallelSession,
    Placement,
    Registration,
    TimeSlot,
    User,
    Wish,
)
from conference.queries import rows


@dataclass(frozen=True, slots=True)
class GuestLine:
    """An organisation on the list of guests."""

    name: str
    number: str | None
    kind: OrganisationKind
    municipality: str
    county: str
    standard: WrittenStandard
    tags: tuple[str, ...]
    state: GuestState
    quota: int | None
    taken: int
    named: int
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A seat that is taken: who, for whom, the numbers of the wished-for sessions, and where.

    `places` are (session number, room) by slot number, from what is published.
    """

    organisation: str
    kind: OrganisationKind
    municipality: str
    name: str | None
    wishes: tuple[int, ...]
    places: Mapping[int, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Taken:
    """Who took a list last, and when."""

    at: datetime
    by: str | None


def guests(session: Session, conference_id: int) -> list[GuestLine]:
    """Return every organisation, by name."""
    theirs = (Invitation.organisation_id == Organisation.id) & (
        Invitation.conference_id == conference_id
    )
    query = (
        select(
            Organisation,
            Invitation.state,
            Invitation.quota,
            func.count(Registration.id),
            func.count(Registration.name),
            Invitation.answered_at,
        )
        .outerjoin(Invitation, theirs)
        .outerjoin(Registration, Registration.invitation_id == Invitation.id)
        .group_by(Organisation.id, Invitation.id)
    )
    found = [_guest(*row) for row in rows.every(session, query)]
    return sorted(found, key=lambda line: sort_key(line.name))


def _guest(
    each: Organisation,
    state: InvitationState | None,
    quota: int | None,
    taken: int,
    named: int,
    answered_at: datetime | None,
) -> GuestLine:
    return GuestLine(
        name=each.name,
        number=each.number,
        kind=each.kind,
        municipality=each.municipality,
        county=each.county,
        standard=each.written_standard,
        tags=tuple(each.tags),
        state=guest_state(state),
        quota=quota if state in (InvitationState.INVITED, InvitationState.ACCEPTED) else None,
        taken=taken,
        named=named,
        answered_at=answered_at,
    )


def people(session: Session, conference_id: int) -> list[PersonLine]:
    """Return every seat that is taken, by organisation and seat."""
    query = (
        select(
            Registration.id,
            Organisation.name,
            Organisation.kind,
            Organisation.municipality,
            Registration.name,
            Registration.seat,
        )
        .join(Registration.invitation)
        .join(Invitation.organisation)
        .where(Invitation.conference_id == conference_id)
    )
    wishes, placed = _wishes(session, conference_id), places(session, conference_id)
    found = sorted(rows.every(session, query), key=lambda row: (sort_key(row[1]), row[5]))
    return [
        PersonLine(organisation, kind, place, name, tuple(wishes[seat_id]), placed.get(seat_id, {}))
        for seat_id, organisation, kind, place, name, _seat in found
    ]


def _wishes(session: Session, conference_id: int) -> Mapping[int, list[int]]:
    query = (
        select(Wish.registration_id, ParallelSession.number)
        .join(ParallelSession, ParallelSession.id == Wish.session_id)
        .where(ParallelSession.conference_id == conference_id)
        .order_by(Wish.registration_id, Wish.rank)
    )
    found: dict[int, list[int]] = defaultdict(list)
    for registration_id, number in rows.every(session, query):
        found[registration_id].append(number)
    return found


def places(session: Session, conference_id: int) -> Mapping[int, dict[int, tuple[int, str]]]:
    """Return where each seat is placed by what is published: session number and room, by slot."""
    query = (
        select(Placement.registration_id, TimeSlot.number, ParallelSession.number, Occurrence.room)
        .join(AssignmentRun, AssignmentRun.id == Placement.run_id)
        .join(Occurrence, Occurrence.id == Placement.occurrence_id)
        .join(TimeSlot, TimeSlot.id == Occurrence.slot_id)
        .join(ParallelSession, ParallelSession.id == Occurrence.session_id)
        .where(
            AssignmentRun.conference_id == conference_id,
            AssignmentRun.state == RunState.PUBLISHED,
        )
    )
    found: dict[int, dict[int, tuple[int, str]]] = defaultdict(dict)
    for registration_id, slot, number, room in rows.every(session, query):
        found[registration_id][slot] = (number, room)
    return found


def last_taken(session: Session, conference_id: int) -> dict[SheetKind, Taken]:
    """Return who took each list last, from the log."""
    query = (
        select(AuditEntry.at, AuditEntry.detail, User.name)
        .outerjoin(User, User.id == AuditEntry.user_id)
        .where(
            AuditEntry.action == "list.take",
            AuditEntry.subject == "conference",
            AuditEntry.subject_id == conference_id,
        )
        .order_by(AuditEntry.id)
    )
    found = rows.every(session, query)
    return {SheetKind(detail["list"]): Taken(at, name) for at, detail, name in found}
