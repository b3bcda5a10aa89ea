"""What stands in an organisation's name, in any year, and what came of it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from conference.domain.contributions import ContributionKind, Origin
from conference.domain.follow_up import FollowUpState
from conference.domain.texts import Translated
from conference.models import Conference, Contribution, Invitation, ParallelSession
from conference.queries import review_filters


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One contribution of an organisation's; `is_own` where it wrote it itself.

    Merged, it stands as number `stands_as`, whose answer is its own. Settled, it stays.
    """

    number: int
    slug: str
    date: date
    kind: ContributionKind
    text: str
    session: Translated | None
    responsible: str
    origin: Origin
    follow_up: FollowUpState
    answered_at: datetime | None
    stands_as: int | None
    is_settled: bool

    @property
    def is_own(self) -> bool:
        """Whether the organisation wrote it itself."""
        return self.origin is Origin.LINK


def lines(session: Session, invitation_id: int) -> tuple[OwnLine, ...]:
    """Return what stands in the invited organisation's name, the newest first."""
    theirs = select(Invitation.organisation_id).where(Invitation.id == invitation_id)
    other = aliased(Contribution)
    settled = or_(
        *(each.is_not(None) for each in (Contribution.approved_at, Contribution.body_id, other.id))
    )
    query = (
        select(
            Contribution.number,
            Conference.slug,
            Conference.date,
            Contribution.kind,
            Contribution.text,
            ParallelSession.title.label("session"),
            Contribution.responsible,
            Contribution.origin,
            func.coalesce(other.follow_up, Contribution.follow_up).label("follow_up"),
            func.coalesce(other.answered_at, Contribution.answered_at).label("answered_at"),
            other.number.label("stands_as"),
            settled.label("is_settled"),
        )
        .join(Conference, Conference.id == Contribution.conference_id)
        .outerjoin(other, other.id == Contribution.merged_into_id)
        .outerjoin(ParallelSession, ParallelSession.id == Contribution.session_id)
        .where(
            Contribution.organisation_id == theirs.scalar_subquery(),
            review_filters.lacks(None)[0],
        )
        .order_by(Conference.date.desc(), Contribution.number.desc())
    )
    return tuple(OwnLine(**row) for row in session.execute(query).mappings())
