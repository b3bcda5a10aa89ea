"""A sending to many, written down with a number: a part of the outbox, as its likes are."""

from datetime import datetime

from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.outbox import MessageKind
from conference.models import Campaign, approached


def begin(
    session: Session,
    conference_id: int,
    kind: MessageKind,
    due: int,
    letters: int,
    actor: Actor,
    now: datetime,
) -> Campaign:
    """Number a sending of `letters` letters, where `due` organisations could have had one."""
    made = Campaign(
        conference_id=conference_id,
        number=approached.last_campaign(session, conference_id) + 1,
        kind=kind,
        audience={"due": due},
        letters=letters,
        created_at=now,
        user_id=actor.user_id,
    )
    session.add(made)
    session.flush()
    return made
