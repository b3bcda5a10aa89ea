"""What has had its time is deleted, once, and the deletion written down."""

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.door import day_of
from conference.domain.retention import DeletionKind, Periods
from conference.models import (
    Conference,
    Deletion,
    Invitation,
    Organisation,
    Registration,
    audit,
    kept,
    locks,
)


def delete_due(session: Session, now: datetime) -> int:
    """Delete what is due of every conference, and return how many deletions there were.

    What was deleted before is left alone; what has come since is deleted too, and written down
    anew. Run twice, the second time does nothing.
    """
    done = 0
    for conference_id in session.scalars(select(Conference.id).order_by(Conference.id)).all():
        held = locks.conference_by_id(session, conference_id)
        periods = Periods(held.date, held.needs_kept_days, held.contacts_kept_months)
        for kind in DeletionKind:
            if periods.due(kind) <= day_of(now):
                done += _carry_out(session, held, periods, kind, now)
    return done


def _carry_out(
    session: Session, held: Conference, periods: Periods, kind: DeletionKind, now: datetime
) -> int:
    counts = _deleted(session, held.id, periods, kind) | _blanked(session, held.id, periods, kind)
    before = session.scalar(
        select(func.count(Deletion.id)).where(
            Deletion.conference_id == held.id, Deletion.kind == kind
        )
    )
    if before and not any(counts.values()):
        return 0
    session.add(Deletion(conference_id=held.id, kind=kind, executed_at=now, counts=counts))
    about = ("conference", held.id)
    audit.record(session, BY_COMMAND, "retention.delete", about, now, kind=kind, **counts)
    session.flush()
    return 1


def _deleted(session: Session, held: int, periods: Periods, kind: DeletionKind) -> dict[str, int]:
    counts = {}
    for name, (table, which) in kept.rows(held, periods, kind).items():
        counts[name] = session.scalar(select(func.count()).select_from(table).where(which)) or 0
        session.execute(delete(table).where(which).execution_options(synchronize_session=False))
    session.expire_all()
    return counts


def _blanked(session: Session, held: int, periods: Periods, kind: DeletionKind) -> dict[str, int]:
    counts = {}
    for name, (table, which) in kept.blanked(session, held, periods, kind).items():
        found = session.scalars(select(table).where(which)).all()
        for each in found:
            _blank(name, each)
        session.flush()
        counts[name] = len(found)
    return counts


def _blank(what: str, row: object) -> None:
    """Take the contact, or the name, out of a row; that somebody came stays."""
    if isinstance(row, Registration) and what == "names":
        row.name = ""  # and not None, which waits for one
    elif isinstance(row, Registration):
        row.email = None
    if isinstance(row, Invitation):
        # Without its hash the personal link opens nothing.
        row.contact_name, row.contact_email, row.token_hash = "", "", None
    if isinstance(row, Organisation):
        row.contact_name, row.contact_email, row.contact_phone = "", "", None
