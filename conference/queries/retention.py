"""What is to be deleted of a conference, what has been, and what is left of it: as figures."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.retention import DeletionKind, Periods
from conference.models import Deletion, Registration, kept


@dataclass(frozen=True, slots=True)
class Executed:
    """A deletion that was carried out, with how many rows of what."""

    at: datetime
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Planned:
    """A kind of deletion: when it is due, what there is to delete now, and what was deleted.

    `waiting` is how many people's names wait for the archive to have them, and aren't among the
    rest before.
    """

    kind: DeletionKind
    due: date
    left: dict[str, int]
    executed: tuple[Executed, ...]
    waiting: int


def plans(session: Session, conference_id: int, periods: Periods) -> tuple[Planned, ...]:
    """Return every kind of deletion, with what the database holds of it at this moment."""
    query = (
        select(Deletion)
        .where(Deletion.conference_id == conference_id)
        .order_by(Deletion.executed_at, Deletion.id)
    )
    done = session.scalars(query).all()
    return tuple(
        Planned(
            kind=kind,
            due=periods.due(kind),
            left=_left(session, conference_id, periods, kind),
            executed=tuple(
                Executed(each.executed_at, each.counts) for each in done if each.kind is kind
            ),
            waiting=_waiting(session, conference_id, periods, kind),
        )
        for kind in DeletionKind
    )


def _waiting(session: Session, conference_id: int, periods: Periods, kind: DeletionKind) -> int:
    if kind is DeletionKind.NEEDS or kept.is_handed_on(session, conference_id, periods):
        return 0
    names = select(func.count(Registration.id)).where(kept.named(conference_id))
    return session.scalar(names) or 0


def _left(
    session: Session, conference_id: int, periods: Periods, kind: DeletionKind
) -> dict[str, int]:
    found = {
        **kept.rows(conference_id, periods, kind),
        **kept.blanked(session, conference_id, periods, kind),
    }
    return {
        name: session.scalar(select(func.count()).select_from(table).where(which)) or 0
        for name, (table, which) in found.items()
    }
