"""In the room: who is there, and who is let in from another session because there's a seat."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.door_errors import ElsewhereInSlot, RoomHasNoSeat
from conference.domain.errors import NotFound
from conference.domain.rooms import counts_from, seats_left
from conference.domain.runs import RunState
from conference.models import (
    AssignmentRun,
    Attendance,
    Invitation,
    Occurrence,
    ParallelSession,
    Placement,
    Registration,
    TimeSlot,
    Wish,
    audit,
)
from conference.models.violations import constraints_as_errors


def tick(
    session: Session, occurrence_id: int, registration_id: int, actor: Actor, now: datetime
) -> None:
    """Write that somebody placed in the room is there; ticked twice is ticked once.

    Raises NotFound (also where they aren't placed there) or ElsewhereInSlot.
    """
    occurrence = _locked(session, occurrence_id, now)
    run = _published(session, occurrence)
    here = _placement(session, run, occurrence, registration_id) if run else None
    if here is None or here.occurrence_id != occurrence.id:
        raise NotFound
    _be_there(session, occurrence, registration_id, actor, now)


def untick(
    session: Session, occurrence_id: int, registration_id: int, actor: Actor, now: datetime
) -> None:
    """Take a tick back; one that isn't there is no fault. Raises NotFound."""
    occurrence = _locked(session, occurrence_id, now)
    gone = delete(Attendance).where(Attendance.occurrence_id == occurrence.id)
    gone = gone.where(Attendance.registration_id == registration_id)
    if session.scalars(gone.returning(Attendance.id)).all():
        _record(session, actor, "room.untick", registration_id, now, occurrence)


def let_in(
    session: Session,
    occurrence_id: int,
    registration_id: int,
    reason: str,
    actor: Actor,
    now: datetime,
) -> None:
    """Place somebody from another session here, because there is a seat, and tick them.

    The published placement itself is what changes, with `reason` in the words of who let them in.
    Raises NotFound, RoomHasNoSeat, ElsewhereInSlot or SessionRepeated.
    """
    occurrence = _locked(session, occurrence_id, now)
    run = _published(session, occurrence)
    if run is None or not _is_registered(session, occurrence, registration_id):
        raise NotFound
    here = _placement(session, run, occurrence, registration_id)
    if here is None or here.occurrence_id != occurrence.id:
        _check_elsewhere(session, occurrence, registration_id)
        _check_seat(session, run, occurrence, now)
        _place(session, run, occurrence, registration_id, reason)
        _record(session, actor, "room.let_in", registration_id, now, occurrence)
    _be_there(session, occurrence, registration_id, actor, now)


def _locked(session: Session, occurrence_id: int, now: datetime) -> Occurrence:
    """Return the occurrence, locked: its row owns the count of seats in the room.

    What was ticked there for practice on an earlier day is gone.
    """
    found = session.get(
        Occurrence, occurrence_id, with_for_update={"key_share": True}, populate_existing=True
    )
    if found is None:
        raise NotFound
    since = counts_from(now, found.slot.item.starts_at)
    session.execute(
        delete(Attendance).where(Attendance.slot_id == found.slot_id, Attendance.ticked_at < since)
    )
    return found


def _published(session: Session, occurrence: Occurrence) -> AssignmentRun | None:
    return session.scalar(
        select(AssignmentRun)
        .join(TimeSlot, TimeSlot.conference_id == AssignmentRun.conference_id)
        .where(TimeSlot.id == occurrence.slot_id, AssignmentRun.state == RunState.PUBLISHED)
    )


def _is_registered(session: Session, occurrence: Occurrence, registration_id: int) -> bool:
    query = (
        select(Registration.id)
        .join(Invitation, Invitation.id == Registration.invitation_id)
        .join(TimeSlot, TimeSlot.conference_id == Invitation.conference_id)
        .where(TimeSlot.id == occurrence.slot_id, Registration.id == registration_id)
    )
    return session.scalar(query) is not None


def _placement(
    session: Session, run: AssignmentRun, occurrence: Occurrence, registration_id: int
) -> Placement | None:
    """Return where the person is placed in the occurrence's slot, if anywhere."""
    return session.scalar(
        select(Placement).where(
            Placement.run_id == run.id,
            Placement.registration_id == registration_id,
            Placement.slot_id == occurrence.slot_id,
        )
    )


def _check_elsewhere(session: Session, occurrence: Occurrence, registration_id: int) -> None:
    """Refuse somebody who is ticked in another room in the same slot."""
    query = (
        select(ParallelSession.number, Occurrence.room)
        .join(Occurrence, Occurrence.session_id == ParallelSession.id)
        .join(Attendance, Attendance.occurrence_id == Occurrence.id)
        .where(
            Attendance.slot_id == occurrence.slot_id,
            Attendance.registration_id == registration_id,
            Attendance.occurrence_id != occurrence.id,
        )
    )
    there = session.execute(query).one_or_none()
    if there:
        raise ElsewhereInSlot(number=there.number, room=there.room)


def _check_seat(
    session: Session, run: AssignmentRun, occurrence: Occurrence, now: datetime
) -> None:
    placed = select(Placement.registration_id).where(
        Placement.run_id == run.id, Placement.occurrence_id == occurrence.id
    )
    present = select(Attendance.registration_id).where(Attendance.occurrence_id == occurrence.id)
    there = session.scalars(placed).all(), session.scalars(present).all()
    has_begun = now >= occurrence.slot.item.starts_at
    if not seats_left(occurrence.room_limit, *there, has_begun=has_begun):
        raise RoomHasNoSeat(limit=occurrence.room_limit)


def _place(
    session: Session,
    run: AssignmentRun,
    occurrence: Occurrence,
    registration_id: int,
    reason: str,
) -> None:
    placement = _placement(session, run, occurrence, registration_id) or Placement(
        run_id=run.id, registration_id=registration_id
    )
    wished = select(Wish.rank).where(
        Wish.registration_id == registration_id, Wish.session_id == occurrence.session_id
    )
    placement.wish = session.scalar(wished)
    placement.occurrence_id = occurrence.id
    placement.slot_id, placement.session_id = occurrence.slot_id, occurrence.session_id
    placement.reason = {"kind": "by_hand", "better": []}
    placement.by_hand, placement.note = True, reason
    session.add(placement)
    with constraints_as_errors():
        session.flush()


def _be_there(
    session: Session, occurrence: Occurrence, registration_id: int, actor: Actor, now: datetime
) -> None:
    present = session.scalar(
        select(Attendance).where(
            Attendance.registration_id == registration_id,
            Attendance.slot_id == occurrence.slot_id,
        )
    )
    if present:
        _check_elsewhere(session, occurrence, registration_id)
        return
    session.add(
        Attendance(
            occurrence_id=occurrence.id,
            slot_id=occurrence.slot_id,
            session_id=occurrence.session_id,
            registration_id=registration_id,
            ticked_at=now,
            user_id=actor.user_id,
        )
    )
    with constraints_as_errors():
        session.flush()
    _record(session, actor, "room.tick", registration_id, now, occurrence)


def _record(
    session: Session,
    actor: Actor,
    action: str,
    registration_id: int,
    now: datetime,
    occurrence: Occurrence,
) -> None:
    subject = ("registration", registration_id)
    audit.record(session, actor, action, subject, now, occurrence=occurrence.id)
    session.flush()
