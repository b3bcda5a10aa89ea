"""The guest list taken out as a file, which is written down: it holds contacts' addresses."""

from datetime import datetime

from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.models import audit


def take(
    session: Session, conference_id: int, organisations: int, actor: Actor, now: datetime
) -> None:
    """Write down that somebody took so many organisations out of the guest list."""
    subject = ("conference", conference_id)
    audit.record(session, actor, "guests.export", subject, now, organisations=organisations)
    session.flush()
