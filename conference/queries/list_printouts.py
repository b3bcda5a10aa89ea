"""Who fetched the attendee lists for printing last, when, and from which version."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.paper import PaperKind
from conference.models import AssignmentRun, Printout, User

LISTS = (PaperKind.ATTENDEES, PaperKind.ATTENDEES_BY_NAME)


@dataclass(frozen=True, slots=True)
class Fetched:
    """When a list was fetched last, by whom if they are still there, and from which run."""

    at: datetime
    by: str | None
    run: int | None


def last_fetched(session: Session, conference_id: int) -> dict[int, Fetched]:
    """Return who fetched each occurrence's list last; those never fetched aren't in it."""
    query = (
        select(Printout.occurrence_id, Printout.made_at, User.name, AssignmentRun.number)
        .outerjoin(User, User.id == Printout.user_id)
        .outerjoin(AssignmentRun, AssignmentRun.id == Printout.run_id)
        .where(
            Printout.conference_id == conference_id,
            Printout.kind.in_(LISTS),
        )
        .order_by(Printout.made_at, Printout.id)
    )
    rows = session.execute(query)
    return {key: Fetched(at, by, run) for key, at, by, run in rows if key is not None}
