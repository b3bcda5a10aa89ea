"""Personal links for those who send letters from their own mail system."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.invitations import InvitationState
from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import MessageKind
from conference.models import Invitation, Organisation, OutboxMessage, audit, locks
from conference.services import invitations, outbox


@dataclass(frozen=True, slots=True)
class PersonalLink:
    """An organisation's personal link: its token, whom it is for, and what it gives."""

    organisation: str
    contact_name: str
    contact_email: str
    token: str
    quota: int
    closes_at: datetime
    standard: WrittenStandard


def take(
    session: Session,
    conference_id: int,
    fresh: Sequence[int],
    quota: int,
    actor: Actor,
    now: datetime,
    *,
    renew: bool,
) -> list[PersonalLink]:
    """Invite the organisations with ids `fresh`, and where `renew` give the silent ones a new link.

    No letter is written: the organiser sends the links. Old links die, as only their hashes are
    kept. Returns the links by organisation. Raises NotFound.
    """
    locks.conference_by_id(session, conference_id)
    silent = _silent(session, conference_id) if renew else []
    invitations.invite(session, conference_id, fresh, actor, now, quota)
    for invitation_id in silent:
        invitations.resend(session, invitation_id, actor, now)
    links = _taken_out(session, conference_id, fresh, silent)
    about = ("conference", conference_id)
    audit.record(session, actor, "links.take", about, now, links=len(links))
    session.flush()
    return links


def _taken_out(
    session: Session, conference_id: int, fresh: Sequence[int], silent: Sequence[int]
) -> list[PersonalLink]:
    """Take the letters with the new links out of the outbox, and return what they carried."""
    chosen = Invitation.organisation_id.in_(fresh) | Invitation.id.in_(silent)
    query = (
        select(Invitation, Organisation, OutboxMessage.link_token)
        .join(Invitation.organisation)
        .join(OutboxMessage, OutboxMessage.invitation_id == Invitation.id)
        .where(
            Invitation.conference_id == conference_id,
            chosen,
            OutboxMessage.kind == MessageKind.INVITATION,
            OutboxMessage.link_token.is_not(None),
        )
        .order_by(Organisation.name, Organisation.id)
    )
    found = session.execute(query).all()
    for invitation, _organisation, _token in found:
        outbox.withdraw(session, invitation.id, MessageKind.INVITATION)
    return [
        PersonalLink(
            organisation=organisation.name,
            contact_name=invitation.contact_name,
            contact_email=invitation.contact_email,
            token=token or "",
            quota=invitation.quota,
            closes_at=invitation.closes_at,
            standard=organisation.written_standard,
        )
        for invitation, organisation, token in found
    ]


def _silent(session: Session, conference_id: int) -> Sequence[int]:
    theirs = (
        Invitation.conference_id == conference_id,
        Invitation.state == InvitationState.INVITED,
    )
    return session.scalars(select(Invitation.id).where(*theirs).order_by(Invitation.id)).all()
