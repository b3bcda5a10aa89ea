"""Placements by hand: move somebody in a draft, and pin or unpin a place for every run."""

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.errors import (
    ChangedMeanwhile,
    NotFound,
    OccurrenceFull,
    RunPublished,
    SessionBarred,
)
from conference.domain.runs import is_changeable
from conference.models import (
    AssignmentRun,
    Bar,
    Occurrence,
    Pin,
    Placement,
    Registration,
    TimeSlot,
    Wish,
    audit,
    locks,
)
from conference.models.violations import constraints_as_errors


def move(
    session: Session,
    run_id: int,
    registration_id: int,
    occurrence_id: int,
    reason: str,
    actor: Actor,
    now: datetime,
    *,
    seen: int | None = None,
) -> None:
    """Put somebody in a room of a draft, out of the one they had in that slot, and pin them there.

    The room's limit binds, not the number of seats aimed for. `seen` is the occurrence that the
    mover thinks they are at (0 for none, None for whichever). Raises NotFound, RunPublished,
    ChangedMeanwhile, OccurrenceFull, SessionRepeated or SessionBarred.
    """
    run = locks.run_by_id(session, run_id)
    if not is_changeable(run.state):
        raise RunPublished
    occurrence, registration = _both(session, occurrence_id, registration_id)
    present = _present(session, run, registration_id, occurrence.slot_id)
    here = present.occurrence_id if present else 0
    if seen not in (None, here):
        raise ChangedMeanwhile
    if here == occurrence_id:
        return
    _check_room(session, run, occurrence)
    placement = present or Placement(run_id=run_id, registration_id=registration_id)
    _put(session, placement, occurrence, reason)
    pin(session, registration.id, occurrence_id, reason, actor, now)
    subject, told = ("registration", registration_id), {"occurrence": occurrence_id}
    audit.record(session, actor, "placement.move", subject, now, run=run.number, **told)
    session.flush()


def _put(session: Session, placement: Placement, occurrence: Occurrence, reason: str) -> None:
    """Let the organiser's decision be what the placement says."""
    wish = _rank(session, placement.registration_id, occurrence.session_id)
    placement.occurrence_id = occurrence.id
    placement.slot_id, placement.session_id = occurrence.slot_id, occurrence.session_id
    placement.wish, placement.reason = wish, {"kind": "by_hand", "better": []}
    placement.by_hand, placement.note = True, reason
    session.add(placement)
    with constraints_as_errors():
        session.flush()


def pin(
    session: Session,
    registration_id: int,
    occurrence_id: int,
    reason: str,
    actor: Actor,
    now: datetime,
) -> None:
    """Decide somebody's place in a slot for every later run; replaces a pin in that slot.

    Raises NotFound, SessionRepeated, SessionBarred, or OccurrenceFull when the room's limit is all
    pinned.
    """
    occurrence, _registration = _both(session, occurrence_id, registration_id)
    unpin(session, registration_id, occurrence.slot_id, actor, now, quiet=True)
    pinned = session.scalar(select(func.count()).where(Pin.occurrence_id == occurrence_id)) or 0
    if pinned >= occurrence.room_limit:
        raise OccurrenceFull(limit=occurrence.room_limit)
    session.add(
        Pin(
            registration_id=registration_id,
            occurrence_id=occurrence_id,
            slot_id=occurrence.slot_id,
            session_id=occurrence.session_id,
            reason=reason,
            created_at=now,
            user_id=actor.user_id,
        )
    )
    with constraints_as_errors():
        session.flush()
    audit.record(
        session, actor, "pin.set", ("registration", registration_id), now, occurrence=occurrence_id
    )
    session.flush()


def unpin(
    session: Session,
    registration_id: int,
    slot_id: int,
    actor: Actor,
    now: datetime,
    *,
    quiet: bool = False,
) -> None:
    """Let the wishes decide again in a slot. Raises NotFound (unless `quiet`)."""
    removed = session.scalars(
        delete(Pin)
        .where(Pin.registration_id == registration_id, Pin.slot_id == slot_id)
        .returning(Pin.id)
    ).all()
    if removed:
        audit.record(
            session, actor, "pin.remove", ("registration", registration_id), now, slot=slot_id
        )
        session.flush()
    elif not quiet:
        raise NotFound


def _both(
    session: Session, occurrence_id: int, registration_id: int
) -> tuple[Occurrence, Registration]:
    """Return the occurrence and the registration, locked: what binds them is counted once.

    Raises NotFound, or SessionBarred when the session is ruled out for the person.
    """
    occurrence = session.get(Occurrence, occurrence_id, with_for_update=True)
    if occurrence is None:
        raise NotFound
    registration = locks.registration_by_id(session, registration_id)
    slot = session.get_one(TimeSlot, occurrence.slot_id)
    if slot.conference_id != registration.invitation.conference_id:
        raise NotFound
    barred = select(Bar.id).where(
        Bar.registration_id == registration_id, Bar.session_id == occurrence.session_id
    )
    if session.scalar(barred) is not None:
        raise SessionBarred
    return occurrence, registration


def _present(
    session: Session, run: AssignmentRun, registration_id: int, slot_id: int
) -> Placement | None:
    """Return the placement the person has in the slot, if any."""
    return session.scalar(
        select(Placement).where(
            Placement.run_id == run.id,
            Placement.registration_id == registration_id,
            Placement.slot_id == slot_id,
        )
    )


def _check_room(session: Session, run: AssignmentRun, occurrence: Occurrence) -> None:
    there = session.scalar(
        select(func.count()).where(
            Placement.run_id == run.id, Placement.occurrence_id == occurrence.id
        )
    )
    if (there or 0) >= occurrence.room_limit:
        raise OccurrenceFull(limit=occurrence.room_limit)


def _rank(session: Session, registration_id: int, session_id: int) -> int | None:
    return session.scalar(
        select(Wish.rank).where(
            Wish.registration_id == registration_id, Wish.session_id == session_id
        )
    )
