"""Assignment runs: solve one from the wishes, or copy one to change it by hand."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, insert, select
from sqlalchemy.orm import Session

import conference.assignment as optimiser
from conference.domain.actors import Actor
from conference.domain.errors import RunImpossible
from conference.domain.runs import RunSource, RunState
from conference.models import (
    AssignmentRun,
    Conference,
    Invitation,
    Occurrence,
    Pin,
    Placement,
    Registration,
    TimeSlot,
    Wish,
    audit,
    locks,
)

REPORT = ("proven", "seconds", "criteria", "profile", "unseated")
Progress = Callable[[str, int, float], None]


def run(
    session: Session,
    conference_id: int,
    actor: Actor,
    now: datetime,
    progress: Progress | None = None,
) -> int:
    """Place everybody who has a seat, proven best by the criteria, as a new numbered draft.

    Returns the run's id. Raises NotFound, or RunImpossible when pins contradict one another.
    """
    conference = locks.conference_by_id(session, conference_id)
    occurrences = _occurrences(session, conference_id)
    problem = _problem(session, conference_id, occurrences)
    try:
        plan = optimiser.solve(problem, progress=progress)
    except optimiser.InvalidProblem as error:
        raise RunImpossible(faults=[fault.message for fault in error.faults]) from error
    created = _add(
        session,
        AssignmentRun(
            conference_id=conference_id,
            number=_next_number(session, conference),
            state=RunState.DRAFT,
            source=RunSource.SOLVED,
            created_at=now,
            **_report(plan),
        ),
    )
    _store(session, created.id, plan, occurrences)
    audit.record(session, actor, "run.solve", ("assignment_run", created.id), now)
    session.flush()
    return created.id


def _add(session: Session, run: AssignmentRun) -> AssignmentRun:
    session.add(run)
    session.flush()
    return run


def _report(plan: optimiser.Plan) -> dict[str, Any]:
    """Return what the solver says of the plan as a whole, as the run's columns keep it."""
    return {
        "proven": plan.proven,
        "seconds": plan.seconds,
        "criteria": [asdict(each) for each in plan.criteria],
        "profile": [asdict(each) for each in plan.profile],
        "unseated": [asdict(each) for each in plan.unseated],
    }


def copy(session: Session, run_id: int, actor: Actor, now: datetime) -> int:
    """Copy a run as a new draft, to be changed by hand; returns its id. Raises NotFound."""
    source = locks.run_by_id(session, run_id)
    conference = locks.conference_by_id(session, source.conference_id)
    copied = _add(
        session,
        AssignmentRun(
            conference_id=source.conference_id,
            number=_next_number(session, conference),
            state=RunState.DRAFT,
            source=RunSource.COPIED,
            created_at=now,
            **{name: getattr(source, name) for name in REPORT},
        ),
    )
    _copy_placements(session, run_id, copied.id)
    audit.record(
        session, actor, "run.copy", ("assignment_run", copied.id), now, source=source.number
    )
    session.flush()
    return copied.id


def _copy_placements(session: Session, source_id: int, copied_id: int) -> None:
    columns = [each for each in Placement.__table__.columns if each.name not in {"id", "run_id"}]
    rows = session.execute(select(*columns).where(Placement.run_id == source_id)).mappings()
    values = [{**row, "run_id": copied_id} for row in rows]
    if values:
        session.execute(insert(Placement), values)


def _next_number(session: Session, conference: Conference) -> int:
    last = session.scalar(
        select(func.max(AssignmentRun.number)).where(AssignmentRun.conference_id == conference.id)
    )
    return (last or 0) + 1


def _occurrences(session: Session, conference_id: int) -> list[Occurrence]:
    query = (
        select(Occurrence)
        .join(TimeSlot)
        .where(TimeSlot.conference_id == conference_id)
        .order_by(TimeSlot.number, Occurrence.session_id)
    )
    return list(session.scalars(query))


def _problem(
    session: Session, conference_id: int, occurrences: list[Occurrence]
) -> optimiser.Problem:
    """Return the solver's problem; a room holds at least those who are pinned to it."""
    pins = _pins(session, conference_id)
    pinned = Counter(pin.occurrence_id for each in pins.values() for pin in each)
    wishes = _wishes(session, conference_id)
    slots = tuple(dict.fromkeys(str(each.slot_id) for each in occurrences))
    registrations = session.scalars(
        select(Registration)
        .join(Invitation)
        .where(Invitation.conference_id == conference_id)
        .order_by(Registration.id)
    )
    return optimiser.Problem(
        slots=slots,
        occurrences=tuple(
            optimiser.Occurrence(
                str(each.session_id), str(each.slot_id), max(each.seats, pinned[each.id])
            )
            for each in occurrences
        ),
        participants=tuple(
            optimiser.Participant(
                id=str(each.id),
                wishes=tuple(wishes[each.id]),
                slots=slots,
                pinned=tuple(
                    optimiser.Pin(str(pin.session_id), str(pin.slot_id)) for pin in pins[each.id]
                ),
                lottery=each.lottery,
            )
            for each in registrations
        ),
    )


def _pins(session: Session, conference_id: int) -> dict[int, list[Pin]]:
    """Return the pins by registration."""
    pins = defaultdict(list)
    for pin in session.scalars(_of_conference(select(Pin), Pin, conference_id)):
        pins[pin.registration_id].append(pin)
    return pins


def _wishes(session: Session, conference_id: int) -> dict[int, list[str]]:
    """Return the sessions wished for by registration, the dearest first."""
    wishes = defaultdict(list)
    query = _of_conference(select(Wish), Wish, conference_id).order_by(Wish.rank)
    for wish in session.scalars(query):
        wishes[wish.registration_id].append(str(wish.session_id))
    return wishes


def _of_conference(query: Select[Any], model: type[Pin | Wish], conference_id: int) -> Select[Any]:
    return (
        query.join(Registration, Registration.id == model.registration_id)
        .join(Invitation, Invitation.id == Registration.invitation_id)
        .where(Invitation.conference_id == conference_id)
    )


def _store(
    session: Session, run_id: int, plan: optimiser.Plan, occurrences: list[Occurrence]
) -> None:
    held = {(str(each.slot_id), str(each.session_id)): each for each in occurrences}
    reasons = {(each.participant, each.slot): each for each in plan.reasons}
    rows = []
    for placement in plan.placements:
        occurrence = held[placement.slot, placement.session]
        reason = reasons[placement.participant, placement.slot]
        rows.append(
            {
                "run_id": run_id,
                "registration_id": int(placement.participant),
                "occurrence_id": occurrence.id,
                "slot_id": occurrence.slot_id,
                "session_id": occurrence.session_id,
                "wish": reason.wish,
                "reason": {"kind": reason.kind, "better": [asdict(b) for b in reason.better]},
                "by_hand": False,
            }
        )
    if rows:
        session.execute(insert(Placement), rows)
