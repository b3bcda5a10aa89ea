"""What is on an invitation's seats now: read, and compared with what a form was made from."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.errors import ChangedMeanwhile, SeatEmpty
from conference.domain.marks import mark
from conference.domain.needs import needs_mark
from conference.domain.registrations import SeatAnswer
from conference.models import Invitation, Need, Registration, Wish, locks


def taken(session: Session, invitation: Invitation) -> list[SeatAnswer]:
    """Return the seats as they stand in the database, by number, each with its wishes."""
    query = (
        select(Registration.seat, Registration.name, Registration.email, Wish.session_id)
        .outerjoin(Wish, Wish.registration_id == Registration.id)
        .where(Registration.invitation_id == invitation.id)
        .order_by(Registration.seat, Wish.rank)
    )
    found: dict[int, SeatAnswer] = {}
    for seat, name, email, wish in session.execute(query):
        before = found.setdefault(seat, SeatAnswer(seat, name, email))
        found[seat] = replace(before, wishes=before.wishes + ((wish,) if wish else ()))
    return list(found.values())


def check_seen(
    session: Session, invitation: str | int, seat: int, seen: str | None, now: datetime
) -> None:
    """Lock the invitation, and check that the seat is as it was when the form was made.

    `seen` is the mark that the form carries (`domain.registrations.mark`).
    Raises LinkInvalid/NotFound, SeatEmpty or ChangedMeanwhile.
    """
    locked = locks.invitation(session, invitation, now)
    found = next((each for each in taken(session, locked) if each.seat == seat), None)
    if found is None:
        raise SeatEmpty(seat=seat)
    if seen != mark(found):
        raise ChangedMeanwhile


def check_needs_seen(session: Session, invitation_id: int, seat: int, seen: str | None) -> None:
    """Lock the invitation, and check that the needs on the seat are as when the form was made.

    `seen` is the mark that the form carries (`domain.needs.needs_mark`).
    Raises NotFound or ChangedMeanwhile.
    """
    locks.invitation_by_id(session, invitation_id)
    query = (
        select(Need.choice, Need.note)
        .join(Registration, Registration.id == Need.registration_id)
        .where(Registration.invitation_id == invitation_id, Registration.seat == seat)
    )
    if seen != needs_mark((choice, note) for choice, note in session.execute(query)):
        raise ChangedMeanwhile
