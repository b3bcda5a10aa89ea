"""Who could get a letter to many, and how they have been written to: for showing and sending."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.invitations import InvitationState
from conference.domain.organisations import OrganisationKind, WrittenStandard
from conference.domain.outbox import MessageKind
from conference.domain.reminders import LINK_KINDS, REMINDERS, Approached, Audience
from conference.models.campaigns import Campaign
from conference.models.invitations import Invitation, Organisation
from conference.models.outbox import OutboxMessage
from conference.models.registrations import Registration


@dataclass(frozen=True, slots=True)
class Candidate:
    """An organisation that a letter of some kind is for."""

    invitation_id: int
    organisation: str
    is_invented: bool
    kind: OrganisationKind
    county: str
    standard: WrittenStandard
    contact_name: str
    contact_email: str
    quota: int
    tags: list[str]
    nameless: int
    approached: Approached


_STATES = {
    MessageKind.REMINDER: (InvitationState.INVITED,),
    MessageKind.NAMES: (InvitationState.ACCEPTED,),
}
_AUDIENCES = {
    Audience.COMING: (InvitationState.ACCEPTED,),
    Audience.UNDECLINED: (InvitationState.ACCEPTED, InvitationState.INVITED),
    Audience.INVITED: (
        InvitationState.ACCEPTED,
        InvitationState.INVITED,
        InvitationState.DECLINED,
        InvitationState.LAPSED,
    ),
}
_FACTS = (
    Invitation.id,
    Organisation.name,
    Organisation.is_invented,
    Organisation.kind,
    Organisation.county,
    Organisation.written_standard,
    Invitation.contact_name,
    Invitation.contact_email,
    Invitation.quota,
    Organisation.tags,
)


def last_campaign(session: Session, conference_id: int) -> int:
    """Return the number of the conference's last campaign, or 0."""
    last = select(func.max(Campaign.number)).where(Campaign.conference_id == conference_id)
    return session.scalar(last) or 0


def candidates(
    session: Session,
    conference_id: int,
    kind: MessageKind,
    audience: Audience = Audience.COMING,
) -> list[Candidate]:
    """Return whom a letter of `kind` (news: to `audience`) is for, by invitation: three queries."""
    states = _STATES.get(kind, _AUDIENCES[audience])
    nameless = _nameless(session, conference_id)
    query = (
        select(*_FACTS, Invitation.closes_at)
        .join(Invitation.organisation)
        .where(Invitation.conference_id == conference_id, Invitation.state.in_(states))
        .order_by(Invitation.id)
    )
    letters = _letters(session, conference_id)
    rows: list[tuple[Any, ...]] = [tuple(row) for row in session.execute(query)]
    found = [_candidate(row, nameless[row[0]], letters.get(row[0], ())) for row in rows]
    return [each for each in found if each.nameless or kind is not MessageKind.NAMES]


def _candidate(row: tuple[Any, ...], nameless: int, letters: Iterable[Any]) -> Candidate:
    *facts, closes_at = row
    rest: list[Any] = [*facts, nameless, _approached(letters, closes_at)]
    return Candidate(*rest)


def _nameless(session: Session, conference_id: int) -> Counter[int]:
    query = (
        select(Registration.invitation_id, func.count())
        .join(Registration.invitation)
        .where(Invitation.conference_id == conference_id, Registration.name.is_(None))
        .group_by(Registration.invitation_id)
    )
    rows: list[tuple[Any, ...]] = [tuple(row) for row in session.execute(query)]
    return Counter(dict(rows))


def _letters(session: Session, conference_id: int) -> dict[int | None, list[Any]]:
    """Return (kind, state, moment) of the letters with a link, by invitation, the last last."""
    query = (
        select(
            OutboxMessage.invitation_id,
            OutboxMessage.kind,
            OutboxMessage.state,
            OutboxMessage.created_at,
        )
        .where(OutboxMessage.conference_id == conference_id, OutboxMessage.kind.in_(LINK_KINDS))
        .order_by(OutboxMessage.id)
    )
    found: dict[int | None, list[Any]] = {}
    for invitation_id, *letter in session.execute(query):
        found.setdefault(invitation_id, []).append(letter)
    return found


def _approached(letters: Iterable[Any], closes_at: datetime) -> Approached:
    sent = list(letters)
    return Approached(
        reminders=sum(kind in REMINDERS for kind, _state, _at in sent),
        last_at=sent[-1][2] if sent else None,
        last_state=sent[-1][1] if sent else None,
        closes_at=closes_at,
    )
