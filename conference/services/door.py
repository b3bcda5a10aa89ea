"""The door: letting somebody in, undoing it, and what devices sent while the network was down."""

from datetime import datetime

from sqlalchemy import and_, insert, or_, select
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.door import ConflictReason, Press, Waited, day_of
from conference.domain.door_errors import AlreadyAdmitted, NotAdmitted, SeatHasNoName
from conference.domain.errors import NotFound
from conference.models import Admission, DoorConflict, Invitation, Registration, audit, locks
from conference.models.violations import constraints_as_errors


def admit(
    session: Session,
    conference_id: int,
    code: str,
    press: Press,
    actor: Actor,
    now: datetime,
    *,
    id_seen: bool,
) -> None:
    """Let in whoever has the badge with `code`; a press that comes again changes nothing.

    Raises NotFound, SeatHasNoName or AlreadyAdmitted.
    """
    registration = _locked(session, conference_id, code)
    at = min(press.at, now)
    known = _standing(session, registration.id, at, press.key)
    if known and known.key == press.key:
        return
    if known:
        raise _already(known, registration)
    seat = {"conference_id": conference_id, "registration_id": registration.id, "code": code}
    when = {"day": day_of(at), "admitted_at": at, "received_at": now}
    who = {"user_id": actor.user_id, **_pressed(press)}
    with constraints_as_errors():
        session.execute(insert(Admission), [seat | when | who | {"id_seen": id_seen}])
    audit.record_each(session, actor, "door.admit", [("registration", registration.id)], now)


def undo(session: Session, conference_id: int, code: str, actor: Actor, now: datetime) -> None:
    """Take back today's admission of whoever has the badge with `code`.

    Raises NotFound or NotAdmitted.
    """
    registration = _locked(session, conference_id, code)
    standing = _standing(session, registration.id, now)
    if standing is None:
        raise NotAdmitted
    standing.undone_at, standing.undone_by_id = now, actor.user_id
    audit.record(session, actor, "door.undo", ("registration", registration.id), now)
    session.flush()


def take_waiting(
    session: Session,
    conference_id: int,
    waited: Waited,
    press: Press,
    actor: Actor,
    now: datetime,
) -> ConflictReason | None:
    """Take a press that waited on a device; what can't be taken as it came is kept as a conflict.

    Returns why it couldn't be taken, or None when it was, and the same when it comes again.
    """
    known = session.scalar(select(DoorConflict).where(DoorConflict.key == press.key))
    if known:
        return known.reason
    holder = _seat(session, conference_id, waited.registration_id)
    try:
        admit(session, conference_id, waited.code, press, actor, now, id_seen=waited.id_seen)
    except AlreadyAdmitted:
        reason = ConflictReason.ADMITTED
    except (NotFound, SeatHasNoName):
        reason = ConflictReason.SWAPPED if holder else ConflictReason.GONE
    else:
        return None
    about = {"registration_id": holder, "reason": reason, "name": waited.name}
    when = {"pressed_at": min(press.at, now), "received_at": now}
    who = {"user_id": actor.user_id, **_pressed(press)}
    session.add(DoorConflict(conference_id=conference_id, **about, **when, **who))
    session.flush()
    return reason


def settle(
    session: Session, conference_id: int, conflict_id: int, actor: Actor, now: datetime
) -> None:
    """Write that a human has looked at a conflict; settled once is settled. Raises NotFound."""
    conflict = session.get(DoorConflict, conflict_id, with_for_update=True)
    if conflict is None or conflict.conference_id != conference_id:
        raise NotFound
    if conflict.settled_at is None:
        conflict.settled_at, conflict.settled_by_id = now, actor.user_id
        audit.record(session, actor, "door.settle", ("door_conflict", conflict.id), now)
        session.flush()


def _pressed(press: Press) -> dict[str, str]:
    return {"desk": press.desk, "key": press.key}


def check_outside(session: Session, registration: Registration, now: datetime) -> None:
    """Lock a seat that is about to go to another person, and check that nobody on it is in.

    Raises AlreadyAdmitted.
    """
    locks.registration_by_id(session, registration.id)
    standing = _standing(session, registration.id, now)
    if standing:
        raise _already(standing, registration)


def _already(standing: Admission, registration: Registration) -> AlreadyAdmitted:
    return AlreadyAdmitted(at=standing.admitted_at, desk=standing.desk, name=registration.name)


def _locked(session: Session, conference_id: int, code: str) -> Registration:
    """Return the seat whose badge has `code`, locked: two desks take it one after the other."""
    registration = session.scalar(
        select(Registration)
        .join(Invitation, Invitation.id == Registration.invitation_id)
        .where(Registration.code == code, Invitation.conference_id == conference_id)
        .with_for_update(of=Registration, key_share=True)
        .execution_options(populate_existing=True)
    )
    if registration is None:
        raise NotFound
    if registration.name is None:
        raise SeatHasNoName
    return registration


def _seat(session: Session, conference_id: int, registration_id: int) -> int | None:
    return session.scalar(
        select(Registration.id)
        .join(Invitation, Invitation.id == Registration.invitation_id)
        .where(Registration.id == registration_id, Invitation.conference_id == conference_id)
    )


def _standing(
    session: Session, registration_id: int, moment: datetime, key: str = ""
) -> Admission | None:
    """Return the admission that stands on the day of `moment`, or the one that press `key` made."""
    mine = Admission.registration_id == registration_id
    stands = and_(Admission.day == day_of(moment), Admission.undone_at.is_(None))
    query = select(Admission).where(mine, or_(stands, Admission.key == key))
    return session.scalars(query.order_by(Admission.key != key)).first()
