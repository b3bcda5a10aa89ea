"""Who has a seat that a run never considered: they are neither placed by it nor left without."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.models.assignment import AssignmentRun, Placement
from conference.models.invitations import Invitation
from conference.models.programme import Occurrence, TimeSlot
from conference.models.registrations import Registration


def ids(session: Session, run: AssignmentRun, registration_id: int | None = None) -> frozenset[int]:
    """Return the registrations that the run lacks; with `registration_id` look at that one alone.

    Where no session is held anywhere, there was nothing to consider and nobody is lacking. The
    number of a registration that was given up is never given out again.
    """
    placed = select(Placement.registration_id).where(Placement.run_id == run.id)
    held = (
        select(Occurrence.id)
        .join(Occurrence.slot)
        .where(TimeSlot.conference_id == run.conference_id)
    )
    query = (
        select(Registration.id)
        .join(Registration.invitation)
        .where(
            Invitation.conference_id == run.conference_id,
            Registration.id.not_in(placed),
            held.exists(),
        )
    )
    if registration_id is not None:
        query = query.where(Registration.id == registration_id)
    unseated = {int(each["participant"]) for each in run.unseated}
    return frozenset(found for found in session.scalars(query) if found not in unseated)
