"""What the participants wish for, session by session, against the seats there are."""

from dataclasses import dataclass

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from conference.domain.texts import Translated
from conference.models import Occurrence, ParallelSession, Wish


@dataclass(frozen=True, slots=True)
class SessionDemand:
    """Wishes for one session against its seats over all slots."""

    id: int
    number: int
    title: Translated
    seats: int
    first: int
    any: int


def demand(session: Session, conference_id: int) -> tuple[SessionDemand, ...]:
    """Return the demand for every session, by number, in one query."""
    seats = (
        select(func.coalesce(func.sum(Occurrence.seats), 0))
        .where(Occurrence.session_id == ParallelSession.id)
        .scalar_subquery()
    )
    rows = session.execute(
        select(
            ParallelSession.id,
            ParallelSession.number,
            ParallelSession.title,
            seats.label("seats"),
            func.count(case((Wish.rank == 1, 1))).label("first"),
            func.count(Wish.rank).label("any"),
        )
        .outerjoin(Wish, Wish.session_id == ParallelSession.id)
        .where(ParallelSession.conference_id == conference_id)
        .group_by(ParallelSession.id)
        .order_by(ParallelSession.number)
    )
    return tuple(SessionDemand(**row._asdict()) for row in rows)
