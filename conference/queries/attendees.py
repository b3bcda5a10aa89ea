"""Who sits in a room by the published run: name, organisation, kind and place, and nothing more."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.organisations import OrganisationKind
from conference.domain.programme import AppearanceRole
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


@dataclass(frozen=True, slots=True)
class PublishedRun:
    """The run that counts: what a printed list says it was made from."""

    id: int
    number: int
    published_at: datetime


@dataclass(frozen=True, slots=True)
class AttendeeView:
    """One person in a room; `name` is None where it comes later."""

    name: str | None
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
        """People by county, the most first."""
        return dict(Counter(each.county for each in self.attendees).most_common())

    @property
    def organisations(self) -> int:
        """How many organisations the people come from."""
        return len({each.organisation for each in self.attendees})


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
    session: Session, conference_id: int, run: PublishedRun | None
) -> tuple[RoomList, ...]:
    """Return every occurrence's list, by session and slot, in three queries."""
    chairs = _chairs(session, conference_id)
    attendees = _attendees(session, run) if run else {}
    query = (
        select(Occurrence, TimeSlot.number, ProgrammeItem, ParallelSession)
        .join(TimeSlot, TimeSlot.id == Occurrence.slot_id)
        .join(ProgrammeItem, ProgrammeItem.id == TimeSlot.item_id)
        .join(ParallelSession, ParallelSession.id == Occurrence.session_id)
        .where(TimeSlot.conference_id == conference_id)
        .order_by(ParallelSession.number, TimeSlot.number)
    )
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
        for occurrence, slot, item, theme in session.execute(query)
    )


def chaired_sessions(session: Session, conference_id: int, person_id: int | None) -> set[int]:
    """Return the ids of the sessions that the person chairs."""
    query = select(Appearance.session_id).where(
        Appearance.conference_id == conference_id,
        Appearance.person_id == person_id,
        Appearance.role == AppearanceRole.CHAIR,
        Appearance.session_id.is_not(None),
    )
    return {each for each in session.scalars(query) if each is not None}


def _chairs(session: Session, conference_id: int) -> dict[int, list[str]]:
    query = (
        select(Appearance.session_id, Person.name)
        .join(Person, Person.id == Appearance.person_id)
        .where(
            Appearance.conference_id == conference_id,
            Appearance.role == AppearanceRole.CHAIR,
            Appearance.session_id.is_not(None),
        )
        .order_by(Appearance.id)
    )
    chairs: dict[int, list[str]] = {}
    for session_id, name in session.execute(query):
        chairs.setdefault(session_id or 0, []).append(name)
    return chairs


def _attendees(session: Session, run: PublishedRun) -> dict[int, list[AttendeeView]]:
    query = (
        select(
            Placement.occurrence_id,
            Registration.name,
            Organisation.name.label("organisation"),
            Organisation.is_invented,
            Organisation.kind,
            Organisation.county,
            Organisation.municipality,
        )
        .join(Registration, Registration.id == Placement.registration_id)
        .join(Invitation, Invitation.id == Registration.invitation_id)
        .join(Organisation, Organisation.id == Invitation.organisation_id)
        .where(Placement.run_id == run.id)
    )
    found: dict[int, list[AttendeeView]] = {}
    for row in session.execute(query).mappings():
        values = dict(row)
        occurrence_id = values.pop("occurrence_id")
        found.setdefault(occurrence_id, []).append(AttendeeView(**values))
    for attendees in found.values():
        attendees.sort(key=lambda each: (sort_key(each.organisation), sort_key(each.name or "~")))
    return found
