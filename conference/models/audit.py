"""The audit trail, kept beside the tables so that every verb writes it alike."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import insert
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


def record_each(
    session: Session,
    actor: Actor,
    action: str,
    subjects: Iterable[tuple[str, int]],
    now: datetime,
) -> None:
    """Write that `action` was done to each of `subjects`, in one statement."""
    entries: list[dict[str, Any]] = [
        {
            "at": now,
            "by": actor.kind,
            "user_id": actor.user_id,
            "action": action,
            "subject": subject,
            "subject_id": subject_id,
            "detail": {},
        }
        for subject, subject_id in subjects
    ]
    if entries:
        session.execute(insert(AuditEntry), entries)
