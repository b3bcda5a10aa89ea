"""The reserve list: who is on it, unused seats taken back, and those offered down the list."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.errors import (
    AlreadyInvited,
    ChangedMeanwhile,
    DeadlinePassed,
    NotFound,
    SeatsShort,
)
from conference.domain.invitations import InvitationAction, check_deadline, next_state
from conference.domain.marks import mark
from conference.domain.outbox import MessageKind
from conference.domain.reserves import (
    ReservePlace,
    TakenBack,
    all_taken_back,
    in_order,
    next_offered,
    seats_left,
)
from conference.models import Invitation, Organisation, Registration, Reserve, audit, held, locks
from conference.models.violations import constraints_as_errors
from conference.services import answers, invitations, outbox


def add(
    session: Session,
    conference_id: int,
    organisation_id: int,
    priority: int,
    actor: Actor,
    now: datetime,
) -> None:
    """Put an organisation that isn't invited on the reserve list.

    Raises NotFound, AlreadyInvited or AlreadyReserved.
    """
    locks.conference_by_id(session, conference_id)
    if session.get(Organisation, organisation_id) is None:
        raise NotFound
    theirs = (
        Invitation.conference_id == conference_id,
        Invitation.organisation_id == organisation_id,
    )
    if session.scalar(select(Invitation.id).where(*theirs)) is not None:
        raise AlreadyInvited
    session.add(
        Reserve(
            conference_id=conference_id,
            organisation_id=organisation_id,
            priority=priority,
            added_at=now,
        )
    )
    with constraints_as_errors():
        session.flush()
    _record(session, actor, "reserve.add", organisation_id, now, priority=priority)


def change(
    session: Session,
    conference_id: int,
    organisation_id: int,
    priority: int,
    actor: Actor,
    now: datetime,
) -> None:
    """Give an organisation another priority on the reserve list; raises NotFound."""
    _reserve(session, conference_id, organisation_id).priority = priority
    _record(session, actor, "reserve.change", organisation_id, now, priority=priority)


def remove(
    session: Session, conference_id: int, organisation_id: int, actor: Actor, now: datetime
) -> None:
    """Take an organisation off the reserve list; raises NotFound."""
    session.delete(_reserve(session, conference_id, organisation_id))
    _record(session, actor, "reserve.remove", organisation_id, now)


def take_back(
    session: Session,
    conference_id: int,
    seen: str | None,
    actor: Actor,
    now: datetime,
    *,
    take_nameless: bool,
) -> int:
    """Take back the seats that nobody uses after the deadline; return how many came free.

    `seen` is the mark of what was shown (the list of TakenBack): raises ChangedMeanwhile where it
    is another by now, or NotFound.
    """
    locks.conference_by_id(session, conference_id)
    theirs = select(Invitation.id).where(Invitation.conference_id == conference_id)
    session.execute(theirs.order_by(Invitation.id).with_for_update())
    seats = held.seats_held(session, conference_id)
    found = all_taken_back(seats, now, take_nameless=take_nameless)
    if seen != mark(found):
        raise ChangedMeanwhile
    for each in found:
        _take(session, each, actor, now)
    session.flush()
    return sum(each.freed for each in found)


def _take(session: Session, taken: TakenBack, actor: Actor, now: datetime) -> None:
    invitation = locks.invitation_by_id(session, taken.held.invitation_id)
    if taken.lapses:
        invitation.state = next_state(invitation.state, InvitationAction.LAPSE)
        outbox.withdraw(session, invitation.id, *MessageKind)
    else:
        theirs = Registration.invitation_id == invitation.id
        session.execute(delete(Registration).where(theirs, Registration.seat.in_(taken.released)))
        invitation.quota = taken.quota
    session.flush()
    if taken.released:
        session.expire_all()
        answers.send_receipt(session, invitation.id, now)
    subject = ("invitation", invitation.id)
    audit.record(session, actor, "invitation.take_back", subject, now, freed=taken.freed)


def offer(
    session: Session,
    conference_id: int,
    seats: int,
    quota: int,
    closes_at: datetime,
    seen: str | None,
    actor: Actor,
    now: datetime,
) -> int:
    """Invite the next on the reserve list to `seats` seats, `quota` each; return how many.

    `seen` is the mark of the organisations' ids as they were shown, in order. Raises NotFound,
    ChangedMeanwhile, DeadlinePassed, DeadlineTooLate, or SeatsShort where the day has fewer left.
    """
    conference = locks.conference_by_id(session, conference_id)
    check_deadline(closes_at, conference.date)
    if closes_at <= now:
        raise DeadlinePassed(closes_at=closes_at)
    left = seats_left(conference.capacity, held.seats_given(session, conference_id))
    if left is not None and seats > left:
        raise SeatsShort(left=left)
    listed = next_offered(in_order(_places(session, conference_id)), seats, quota)
    ids = [each.organisation_id for each in listed]
    if seen != mark(ids):
        raise ChangedMeanwhile
    count = invitations.invite(session, conference_id, ids, actor, now, quota, closes_at)
    session.execute(delete(Reserve).where(Reserve.id.in_([each.id for each in listed])))
    about = ("conference", conference_id)
    audit.record(session, actor, "reserve.offer", about, now, invited=count, seats=count * quota)
    session.flush()
    return count


def _places(session: Session, conference_id: int) -> Iterable[ReservePlace]:
    """Yield the places on the list of those that haven't been invited meanwhile."""
    invited = select(Invitation.organisation_id).where(Invitation.conference_id == conference_id)
    query = select(Reserve.id, Reserve.organisation_id, Reserve.priority, Reserve.added_at).where(
        Reserve.conference_id == conference_id, Reserve.organisation_id.not_in(invited)
    )
    return (ReservePlace(*row) for row in session.execute(query))


def _reserve(session: Session, conference_id: int, organisation_id: int) -> Reserve:
    theirs = Reserve.conference_id == conference_id, Reserve.organisation_id == organisation_id
    found = session.scalar(select(Reserve).where(*theirs).with_for_update())
    if found is None:
        raise NotFound
    return found


def _record(
    session: Session, actor: Actor, action: str, organisation_id: int, now: datetime, **detail: int
) -> None:
    audit.record(session, actor, action, ("organisation", organisation_id), now, **detail)
    session.flush()
