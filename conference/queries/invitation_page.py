"""The reads behind a personal link: one invitation with its seats, and what can be wished for."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from conference.domain.errors import LinkInvalid
from conference.domain.invitations import InvitationState, is_link_alive
from conference.domain.links import token_hash
from conference.domain.organisations import WrittenStandard
from conference.domain.runs import RunState
from conference.domain.texts import Translated
from conference.models import (
    AssignmentRun,
    Conference,
    Invitation,
    Need,
    Organisation,
    ParallelSession,
    Registration,
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
    opened_at: datetime | None
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
        Invitation.opened_at,
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
