"""Who would get a personal link in a file: those not invited, and those who haven't answered."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.invitations import InvitationState
from conference.models import Invitation, Organisation


@dataclass(frozen=True, slots=True)
class LinkCounts:
    """Ids of the organisations that aren't invited, and how many haven't answered."""

    fresh: tuple[int, ...]
    silent: int


def counted(session: Session, conference_id: int) -> LinkCounts:
    """Return who could get a link, in two queries."""
    invited = select(Invitation.organisation_id).where(Invitation.conference_id == conference_id)
    fresh = select(Organisation.id).where(Organisation.id.not_in(invited)).order_by(Organisation.id)
    silent = select(func.count(Invitation.id)).where(
        Invitation.conference_id == conference_id, Invitation.state == InvitationState.INVITED
    )
    return LinkCounts(tuple(session.scalars(fresh)), session.scalar(silent) or 0)
