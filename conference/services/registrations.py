"""One seat after the answer: its name, wishes and needs, a swap, and giving it up."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.codes import new_code
from conference.domain.errors import LastSeat, NameMissing, SeatEmpty, TransitionRefused
from conference.domain.invitations import InvitationState, check_open
from conference.domain.needs import NeedChoice
from conference.domain.registrations import SeatAnswer, check_persons, check_wishes, clean_name
from conference.models import (
    Invitation,
    Need,
    ParallelSession,
    Registration,
    Wish,
    audit,
    locks,
)
from conference.services import door, outbox_placements
from conference.services.seats import taken


def update(
    session: Session,
    invitation: str | int,
    seat: int,
    name: str | None,
    email: str | None,
    wishes: Sequence[int],
    actor: Actor,
    now: datetime,
) -> None:
    """Put a name on a reserved seat or mend its spelling, and change email and wishes.

    A seat that has a name keeps one. Once places are published, who gets a name is told, and a
    letter that hasn't left follows a name or an address that is mended.
    Raises LinkInvalid/NotFound, DeadlinePassed, SeatEmpty, NameMissing, PersonRepeated,
    WishRepeated or WishUnknown.
    """
    registration = _open_seat(session, invitation, seat, actor, now)
    new_name = clean_name(name)
    if registration.name and not new_name:
        raise NameMissing
    _check_person(session, registration, SeatAnswer(seat, new_name, email))
    changed = _set_wishes(session, registration, wishes)
    before = registration.name, registration.email
    registration.name, registration.email = new_name, email if new_name else None
    if new_name and not before[0]:
        outbox_placements.hand_on(session, registration, now)
    elif before != (registration.name, registration.email):
        outbox_placements.renew(session, registration, now)
    _record(session, registration, actor, "registration.update", now, wishes_changed=changed)


def swap(
    session: Session,
    invitation: str | int,
    seat: int,
    name: str,
    email: str | None,
    *,
    keep_wishes: bool,
    actor: Actor,
    now: datetime,
) -> None:
    """Give the seat to another person: placements stay, the former person's needs are deleted.

    The former person's badge is good for nothing from then on. Once places are published, the new
    person gets a letter, and a former one that hasn't left is withdrawn. Raises LinkInvalid or
    NotFound, DeadlinePassed, SeatEmpty, NameMissing, PersonRepeated, or AlreadyAdmitted when the
    former person has been let in today.
    """
    registration = _open_seat(session, invitation, seat, actor, now)
    new_name = clean_name(name)
    if not new_name:
        raise NameMissing
    door.check_outside(session, registration, now)
    _check_person(session, registration, SeatAnswer(seat, new_name, email))
    registration.name, registration.email, registration.code = new_name, email, new_code()
    session.execute(delete(Need).where(Need.registration_id == registration.id))
    changed = not keep_wishes and _set_wishes(session, registration, [])
    outbox_placements.hand_on(session, registration, now)
    _record(session, registration, actor, "registration.swap", now, wishes_changed=changed)


def release(
    session: Session, invitation: str | int, seat: int, actor: Actor, now: datetime
) -> None:
    """Give one seat up. Raises LinkInvalid/NotFound, DeadlinePassed, SeatEmpty or LastSeat."""
    registration = _open_seat(session, invitation, seat, actor, now)
    taken = session.scalar(
        select(func.count()).where(Registration.invitation_id == registration.invitation_id)
    )
    if taken == 1:
        raise LastSeat
    _record(session, registration, actor, "registration.release", now)
    outbox_placements.withdraw(session, [registration.id])
    session.delete(registration)
    session.flush()


def set_needs(
    session: Session,
    invitation: str | int,
    seat: int,
    choices: Collection[NeedChoice],
    note: str | None,
    actor: Actor,
    now: datetime,
) -> None:
    """Replace all needs of the person on the seat; no choices deletes them.

    A `note` goes with the choice `other` and makes it. Raises LinkInvalid/NotFound,
    DeadlinePassed or SeatEmpty (also while the seat has no name).
    """
    registration = _open_seat(session, invitation, seat, actor, now)
    if registration.name is None:
        raise SeatEmpty(seat=seat)
    session.execute(delete(Need).where(Need.registration_id == registration.id))
    text = clean_name(note)
    chosen = set(choices) - {NeedChoice.OTHER} | ({NeedChoice.OTHER} if text else set())
    session.add_all(
        Need(
            registration_id=registration.id,
            choice=choice,
            note=text if choice is NeedChoice.OTHER else None,
        )
        for choice in sorted(chosen)
    )
    _record(session, registration, actor, "registration.needs", now)


def _open_seat(
    session: Session, key: str | int, seat: int, actor: Actor, now: datetime
) -> Registration:
    """Return the registration on `seat`, its invitation locked and open for `actor`."""
    invitation: Invitation = locks.invitation(session, key, now)
    check_open(actor, invitation.closes_at, now)
    if invitation.state is not InvitationState.ACCEPTED:
        raise TransitionRefused(state=invitation.state, action="change")
    registration = session.scalar(
        select(Registration).where(
            Registration.invitation_id == invitation.id, Registration.seat == seat
        )
    )
    if registration is None:
        raise SeatEmpty(seat=seat)
    return registration


def _check_person(session: Session, registration: Registration, person: SeatAnswer) -> None:
    """Check that the person isn't on another of the invitation's seats."""
    check_persons([person], taken(session, registration.invitation))


def _set_wishes(session: Session, registration: Registration, wishes: Sequence[int]) -> bool:
    """Replace the wishes and return whether that changed them."""
    conference_id = registration.invitation.conference_id
    held = session.scalars(
        select(ParallelSession.id).where(ParallelSession.conference_id == conference_id)
    ).all()
    check_wishes(wishes, held)
    mine = select(Wish.session_id).where(Wish.registration_id == registration.id)
    before = session.scalars(mine.order_by(Wish.rank)).all()
    session.execute(delete(Wish).where(Wish.registration_id == registration.id))
    session.add_all(
        Wish(registration_id=registration.id, rank=rank, session_id=each)
        for rank, each in enumerate(wishes, start=1)
    )
    return list(before) != list(wishes)


def _record(
    session: Session,
    registration: Registration,
    actor: Actor,
    action: str,
    now: datetime,
    *,
    wishes_changed: bool = False,
) -> None:
    """Audit what was done to a seat; whether the wishes changed is what a run's age goes by."""
    detail = {"invitation": registration.invitation_id, "seat": registration.seat}
    if wishes_changed:
        detail["wishes_changed"] = True
    audit.record(session, actor, action, ("registration", registration.id), now, **detail)
    session.flush()
