"""Letters that haven't left, written anew: what they say of the conference has changed.

A part of the outbox, as its likes are. Reminders of a change itself stay as they were written.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.outbox import UNSENT, MessageKind
from conference.domain.reminders import LINK_KINDS
from conference.letters import (
    HandoverLetter,
    InvitationLetter,
    LetterData,
    NamesLetter,
    NewsLetter,
    ReminderLetter,
)
from conference.models import Invitation, OutboxMessage, Registration, locks
from conference.services import answers, outbox, outbox_links, outbox_placements


def rewrite(session: Session, conference_id: int, now: datetime) -> int:
    """Write letters that haven't left anew; return how many organisations had some.

    A letter with a link brings a new one: the old link was never sent.
    """
    letters = session.scalars(
        select(OutboxMessage)
        .where(OutboxMessage.conference_id == conference_id, OutboxMessage.state.in_(UNSENT))
        .order_by(OutboxMessage.id)
    ).all()
    waiting: dict[int, dict[MessageKind, int | None]] = {}
    for each in letters:
        if each.invitation_id is not None:
            waiting.setdefault(each.invitation_id, {})[each.kind] = each.campaign_id
    for invitation_id, kinds in waiting.items():
        _rewrite(session, locks.invitation_by_id(session, invitation_id), kinds, now)
    return len(waiting)


def _rewrite(
    session: Session,
    invitation: Invitation,
    kinds: dict[MessageKind, int | None],
    now: datetime,
) -> None:
    answers.tell_contact(session, invitation, now)
    if MessageKind.PLACEMENT in kinds:
        theirs = select(Registration).where(Registration.invitation_id == invitation.id)
        for registration in session.scalars(theirs.order_by(Registration.seat)).all():
            if registration.name and registration.email:
                outbox_placements.renew(session, registration, now)
    if MessageKind.NEWS in kinds:
        _news(session, invitation, kinds[MessageKind.NEWS], now)
    linked = [kind for kind in kinds if kind in LINK_KINDS]
    if linked:
        outbox_links.withdraw(session, invitation)
        kind = linked[-1]
        make = _maker(session, invitation, kind)
        outbox_links.send(session, invitation, kind, make, now, kinds[kind])


def _news(session: Session, invitation: Invitation, campaign_id: int | None, now: datetime) -> None:
    outbox.withdraw(session, invitation.id, MessageKind.NEWS)
    standard = invitation.organisation.written_standard
    to = outbox.Address(invitation.contact_name, invitation.contact_email, standard)
    about = outbox.About(invitation.conference_id, invitation.id, campaign_id=campaign_id)
    key = f"campaign:{campaign_id}:{invitation.id}"
    letter = outbox_links.written(invitation, NewsLetter)
    outbox.post(session, MessageKind.NEWS, key, letter, to, about, now)


def _maker(
    session: Session, invitation: Invitation, kind: MessageKind
) -> Callable[..., LetterData]:
    is_answered = invitation.answered_at is not None
    if kind is MessageKind.REMINDER:
        return partial(ReminderLetter, quota=invitation.quota)
    if kind is MessageKind.HANDOVER:
        return partial(HandoverLetter, quota=invitation.quota, is_answered=is_answered)
    if kind is MessageKind.NAMES:
        nameless = select(func.count()).where(
            Registration.invitation_id == invitation.id, Registration.name.is_(None)
        )
        return partial(NamesLetter, nameless=session.scalar(nameless) or 0)
    sent_before = select(OutboxMessage.id).where(
        OutboxMessage.invitation_id == invitation.id,
        OutboxMessage.kind.in_(LINK_KINDS),
        OutboxMessage.state.not_in(UNSENT),
    )
    again = session.scalars(sent_before.limit(1)).first() is not None
    return partial(
        InvitationLetter,
        quota=invitation.quota,
        is_answered=is_answered,
        again=again,
        earlier=outbox_links.earlier(session, invitation),
    )
