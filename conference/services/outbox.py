"""Letters into the outbox, and out of it one claimed row at a time."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from conference.domain import outbox as rules
from conference.domain.actors import Actor
from conference.domain.errors import LetterReplaced, NotFound, TransitionRefused
from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import Attachment, MessageAction, MessageKind, MessageState
from conference.letters import Letter, LetterData, render
from conference.models import OutboxMessage, audit, own_words

ERROR_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Address:
    """Whom a letter is for, and in which written standard."""

    name: str
    email: str
    language: WrittenStandard


@dataclass(frozen=True, slots=True)
class About:
    """What a letter is about: it ties the row to its cause."""

    conference_id: int
    invitation_id: int | None = None
    registration_id: int | None = None
    campaign_id: int | None = None


def post(
    session: Session,
    kind: MessageKind,
    key: str,
    data: LetterData,
    to: Address,
    about: About,
    now: datetime,
    *,
    link_token: str | None = None,
    attachment: Attachment | None = None,
) -> None:
    """Write the letter that `data` makes into the outbox; `key` is unique to its cause."""
    letter = _rendered(session, kind, data, to, about)
    session.add(
        OutboxMessage(
            conference_id=about.conference_id,
            invitation_id=about.invitation_id,
            registration_id=about.registration_id,
            campaign_id=about.campaign_id,
            key=key,
            kind=kind,
            recipient_name=to.name,
            recipient_email=to.email,
            language=to.language,
            subject=letter.subject,
            body=letter.body,
            link_token=link_token,
            attachment=attachment,
            message_id=_message_id(to),
            state=MessageState.WAITING,
            not_before=now,
            created_at=now,
        )
    )


def _rendered(
    session: Session, kind: MessageKind, data: LetterData, to: Address, about: About
) -> Letter:
    words = own_words.of(session, about.conference_id, kind, to.language)
    return render(data, to.language, words)


def _message_id(to: Address) -> str:
    domain = to.email.rpartition("@")[2] or "localhost"
    return f"<{uuid.uuid4().hex}@plenum.{domain}>"


def withdraw(session: Session, invitation_id: int, *kinds: MessageKind) -> None:
    """Take back an invitation's letters of `kinds` that haven't left: a newer one replaces them.

    One that may have left stays to be seen, but loses its link, and so is never sent again.
    """
    theirs = (OutboxMessage.invitation_id == invitation_id, OutboxMessage.kind.in_(kinds))
    unsent = OutboxMessage.state.in_(rules.UNSENT)
    # The database says which rows it was; judging every letter in a session of a thousand is slow.
    found = {"synchronize_session": "fetch"}
    session.execute(delete(OutboxMessage).where(*theirs, unsent), execution_options=found)
    emptied = update(OutboxMessage).where(*theirs).values(link_token=None)
    session.execute(emptied, execution_options=found)


def is_waiting(session: Session, invitation_id: int, kind: MessageKind) -> bool:
    """Whether a letter of `kind` about the invitation hasn't left."""
    theirs = (OutboxMessage.invitation_id == invitation_id, OutboxMessage.kind == kind)
    unsent = OutboxMessage.state.in_(rules.UNSENT)
    return session.scalar(select(OutboxMessage.id).where(*theirs, unsent).limit(1)) is not None


def claim(session: Session, now: datetime) -> int | None:
    """Claim the next letter that is due and return its id, or None when none is.

    Rows that another process holds are passed over; commit before sending.
    """
    message = session.scalar(
        select(OutboxMessage)
        .where(OutboxMessage.state == MessageState.WAITING, OutboxMessage.not_before <= now)
        .order_by(OutboxMessage.not_before, OutboxMessage.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if message is None:
        return None
    _move(message, MessageAction.CLAIM)
    message.attempts += 1
    message.claimed_at, message.lease_until = now, rules.lease_until(now)
    session.flush()
    return message.id


def record_sent(session: Session, message_id: int, now: datetime) -> None:
    """Record that the server took the letter; its personal link is wiped."""
    message = _locked(session, message_id)
    _move(message, MessageAction.SUCCEED)
    message.sent_at, message.link_token, message.last_error = now, None, None
    session.flush()


def record_failure(
    session: Session, message_id: int, error: str, now: datetime, *, final: bool
) -> None:
    """Record a refusal: for now (tried again after a pause), or for good (`final`)."""
    message = _locked(session, message_id)
    message.last_error = error[:ERROR_LENGTH]
    is_replaced = rules.is_replaced(message.body, message.link_token)
    if final or is_replaced or message.attempts >= rules.ATTEMPTS:
        _move(message, MessageAction.GIVE_UP)
    else:
        _move(message, MessageAction.POSTPONE)
        message.not_before = now + rules.pause(message.attempts)
    session.flush()


def postpone_unsent(session: Session, message_id: int, error: str, now: datetime) -> None:
    """Put a claimed letter back that never reached a server: it costs no attempt.

    One whose link was replaced meanwhile is given up instead.
    """
    message = _locked(session, message_id)
    is_replaced = rules.is_replaced(message.body, message.link_token)
    _move(message, MessageAction.GIVE_UP if is_replaced else MessageAction.POSTPONE)
    message.attempts -= 1
    message.last_error = error[:ERROR_LENGTH]
    message.not_before = now + timedelta(minutes=1)
    session.flush()


def record_unknown(session: Session, message_id: int, error: str) -> None:
    """Record that the line was lost while the letter was on it: a person decides what to do."""
    message = _locked(session, message_id)
    _move(message, MessageAction.LOSE)
    message.last_error = error[:ERROR_LENGTH]
    session.flush()


def lose_expired(session: Session, now: datetime) -> int:
    """Mark letters that were caught half-way as unknown and return how many there were."""
    caught = session.scalars(
        select(OutboxMessage)
        .where(OutboxMessage.state == MessageState.SENDING, OutboxMessage.lease_until < now)
        .with_for_update(skip_locked=True)
    ).all()
    for message in caught:
        _move(message, MessageAction.LOSE)
    session.flush()
    return len(caught)


def decide(
    session: Session, message_id: int, action: MessageAction, actor: Actor, now: datetime
) -> None:
    """Carry out a person's decision on a letter: RETRY it, or CONFIRM that it arrived.

    Raises NotFound, TransitionRefused, or LetterReplaced when its link is dead.
    """
    message = _locked(session, message_id)
    if action not in rules.decisions(message.state):
        raise TransitionRefused(state=message.state, action=action)
    if action is MessageAction.RETRY and rules.is_replaced(message.body, message.link_token):
        raise LetterReplaced
    _move(message, action)
    if action is MessageAction.RETRY:
        # Only the last claim is known, and the rate must not forget the one before.
        message.not_before = max(now, (message.claimed_at or now) + rules.MINUTE)
        message.attempts, message.last_error = 0, None
    else:
        message.sent_at, message.link_token = now, None
    audit.record(session, actor, f"outbox.{action}", ("outbox_message", message_id), now)
    session.flush()


def _locked(session: Session, message_id: int) -> OutboxMessage:
    message = session.get(OutboxMessage, message_id, with_for_update=True, populate_existing=True)
    if message is None:
        raise NotFound
    return message


def _move(message: OutboxMessage, action: MessageAction) -> None:
    message.state = rules.next_state(message.state, action)
