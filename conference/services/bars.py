"""Bars: sessions that the organiser rules out for somebody, in every slot and every later run."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.errors import NotFound, SessionBarred
from conference.models import Bar, ParallelSession, Pin, audit, locks
from conference.models.violations import constraints_as_errors


def bar(
    session: Session,
    registration_id: int,
    session_id: int,
    reason: str,
    actor: Actor,
    now: datetime,
) -> None:
    """Rule a session out for somebody; drafts and published runs stay as they are.

    Raises NotFound, or SessionBarred when the person is pinned to the session or it is ruled out
    already.
    """
    registration = locks.registration_by_id(session, registration_id)
    held = session.get(ParallelSession, session_id)
    if held is None or held.conference_id != registration.invitation.conference_id:
        raise NotFound
    if _is_pinned(session, registration_id, session_id):
        raise SessionBarred
    session.add(
        Bar(
            registration_id=registration_id,
            session_id=session_id,
            reason=reason,
            created_at=now,
            user_id=actor.user_id,
        )
    )
    with constraints_as_errors():
        session.flush()
    audit.record(
        session, actor, "bar.set", ("registration", registration_id), now, barred=session_id
    )
    session.flush()


def unbar(
    session: Session, registration_id: int, session_id: int, actor: Actor, now: datetime
) -> None:
    """Let the session be open to the person again. Raises NotFound."""
    locks.registration_by_id(session, registration_id)
    removed = session.scalars(
        delete(Bar)
        .where(Bar.registration_id == registration_id, Bar.session_id == session_id)
        .returning(Bar.id)
    ).all()
    if not removed:
        raise NotFound
    audit.record(
        session, actor, "bar.remove", ("registration", registration_id), now, barred=session_id
    )
    session.flush()


def _is_pinned(session: Session, registration_id: int, session_id: int) -> bool:
    query = select(Pin.id).where(
        Pin.registration_id == registration_id, Pin.session_id == session_id
    )
    return session.scalar(query) is not None
