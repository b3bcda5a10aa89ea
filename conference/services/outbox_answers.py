"""Letters about an organisation's answer into the outbox: a part of it, for `services.answers`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from conference.domain.outbox import Attachment, MessageKind
from conference.domain.registrations import SeatAnswer, clean_name
from conference.letters import DeclinedLetter, ReceiptLetter, ReceiptSeat
from conference.models import Invitation, ParallelSession
from conference.services import outbox

# The letters that an answer's own letter makes untrue.
REPLACED = {
    MessageKind.RECEIPT: (MessageKind.RECEIPT, MessageKind.DECLINED),
    MessageKind.DECLINED: (MessageKind.RECEIPT, MessageKind.DECLINED, MessageKind.PLACEMENT),
}


@dataclass(frozen=True, slots=True)
class Held:
    """The sessions that can be wished for, by id, and whether places in them are published."""

    sessions: dict[int, ParallelSession]
    is_published: bool


def post_receipt(
    session: Session,
    invitation: Invitation,
    taken: Sequence[SeatAnswer],
    held: Held,
    now: datetime,
    *,
    is_first: bool,
) -> None:
    """Write what was `taken`, and what comes next; it replaces a letter that hasn't left.

    Where it `is_first`, there is none to replace.
    """
    standard = invitation.organisation.written_standard
    lines = tuple(
        ReceiptSeat(
            clean_name(each.name),
            tuple(held.sessions[wish].title.get(standard) for wish in each.wishes),
        )
        for each in sorted(taken, key=lambda each: each.seat)
    )
    letter = ReceiptLetter(
        **_about(invitation),
        seats=lines,
        is_open=now < invitation.closes_at,
        is_published=held.is_published,
    )
    _post(session, invitation, MessageKind.RECEIPT, letter, now, is_first=is_first)


def post_declined(session: Session, invitation: Invitation, now: datetime) -> None:
    """Write that the no is received; it replaces letters that it makes untrue."""
    letter = DeclinedLetter(**_about(invitation))
    _post(session, invitation, MessageKind.DECLINED, letter, now, is_first=False)


def _about(invitation: Invitation) -> dict[str, Any]:
    """Return what every letter about an invitation says."""
    conference, standard = invitation.conference, invitation.organisation.written_standard
    return {
        "conference": conference.name.get(standard),
        "date": conference.date,
        "organiser": conference.organiser.get(standard),
        "organisation": invitation.organisation.name,
        "contact": invitation.contact_name,
        "closes_at": invitation.closes_at,
        "phone": conference.contact_phone,
        "email": conference.contact_email,
    }


def _post(
    session: Session,
    invitation: Invitation,
    kind: MessageKind,
    letter: ReceiptLetter | DeclinedLetter,
    now: datetime,
    *,
    is_first: bool,
) -> None:
    if not is_first:
        outbox.withdraw(session, invitation.id, *REPLACED[kind])
    outbox.post(
        session,
        kind,
        f"{kind}:{invitation.id}:{now.isoformat()}",
        letter,
        outbox.Address(
            invitation.contact_name,
            invitation.contact_email,
            invitation.organisation.written_standard,
        ),
        outbox.About(invitation.conference_id, invitation.id),
        now,
        attachment=Attachment.DAY if kind is MessageKind.RECEIPT else None,
    )
