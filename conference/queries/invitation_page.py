"""The reads behind a personal link: one invitation with its seats, sessions and day."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from conference.domain.errors import LinkInvalid
from conference.domain.invitations import InvitationState, is_link_alive
from conference.domain.links import token_hash
from conference.domain.organisations import WrittenStandard
from conference.domain.programme import ItemKind
from conference.domain.runs import RunState
from conference.domain.texts import Translated
from conference.models import (
    AssignmentRun,
    Conference,
    Invitation,
    Need,
    Occurrence,
    Organisation,
    ParallelSession,
    Pin,
    Placement,
    ProgrammeItem,
    Registration,
    TimeSlot,
    Wish,
)


@dataclass(frozen=True, slots=True)
class InvitationView:
    """An invitation as its holder sees it; `run_id` is the published run, or None."""

    id: int
    state: InvitationState
    quota: int
    closes_at: datetime
    contact_name: str
    link_expires_at: datetime
    organisation: str
    written_standard: WrittenStandard
    conference_id: int
    conference: Translated
    organiser: Translated
    date: date
    venue: str | None
    phone: str | None
    email: str
    wishes_per_person: int
    needs_kept_days: int
    run_id: int | None


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session that can be wished for."""

    id: int
    number: int
    title: Translated
    summary: Translated


@dataclass(frozen=True, slots=True)
class SeatView:
    """A seat that is taken; `wishes` are session ids by rank. Which needs it has isn't read."""

    registration_id: int
    seat: int
    name: str | None
    email: str | None
    has_needs: bool
    wishes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A person's session in one slot, with its stored reason, and the organiser's words if any."""

    registration_id: int
    slot_id: int
    session_id: int
    room: str
    wish: int | None
    reason: Mapping[str, Any]
    note: str | None


@dataclass(frozen=True, slots=True)
class DayItem:
    """A line of the day; `slot_id` where sessions run in parallel."""

    starts_at: datetime
    ends_at: datetime
    kind: ItemKind
    title: Translated | None
    slot_id: int | None


_PUBLISHED = (
    select(AssignmentRun.id)
    .where(
        AssignmentRun.conference_id == Conference.id,
        AssignmentRun.state == RunState.PUBLISHED,
    )
    .scalar_subquery()
)
_INVITATION = (
    select(
        Invitation.id,
        Invitation.state,
        Invitation.quota,
        Invitation.closes_at,
        Invitation.contact_name,
        Invitation.link_expires_at,
        Organisation.name.label("organisation"),
        Organisation.written_standard,
        Conference.id.label("conference_id"),
        Conference.name.label("conference"),
        Conference.organiser,
        Conference.date,
        Conference.venue,
        Conference.contact_phone.label("phone"),
        Conference.contact_email.label("email"),
        Conference.wishes_per_person,
        Conference.needs_kept_days,
        _PUBLISHED.label("run_id"),
    )
    .join(Invitation.organisation)
    .join(Invitation.conference)
)
_HAS_NEEDS = exists().where(Need.registration_id == Registration.id)


def by_token(session: Session, token: str, now: datetime) -> InvitationView:
    """Return the invitation that the link with `token` opens; raises LinkInvalid."""
    query = _INVITATION.where(Invitation.token_hash == token_hash(token))
    row = session.execute(query).one_or_none()
    if row is None or not is_link_alive(row.state, row.link_expires_at, now):
        raise LinkInvalid
    return InvitationView(**row._asdict())


def sessions(session: Session, conference_id: int) -> tuple[SessionView, ...]:
    """Return the conference's sessions by number."""
    query = (
        select(
            ParallelSession.id,
            ParallelSession.number,
            ParallelSession.title,
            ParallelSession.summary,
        )
        .where(ParallelSession.conference_id == conference_id)
        .order_by(ParallelSession.number)
    )
    return tuple(SessionView(*row) for row in session.execute(query))


def seats(session: Session, invitation_id: int) -> tuple[SeatView, ...]:
    """Return the seats that are taken, by number, each with its wishes."""
    query = (
        select(
            Registration.id,
            Registration.seat,
            Registration.name,
            Registration.email,
            _HAS_NEEDS.label("has_needs"),
            Wish.session_id,
        )
        .outerjoin(Wish, Wish.registration_id == Registration.id)
        .where(Registration.invitation_id == invitation_id)
        .order_by(Registration.seat, Wish.rank)
    )
    found: dict[int, SeatView] = {}
    for row in session.execute(query):
        seat = found.get(row.seat) or SeatView(row.id, row.seat, row.name, row.email, row.has_needs)
        wishes = () if row.session_id is None else (row.session_id,)
        found[row.seat] = replace(seat, wishes=seat.wishes + wishes)
    return tuple(found.values())


def places(session: Session, invitation: InvitationView) -> tuple[PlaceView, ...]:
    """Return where the invitation's people are placed by the published run; empty before it."""
    if invitation.run_id is None:
        return ()
    query = (
        select(
            Placement.registration_id,
            Placement.slot_id,
            Placement.session_id,
            Occurrence.room,
            Placement.wish,
            Placement.reason,
            func.coalesce(Placement.note, Pin.reason).label("note"),
        )
        .join(Placement.occurrence)
        .join(Placement.registration)
        .outerjoin(
            Pin,
            (Pin.registration_id == Placement.registration_id)
            & (Pin.occurrence_id == Placement.occurrence_id),
        )
        .where(
            Placement.run_id == invitation.run_id,
            Registration.invitation_id == invitation.id,
        )
    )
    return tuple(PlaceView(**row) for row in session.execute(query).mappings())


def day(session: Session, conference_id: int) -> tuple[DayItem, ...]:
    """Return the lines of the day in the order they begin."""
    query = (
        select(
            ProgrammeItem.starts_at,
            ProgrammeItem.ends_at,
            ProgrammeItem.kind,
            ProgrammeItem.title,
            TimeSlot.id,
        )
        .outerjoin(TimeSlot, TimeSlot.item_id == ProgrammeItem.id)
        .where(ProgrammeItem.conference_id == conference_id)
        .order_by(ProgrammeItem.starts_at, ProgrammeItem.id)
    )
    return tuple(DayItem(*row) for row in session.execute(query))
