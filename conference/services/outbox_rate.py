"""How many letters may leave in a minute, counted over all deliverers together."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain import outbox as rules
from conference.domain.outbox import MessageState
from conference.models import Conference, OutboxMessage


def is_due(session: Session, now: datetime) -> bool:
    """Whether a letter waits that may leave now."""
    due = (OutboxMessage.state == MessageState.WAITING, OutboxMessage.not_before <= now)
    return session.scalar(select(OutboxMessage.id).where(*due).limit(1)) is not None


def take_turn(session: Session) -> None:
    """Wait until no other deliverer counts claims; the turn ends with the transaction.

    Read the clock after this, or a claim could be written as older than it is.
    """
    session.scalar(select(Conference.id).order_by(Conference.id).limit(1).with_for_update())


def wait_for_room(session: Session, now: datetime, per_minute: int) -> timedelta:
    """Return how long until one more may be claimed, so that no minute holds over `per_minute`."""
    claimed = OutboxMessage.claimed_at
    newest = select(claimed).where(claimed > now - rules.MINUTE).order_by(claimed.desc())
    oldest = session.scalar(newest.offset(per_minute - 1).limit(1))
    return timedelta(0) if oldest is None else oldest + rules.MINUTE - now
