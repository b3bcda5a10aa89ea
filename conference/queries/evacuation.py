"""Who needs help when the house must be left, and which; for the organiser's list alone."""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.needs import HELPED, EvacuationHelp, NeedChoice, evacuation_help
from conference.models import Invitation, Need, Registration
from conference.queries import rows


def helped(session: Session, conference_id: int) -> dict[int, tuple[EvacuationHelp, ...]]:
    """Return the help that each needs, by registration; those who need none aren't in it."""
    query = (
        select(Need.registration_id, Need.choice)
        .join(Registration, Registration.id == Need.registration_id)
        .join(Registration.invitation)
        .where(Invitation.conference_id == conference_id, Need.choice.in_(HELPED))
    )
    found: dict[int, set[NeedChoice]] = defaultdict(set)
    for registration_id, choice in rows.every(session, query):
        found[registration_id].add(choice)
    return {who: evacuation_help(choices) for who, choices in found.items()}
