"""The organiser's side of invitations: invite, send a new link, revoke, change terms."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.errors import ChangedMeanwhile, QuotaBelowUse, TransitionRefused
from conference.domain.invitations import (
    InvitationAction,
    InvitationState,
    check_deadline,
    check_open,
    next_state,
    terms_mark,
)
from conference.domain.outbox import MessageKind
from conference.letters import HandoverLetter, InvitationLetter
from conference.models import Conference, Invitation, Organisation, Registration, audit, locks
from conference.models.violations import constraints_as_errors
from conference.services import answers, outbox, outbox_campaigns, outbox_links

DEFAULT_QUOTA = 2


def invite(
    session: Session,
    conference_id: int,
    organisation_ids: Sequence[int],
    actor: Actor,
    now: datetime,
    quota: int = DEFAULT_QUOTA,
    closes_at: datetime | None = None,
) -> int:
    """Invite the organisations that have no invitation yet; one letter each.

    They have the conference's deadline, or `closes_at`. Returns how many were invited; those who
    already have an invitation are left as they are, and so are those whose contact was deleted.
    """
    conference = locks.conference_by_id(session, conference_id)
    invited = select(Invitation.organisation_id).where(Invitation.conference_id == conference_id)
    organisations = session.scalars(
        select(Organisation)
        .where(
            Organisation.id.in_(set(organisation_ids)),
            Organisation.id.not_in(invited),
            Organisation.contact_email != "",
        )
        .order_by(Organisation.id)
    ).all()
    ends = closes_at or conference.closes_at
    invitations = [_new_invitation(conference, each, quota, ends, now) for each in organisations]
    session.add_all(invitations)
    with constraints_as_errors():
        session.flush()
    if invitations:
        _write(session, conference_id, invitations, actor, now)
    session.flush()
    return len(invitations)


def _write(
    session: Session,
    conference_id: int,
    invitations: Sequence[Invitation],
    actor: Actor,
    now: datetime,
) -> None:
    """Write the letters to those just invited, as one sending."""
    kind, count = MessageKind.INVITATION, len(invitations)
    sending = outbox_campaigns.begin(session, conference_id, kind, count, count, actor, now)
    for invitation in invitations:
        outbox_links.send(session, invitation, kind, _letter(session, invitation), now, sending.id)
        audit.record(session, actor, "invitation.invite", ("invitation", invitation.id), now)


def resend(
    session: Session,
    invitation_id: int,
    actor: Actor,
    now: datetime,
    contact: tuple[str, str] | None = None,
) -> str:
    """Send a new link; the old one dies at once, and a revoked invitation opens again.

    `contact` (name, address) is whom it goes to from now on, where that is somebody else.
    Returns the new link's token. Raises NotFound or TransitionRefused.
    """
    invitation = locks.invitation_by_id(session, invitation_id)
    if invitation.state is InvitationState.REVOKED:
        invitation.answered_at = invitation.answered_by = None
    invitation.state = next_state(invitation.state, InvitationAction.RESEND)
    if contact is not None:
        invitation.contact_name, invitation.contact_email = contact
    outbox_links.withdraw(session, invitation)
    again = partial(_letter(session, invitation), again=True)
    token = outbox_links.send(session, invitation, MessageKind.INVITATION, again, now)
    if contact is not None:
        answers.tell_contact(session, invitation, now)
    audit.record(session, actor, "invitation.resend", ("invitation", invitation_id), now)
    session.flush()
    return token


def revoke(session: Session, invitation_id: int, actor: Actor, now: datetime) -> None:
    """Take an invitation back: its link dies, its seats are free and its letters don't leave.

    Raises NotFound or TransitionRefused.
    """
    invitation = locks.invitation_by_id(session, invitation_id)
    state = next_state(invitation.state, InvitationAction.REVOKE)
    freed = session.scalars(
        delete(Registration)
        .where(Registration.invitation_id == invitation_id)
        .returning(Registration.seat)
    ).all()
    invitation.state, invitation.token_hash = state, None
    outbox.withdraw(session, invitation_id, *MessageKind)
    audit.record(
        session, actor, "invitation.revoke", ("invitation", invitation_id), now, freed=len(freed)
    )
    session.flush()


def change_terms(
    session: Session,
    invitation_id: int,
    quota: int,
    closes_at: datetime,
    seen: str | None,
    actor: Actor,
    now: datetime,
) -> None:
    """Give one organisation another quota or deadline; `seen` is the mark of those it had.

    Raises NotFound, TransitionRefused for a revoked one, ChangedMeanwhile, DeadlineTooLate, or
    QuotaBelowUse when seats above the new quota are taken.
    """
    invitation = locks.invitation_by_id(session, invitation_id)
    if seen != terms_mark(invitation.quota, invitation.closes_at):
        raise ChangedMeanwhile
    if invitation.state is InvitationState.REVOKED:
        raise TransitionRefused
    check_deadline(closes_at, invitation.conference.date)
    used = session.scalars(
        select(Registration.seat).where(Registration.invitation_id == invitation_id)
    ).all()
    if any(seat > quota for seat in used):
        raise QuotaBelowUse(used=max(used))
    invitation.quota, invitation.closes_at = quota, closes_at
    detail = {"quota": quota, "closes_at": closes_at.isoformat()}
    audit.record(session, actor, "invitation.terms", ("invitation", invitation_id), now, **detail)
    session.flush()
    session.expire_all()


def hand_over(
    session: Session, token: str, name: str, email: str, actor: Actor, now: datetime
) -> None:
    """Pass the invitation on to `name` at `email`, who gets a new link; the old one dies.

    Raises LinkInvalid, DeadlinePassed or TransitionRefused. The organisation's own contact stays
    as it is.
    """
    invitation = locks.invitation_by_token(session, token, now)
    check_open(actor, invitation.closes_at, now)
    invitation.state = next_state(invitation.state, InvitationAction.HAND_OVER)
    invitation.contact_name, invitation.contact_email = name, email
    outbox_links.withdraw(session, invitation)
    is_answered = invitation.answered_at is not None
    make = partial(HandoverLetter, quota=invitation.quota, is_answered=is_answered)
    outbox_links.send(session, invitation, MessageKind.HANDOVER, make, now)
    answers.tell_contact(session, invitation, now)
    audit.record(session, actor, "invitation.hand_over", ("invitation", invitation.id), now)
    session.flush()


def _new_invitation(
    conference: Conference,
    organisation: Organisation,
    quota: int,
    closes_at: datetime,
    now: datetime,
) -> Invitation:
    return Invitation(
        conference=conference,
        organisation=organisation,
        state=InvitationState.INVITED,
        quota=quota,
        closes_at=closes_at,
        link_expires_at=now,
        sent_at=now,
        contact_name=organisation.contact_name,
        contact_email=organisation.contact_email,
    )


def _letter(session: Session, invitation: Invitation) -> partial[InvitationLetter]:
    is_answered = invitation.answered_at is not None
    earlier = outbox_links.earlier(session, invitation)
    return partial(
        InvitationLetter, quota=invitation.quota, is_answered=is_answered, earlier=earlier
    )
