"""What the invitations of a conference give and what is used of it, for reading and for taking."""

from collections import defaultdict

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.invitations import InvitationState
from conference.domain.reserves import HeldSeats
from conference.models.invitations import Invitation, Organisation
from conference.models.registrations import Registration

GIVEN = (InvitationState.INVITED, InvitationState.ACCEPTED)
"""The states in which an invitation's seats are given away."""


def seats_held(session: Session, conference_id: int) -> list[HeldSeats]:
    """Return what every invitation holds whose seats are given away, by its id."""
    seats: dict[int, dict[bool, list[int]]] = defaultdict(lambda: {True: [], False: []})
    taken = (
        select(Registration.invitation_id, Registration.seat, Registration.name.is_not(None))
        .join(Registration.invitation)
        .where(Invitation.conference_id == conference_id)
        .order_by(Registration.invitation_id, Registration.seat)
    )
    for invitation_id, seat, is_named in session.execute(taken):
        seats[invitation_id][bool(is_named)].append(seat)
    query = (
        select(
            Invitation.id,
            Organisation.id,
            Organisation.name,
            Invitation.state,
            Invitation.quota,
            Invitation.closes_at,
        )
        .join(Invitation.organisation)
        .where(Invitation.conference_id == conference_id, Invitation.state.in_(GIVEN))
        .order_by(Invitation.id)
    )
    return [
        HeldSeats(*row, named=tuple(seats[row[0]][True]), nameless=tuple(seats[row[0]][False]))
        for row in session.execute(query)
    ]


def seats_given(session: Session, conference_id: int) -> int:
    """Return how many seats are given away by invitations."""
    query = select(func.coalesce(func.sum(Invitation.quota), 0))
    theirs = (Invitation.conference_id == conference_id, Invitation.state.in_(GIVEN))
    return session.scalar(query.where(*theirs)) or 0
