"""Runs and placements for tests, made without the solver; added to the session and flushed."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.runs import RunSource, RunState
from conference.models import (
    AssignmentRun,
    Conference,
    Occurrence,
    ParallelSession,
    Placement,
    Registration,
    TimeSlot,
)
from tests.support.factories import CLOSES_AT


def published_run(session: Session, of: Conference) -> AssignmentRun:
    """Add a published run without placements."""
    made = draft(session, of)
    made.state, made.published_at = RunState.PUBLISHED, CLOSES_AT
    session.flush()
    return made


def draft(session: Session, of: Conference) -> AssignmentRun:
    """Add a draft without placements, numbered after those before it."""
    before = select(func.count()).where(AssignmentRun.conference_id == of.id)
    made = AssignmentRun(
        conference_id=of.id,
        number=(session.scalar(before) or 0) + 1,
        state=RunState.DRAFT,
        source=RunSource.SOLVED,
        created_at=CLOSES_AT,
        proven=True,
        seconds=0.1,
        criteria=[],
        profile=[],
        unseated=[],
    )
    session.add(made)
    session.flush()
    return made


def occurrences(session: Session, of: Conference, slot_number: int) -> list[Occurrence]:
    """Return the rooms of a slot, by the number of their session."""
    query = select(Occurrence).join(Occurrence.slot).join(Occurrence.session)
    here = TimeSlot.conference_id == of.id, TimeSlot.number == slot_number
    return list(session.scalars(query.where(*here).order_by(ParallelSession.number)))


def placement(
    session: Session,
    of: AssignmentRun,
    person: Registration,
    where: Occurrence,
    wish: int | None = None,
    reason: dict[str, Any] | None = None,
) -> Placement:
    """Put a person in a room by a run, for a `reason` as the solver stores it."""
    made = Placement(
        run_id=of.id,
        registration_id=person.id,
        occurrence_id=where.id,
        slot_id=where.slot_id,
        session_id=where.session_id,
        wish=wish,
        reason=reason or {"kind": "wished" if wish else "no_wishes", "better": []},
    )
    session.add(made)
    session.flush()
    return made
