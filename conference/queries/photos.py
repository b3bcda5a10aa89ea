"""Who doesn't want to be photographed: the one need that others than the organiser may see."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.needs import NeedChoice
from conference.models import Invitation, Need, Registration


def refused(session: Session, conference_id: int) -> frozenset[int]:
    """Return the registrations of those who have said no to pictures."""
    query = (
        select(Need.registration_id)
        .join(Registration, Registration.id == Need.registration_id)
        .join(Registration.invitation)
        .where(Invitation.conference_id == conference_id, Need.choice == NeedChoice.NO_PHOTO)
    )
    return frozenset(session.scalars(query))
