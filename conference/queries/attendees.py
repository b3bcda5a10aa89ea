"""Who sits in a room by the published run: name, organisation, kind and place, and nothing more."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from conference.domain.organisations import OrganisationKind
from conference.domain.programme import AppearanceRole, AppearanceStatus
from conference.domain.runs import RunState
from conference.domain.search import sort_key
from conference.domain.texts import Translated
from conference.models import (
    Appearance,
    AssignmentRun,
    Invitation,
    Occurrence,
    Organisation,
    ParallelSession,
    Person,
    Placement,
    ProgrammeItem,
    Registration,
    TimeSlot,
)

_LEADS = (
    Appearance.role == AppearanceRole.CHAIR,
    Appearance.status != AppearanceStatus.CANCELLED,
    Appearance.session_id.is_not(None),
)


@dataclass(frozen=True, slots=True)
class PublishedRun:
    """The run that counts: what a printed list says it was made from."""

    id: int
    number: int
    published_at: datetime


@dataclass(frozen=True, slots=True)
class AttendeeView:
    """One person in a room; `name` is None where it comes later."""

    registration_id: int
    name: str | None
    organisation_id: int
    organisation: str
    is_invented: bool
    kind: OrganisationKind
    county: str
    municipality: str


@dataclass(frozen=True, slots=True)
class RoomList:
    """An occurrence with its attendees, by organisation; empty before a run is published."""

    occurrence_id: int
    session_id: int
    number: int
    title: Translated
    chair: str
    slot: int
    starts_at: datetime
    ends_at: datetime
    room: str
    seats: int
    attendees: tuple[AttendeeView, ...]

    @property
    def kinds(self) -> dict[OrganisationKind, int]:
        """People by kind of organisation, in the kinds' order."""
        counted = Counter(each.kind for each in self.attendees)
        return {kind: counted[kind] for kind in OrganisationKind if counted[kind]}

    @property
    def counties(self) -> dict[str, int]:
        """People by county, the most first, then by name."""
        counted = Counter(each.county for each in self.attendees)
        return dict(sorted(counted.items(), key=lambda each: (-each[1], sort_key(each[0]))))

    @property
    def organisations(self) -> int:
        """How many organisations the people come from."""
        return len({each.organisation_id for each in self.attendees})


def published(session: Session, conference_id: int) -> PublishedRun | None:
    """Return the run that counts, or None before the first is published."""
    row = session.execute(
        select(AssignmentRun.id, AssignmentRun.number, AssignmentRun.published_at).where(
            AssignmentRun.conference_id == conference_id,
            AssignmentRun.state == RunState.PUBLISHED,
        )
    ).one_or_none()
    if row is None or row.published_at is None:
        return None
    return PublishedRun(row.id, row.number, row.published_at)


def room_lists(
    session: Session,
    conference_id: int,
    run: PublishedRun | None,
    chaired_by: int | None = None,
) -> tuple[RoomList, ...]:
    """Return the occurrences' lists, by session and slot, in three queries at most.

    `chaired_by`, a person's id, asks for the sessions that person chairs, and reads no others.
    """
    rows = session.execute(_rooms(conference_id, chaired_by)).all()
    chairs = _chairs(session, conference_id)
    attendees = _attendees(session, run, [row[0].id for row in rows]) if run else {}
    return tuple(
        RoomList(
            occurrence_id=occurrence.id,
            session_id=theme.id,
            number=theme.number,
            title=theme.title,
            chair=", ".join(chairs.get(theme.id, ())),
            slot=slot,
            starts_at=item.starts_at,
            ends_at=item.ends_at,
            room=occurrence.room,
            seats=occurrence.seats,
            attendees=tuple(attendees.get(occurrence.id, ())),
        )
        for occurrence, slot, item, theme in rows
    )


def _rooms(
    conference_id: int, chaired_by: int | None
) -> Select[Occurrence, int, ProgrammeItem, ParallelSession]:
    query = (
        select(Occurrence, TimeSlot.number, ProgrammeItem, ParallelSession)
        .join(TimeSlot, TimeSlot.id == Occurrence.slot_id)
        .join(ProgrammeItem, ProgrammeItem.id == TimeSlot.item_id)
        .join(ParallelSession, ParallelSession.id == Occurrence.session_id)
        .where(TimeSlot.conference_id == conference_id)
        .order_by(ParallelSession.number, TimeSlot.number)
    )
    if chaired_by is None:
        return query
    return query.where(ParallelSession.id.in_(_chaired(conference_id, chaired_by)))


def _chaired(conference_id: int, person_id: int) -> Select[int | None]:
    return select(Appearance.session_id).where(
        Appearance.conference_id == conference_id,
        Appearance.person_id == person_id,
        *_LEADS,
    )


def _chairs(session: Session, conference_id: int) -> dict[int, list[str]]:
    query = (
        select(Appearance.session_id, Person.name)
        .join(Person, Person.id == Appearance.person_id)
        .where(
            Appearance.conference_id == conference_id,
            *_LEADS,
        )
        .order_by(Appearance.id)
    )
    chairs: dict[int, list[str]] = {}
    for session_id, name in session.execute(query):
        chairs.setdefault(session_id or 0, []).append(name)
    return chairs


def _attendees(
    session: Session, run: PublishedRun, occurrences: list[int]
) -> dict[int, list[AttendeeView]]:
    query = (
        select(
            Placement.occurrence_id,
            Registration.id.label("registration_id"),
            Registration.name,
            Organisation.id.label("organisation_id"),
            Organisation.name.label("organisation"),
            Organisation.is_invented,
            Organisation.kind,
            Organisation.county,
            Organisation.municipality,
        )
        .join(Registration, Registration.id == Placement.registration_id)
        .join(Invitation, Invitation.id == Registration.invitation_id)
        .join(Organisation, Organisation.id == Invitation.organisation_id)
        .where(Placement.run_id == run.id, Placement.occurrence_id.in_(occurrences))
    )
    found: dict[int, list[AttendeeView]] = {}
    for row in session.execute(query).mappings():
        values = dict(row)
        occurrence_id = values.pop("occurrence_id")
        found.setdefault(occurrence_id, []).append(AttendeeView(**values))
    for attendees in found.values():
        attendees.sort(key=_by_organisation)
    return found


def _by_organisation(one: AttendeeView) -> tuple[str, int, bool, str]:
    """Sort by organisation, with those whose name comes later last."""
    return (
        sort_key(one.organisation),
        one.organisation_id,
        one.name is None,
        sort_key(one.name or ""),
    )
