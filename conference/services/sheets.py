"""A list taken out of the house leaves its trace."""

from datetime import datetime

from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.sheets import SheetKind
from conference.models import audit


def take(
    session: Session, conference_id: int, kind: SheetKind, lines: int, actor: Actor, now: datetime
) -> None:
    """Write down that `actor` took the list of `kind` with so many `lines`."""
    about = ("conference", conference_id)
    audit.record(session, actor, "list.take", about, now, list=kind.value, lines=lines)
    session.flush()
