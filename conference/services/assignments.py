"""Assignment runs: ask for one, compute it, or copy one to change it by hand.

A run is a row before it is a result: it waits, is taken up, tells how far it is and ends as a
draft, or as failed with the reason. `run` does it all at once; whoever computes outside of a
transaction (`conference.runner`) takes the steps one by one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, or_, select
from sqlalchemy.orm import Session

import conference.assignment as optimiser
from conference.domain.actors import Actor
from conference.domain.errors import NothingPublished, RunImpossible
from conference.domain.runs import SILENCE, RunSource, RunState
from conference.models import AssignmentRun, Conference, Placement, audit, locks
from conference.services import assignment_problem, assignment_results

Progress = Callable[[str, int, float], None]
REPORT = ("proven", "seconds", "criteria", "profile", "unseated", "first_come", "kept_id")


@dataclass(frozen=True, slots=True)
class Task:
    """What a run is to solve: the problem, and the places it is to keep where it can."""

    run_id: int
    problem: optimiser.Problem
    kept: assignment_problem.Kept | None


def run(
    session: Session,
    conference_id: int,
    actor: Actor,
    now: datetime,
    progress: Progress | None = None,
    *,
    keep: bool = False,
) -> int:
    """Place everybody who has a seat, proven best by the criteria, as a new numbered draft.

    With `keep` nobody gets worse than in the published run, and as few as possible are moved.
    Returns the run's id. Raises NotFound, NothingPublished, ChangedMeanwhile when one is being
    computed already, or RunImpossible when pins contradict one another.
    """
    run_id = request(session, conference_id, actor, now, keep=keep)
    waiting = task(session, run_id)
    finish(session, waiting, solve(waiting, progress), now)
    return run_id


def request(
    session: Session, conference_id: int, actor: Actor, now: datetime, *, keep: bool = False
) -> int:
    """Ask for a run, to be computed by whoever takes it up; returns its id. Raises as `run`."""
    conference = locks.conference_by_id(session, conference_id)
    published = _published(session, conference_id)
    if keep and published is None:
        raise NothingPublished
    created = _add(
        session,
        AssignmentRun(
            conference_id=conference_id,
            number=_next_number(session, conference),
            state=RunState.WAITING,
            source=RunSource.SOLVED,
            created_at=now,
            kept_id=published if keep else None,
            proven=False,
            seconds=0.0,
            criteria=[],
            profile=[],
            unseated=[],
        ),
    )
    audit.record(session, actor, "run.solve", ("assignment_run", created.id), now)
    session.flush()
    return created.id


def claim(session: Session, now: datetime, run_id: int | None = None) -> int | None:
    """Take up a run that waits, or one not heard of for long; returns its id, or None.

    With `run_id` only that one.
    """
    silent = (AssignmentRun.state == RunState.RUNNING) & (AssignmentRun.worked_at < now - SILENCE)
    query = select(AssignmentRun).where(or_(AssignmentRun.state == RunState.WAITING, silent))
    if run_id is not None:
        query = query.where(AssignmentRun.id == run_id)
    found = session.scalar(
        query.order_by(AssignmentRun.id).limit(1).with_for_update(skip_locked=True)
    )
    if found is None:
        return None
    found.state, found.worked_at, found.progress = RunState.RUNNING, now, []
    session.flush()
    return found.id


def task(session: Session, run_id: int) -> Task:
    """Return what the run is to solve, as things stand now; raises NotFound."""
    found = locks.run_by_id(session, run_id)
    problem = assignment_problem.problem(session, found.conference_id)
    kept = assignment_problem.kept(session, found.kept_id) if found.kept_id else None
    return Task(run_id, problem, kept)


def solve(
    task: Task, progress: Progress | None = None, limit: float | None = None
) -> optimiser.Plan:
    """Return the plan for a task; `limit` is in seconds. Raises RunImpossible."""
    try:
        return optimiser.solve(task.problem, kept=task.kept, time_limit=limit, progress=progress)
    except optimiser.InvalidProblem as error:
        raise RunImpossible(faults=[fault.message for fault in error.faults]) from error


def tell(
    session: Session, run_id: int, progress: list[tuple[str, int, float]], now: datetime
) -> None:
    """Note how far a computation is: (criterion, value reached, seconds) for each reached."""
    found = locks.run_by_id(session, run_id)
    found.progress, found.worked_at = [list(each) for each in progress], now
    session.flush()


def finish(session: Session, task: Task, plan: optimiser.Plan, now: datetime) -> bool:
    """Let the plan be the run's result: a draft.

    Returns False, and changes nothing, when registrations or wishes have changed meanwhile, so
    that the plan answers to what no longer is; or when somebody else has finished the run.
    """
    found, conference = locks.run_with_conference(session, task.run_id)
    is_same = assignment_problem.problem(session, conference.id) == task.problem
    if not is_same or found.state not in (RunState.WAITING, RunState.RUNNING):
        return False
    for name, value in assignment_results.report(plan).items():
        setattr(found, name, value)
    found.first_come = assignment_results.first_come(task.problem)
    found.state, found.worked_at = RunState.DRAFT, now
    held = assignment_problem.occurrences(session, conference.id)
    assignment_results.store(session, found.id, plan, held)
    session.flush()
    return True


def fail(session: Session, run_id: int, faults: list[str], now: datetime) -> None:
    """Let a run end without a result, for these reasons."""
    found = locks.run_by_id(session, run_id)
    found.state, found.faults, found.worked_at = RunState.FAILED, faults, now
    session.flush()


def copy(session: Session, run_id: int, actor: Actor, now: datetime) -> int:
    """Copy a run as a new draft, to be changed by hand; returns its id. Raises NotFound."""
    source, conference = locks.run_with_conference(session, run_id)
    copied = _add(
        session,
        AssignmentRun(
            conference_id=source.conference_id,
            number=_next_number(session, conference),
            state=RunState.DRAFT,
            source=RunSource.COPIED,
            created_at=now,
            worked_at=source.answers_to,
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


def _published(session: Session, conference_id: int) -> int | None:
    return session.scalar(
        select(AssignmentRun.id).where(
            AssignmentRun.conference_id == conference_id,
            AssignmentRun.state == RunState.PUBLISHED,
        )
    )


def _add(session: Session, run: AssignmentRun) -> AssignmentRun:
    session.add(run)
    session.flush()
    return run
