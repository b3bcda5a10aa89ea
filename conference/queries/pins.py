"""The places that the organiser has decided beforehand."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.texts import Translated
from conference.models import (
    Invitation,
    Occurrence,
    Organisation,
    ParallelSession,
    Pin,
    Registration,
    TimeSlot,
)


@dataclass(frozen=True, slots=True)
class PinView:
    """A decided place: whose, where and why. `name` is None where it comes later."""

    registration_id: int
    name: str | None
    seat: int
    organisation_id: int
    organisation: str
    is_invented: bool
    slot: int
    number: int
    title: Translated
    room: str
    reason: str


def listed(session: Session, conference_id: int) -> list[PinView]:
    """Return the conference's pins, by organisation, seat and slot."""
    query = (
        select(
            Registration.id.label("registration_id"),
            Registration.name,
            Registration.seat,
            Organisation.id.label("organisation_id"),
            Organisation.name.label("organisation"),
            Organisation.is_invented,
            TimeSlot.number.label("slot"),
            ParallelSession.number,
            ParallelSession.title,
            Occurrence.room,
            Pin.reason,
        )
        .select_from(Pin)
        .join(Pin.registration)
        .join(Registration.invitation)
        .join(Invitation.organisation)
        .join(Pin.occurrence)
        .join(Occurrence.slot)
        .join(Occurrence.session)
        .where(Invitation.conference_id == conference_id)
        .order_by(Organisation.name, Registration.seat, TimeSlot.number)
    )
    return [PinView(**row) for row in session.execute(query).mappings()]
