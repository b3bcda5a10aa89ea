"""Letters that came back are marked, so that the organiser mends the address."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain import outbox as rules
from conference.domain.actors import Actor
from conference.domain.bounces import WORDS_LENGTH
from conference.domain.errors import NotFound, TransitionRefused
from conference.domain.outbox import MessageAction
from conference.models import OutboxMessage, audit


def record(
    session: Session, conference_id: int, message_id: int, words: str, actor: Actor, now: datetime
) -> None:
    """Mark a letter as one that came back; `words` are what the server said, or an empty string.

    Raises NotFound, or TransitionRefused where the letter never left or has come back already.
    """
    found = _bounce(session, conference_id, {message_id: words}, actor, now)
    if found:
        return
    theirs = OutboxMessage.conference_id == conference_id, OutboxMessage.id == message_id
    state = session.scalar(select(OutboxMessage.state).where(*theirs))
    raise NotFound if state is None else TransitionRefused(state=state, action=MessageAction.BOUNCE)


def record_all(
    session: Session, conference_id: int, words: Mapping[int, str], actor: Actor, now: datetime
) -> int:
    """Mark the letters with these ids as come back, with the server's words; return how many.

    Those that came back before, or have never left, are passed over.
    """
    return _bounce(session, conference_id, words, actor, now)


def _bounce(
    session: Session, conference_id: int, words: Mapping[int, str], actor: Actor, now: datetime
) -> int:
    letters = session.scalars(
        select(OutboxMessage)
        .where(OutboxMessage.conference_id == conference_id, OutboxMessage.id.in_(words))
        .order_by(OutboxMessage.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()
    done = [each for each in letters if MessageAction.BOUNCE in rules.actions(each.state)]
    for letter in done:
        letter.state = rules.next_state(letter.state, MessageAction.BOUNCE)
        letter.link_token = None
        letter.last_error = words[letter.id].strip()[:WORDS_LENGTH] or letter.last_error
        audit.record(session, actor, "outbox.bounce", ("outbox_message", letter.id), now)
    session.flush()
    return len(done)
