"""The audit trail, kept beside the tables so that every verb writes it alike."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.models.outbox import AuditEntry


def record(
    session: Session,
    actor: Actor,
    action: str,
    subject: tuple[str, int],
    now: datetime,
    **detail: Any,
) -> None:
    """Write who did `action` to `subject` (table word, id); `detail` holds no personal data."""
    session.add(
        AuditEntry(
            at=now,
            by=actor.kind,
            user_id=actor.user_id,
            action=action,
            subject=subject[0],
            subject_id=subject[1],
            detail=detail,
        )
    )
