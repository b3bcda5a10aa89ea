"""Of which conferences what was said is public: a final report has told of it."""

from sqlalchemy import Select, exists, or_, select

from conference.domain.contributions import Origin
from conference.models.conference import Conference
from conference.models.contributions import Contribution
from conference.models.report import Report


def conferences() -> Select[int]:
    """Return the query for the ids of those conferences.

    A report that was taken in with what it tells, from before Plenum, counts as a final one.
    """
    final = exists(select(Report.id).where(Report.conference_id == Conference.id))
    here = (Contribution.conference_id == Conference.id, Contribution.origin == Origin.REPORT)
    taken_in = exists(select(Contribution.id).where(*here))
    return select(Conference.id).where(Conference.opened_at.is_not(None), or_(final, taken_in))
