"""What was printed last of each paper: when, by whom, from which run, and what stood on it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.paper import PaperKind, PaperLine
from conference.models import AssignmentRun, Printout, User

Key = tuple[PaperKind, int | None]


@dataclass(frozen=True, slots=True)
class LastPrintout:
    """The newest printout of a paper; `by` and `run` are None where they are gone."""

    number: int
    made_at: datetime
    by: str | None
    run: int | None
    lines: tuple[PaperLine, ...]


def last(
    session: Session, conference_id: int, kind: PaperKind | None = None
) -> dict[Key, LastPrintout]:
    """Return the last printout by (kind, occurrence or None), of one `kind` or of all.

    Papers never printed aren't in it. One query.
    """
    newest = select(func.max(Printout.id)).where(Printout.conference_id == conference_id)
    if kind is not None:
        newest = newest.where(Printout.kind == kind)
    newest = newest.group_by(Printout.kind, Printout.occurrence_id)
    query = (
        select(Printout, User.name, AssignmentRun.number)
        .outerjoin(User, User.id == Printout.user_id)
        .outerjoin(AssignmentRun, AssignmentRun.id == Printout.run_id)
        .where(Printout.id.in_(newest))
    )
    return {
        (each.kind, each.occurrence_id): LastPrintout(
            number=each.number,
            made_at=each.made_at,
            by=by,
            run=run,
            lines=tuple(PaperLine(*line) for line in each.lines),
        )
        for each, by, run in session.execute(query)
    }
