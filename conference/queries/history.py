"""Who did what to an organisation and its invitation, newest first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from conference.domain.actors import ActorKind
from conference.models import AuditEntry, OutboxMessage, Registration, User
from conference.queries import rows

LIMIT = 50


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the log; `user` is the name of a signed-in user who is still there."""

    at: datetime
    by: ActorKind
    user: str | None
    action: str
    detail: dict[str, Any]


def history(session: Session, organisation_id: int, invitation_id: int | None) -> tuple[Event, ...]:
    """Return the latest entries about an organisation, its invitation, seats and letters."""
    subject, about = AuditEntry.subject, AuditEntry.subject_id
    seats = select(Registration.id).where(Registration.invitation_id == invitation_id)
    letters = select(OutboxMessage.id).where(OutboxMessage.invitation_id == invitation_id)
    # A seat that was given up is only found by the invitation that its entries name.
    named = AuditEntry.detail["invitation"].as_integer() == invitation_id
    # A database may give the number of an organisation that was removed to a new one.
    removed = (subject == "organisation") & (AuditEntry.action == "organisation.remove")
    last = select(func.max(AuditEntry.id)).where(removed, about == organisation_id)
    since = AuditEntry.id > func.coalesce(last.scalar_subquery(), 0)
    conditions = or_(
        (subject == "organisation") & (about == organisation_id) & since,
        (subject == "invitation") & (about == invitation_id),
        (subject == "registration") & (about.in_(seats) | named),
        (subject == "outbox_message") & about.in_(letters),
    )
    query = (
        select(AuditEntry.at, AuditEntry.by, User.name, AuditEntry.action, AuditEntry.detail)
        .outerjoin(User, User.id == AuditEntry.user_id)
        .where(conditions)
        .order_by(AuditEntry.at.desc(), AuditEntry.id.desc())
        .limit(LIMIT)
    )
    return tuple(Event(*row) for row in rows.every(session, query))
