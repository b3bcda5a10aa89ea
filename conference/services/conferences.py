"""The conference itself: what holds for all its invitations."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.errors import ChangedMeanwhile
from conference.domain.invitations import check_deadline, deadline_mark
from conference.models import Invitation, audit, locks


def change_deadline(
    session: Session,
    conference_id: int,
    closes_at: datetime,
    seen: str | None,
    actor: Actor,
    now: datetime,
) -> int:
    """Move the common deadline, and with it every invitation that had it; return how many.

    An invitation with a deadline of its own keeps that. `seen` is the mark of the deadline as it
    was (`domain.invitations.deadline_mark`). Raises NotFound, ChangedMeanwhile or DeadlineTooLate.
    """
    conference = locks.conference_by_id(session, conference_id)
    if seen != deadline_mark(conference.closes_at):
        raise ChangedMeanwhile
    check_deadline(closes_at, conference.date)
    moved = session.scalars(
        update(Invitation)
        .where(
            Invitation.conference_id == conference_id,
            Invitation.closes_at == conference.closes_at,
        )
        .values(closes_at=closes_at)
        .returning(Invitation.id)
    ).all()
    conference.closes_at = closes_at
    conference.revision += 1
    detail = {"closes_at": closes_at.isoformat(), "moved": len(moved)}
    audit.record(
        session, actor, "conference.deadline", ("conference", conference_id), now, **detail
    )
    session.flush()
    return len(moved)
