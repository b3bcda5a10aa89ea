"""Assignment runs: the list of them, one run's figures, and whom publishing it would concern."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from conference.domain.errors import NotFound
from conference.domain.runs import RunSource, RunState, has_result
from conference.models import (
    AssignmentRun,
    Invitation,
    Placement,
    Registration,
    TimeSlot,
    newcomers,
)


@dataclass(frozen=True, slots=True)
class RunSummary:
    """One run in figures; `unplaced` counts what those who were there for it lack, slot by slot.

    `kept` is the number of the run that it changes as little as possible, `faults` why it failed,
    `progress` has (criterion, value, seconds) for each criterion reached so far, and `worked_at`
    when it was last heard of.
    """

    id: int
    number: int
    state: RunState
    source: RunSource
    created_at: datetime
    published_at: datetime | None
    proven: bool
    seconds: float
    placed: int
    unplaced: int
    by_hand: int
    kept: int | None
    faults: tuple[str, ...]
    progress: tuple[tuple[str, int, float], ...]
    worked_at: datetime | None


def listed(session: Session, conference_id: int) -> list[RunSummary]:
    """Return the conference's runs, the newest first."""
    query = _summaries().where(AssignmentRun.conference_id == conference_id)
    rows = session.execute(query.order_by(AssignmentRun.number.desc()))
    return [_summary(row) for row in rows]


def finished(session: Session, conference_id: int) -> list[RunSummary]:
    """Return the conference's runs that have placements to look at, the newest first."""
    return [each for each in listed(session, conference_id) if has_result(each.state)]


def summary(session: Session, run_id: int) -> RunSummary:
    """Return one run in figures; raises NotFound."""
    row = session.execute(_summaries().where(AssignmentRun.id == run_id)).one_or_none()
    if row is None:
        raise NotFound
    return _summary(row)


def check_own(session: Session, conference_id: int, run_id: int) -> None:
    """Raise NotFound for a run that isn't the conference's."""
    own = (AssignmentRun.id == run_id, AssignmentRun.conference_id == conference_id)
    if session.scalar(select(AssignmentRun.id).where(*own)) is None:
        raise NotFound


def id_of(session: Session, conference_id: int, number: int) -> int:
    """Return the id of the conference's run `number`; raises NotFound."""
    run_id = session.scalar(
        select(AssignmentRun.id).where(
            AssignmentRun.conference_id == conference_id, AssignmentRun.number == number
        )
    )
    if run_id is None:
        raise NotFound
    return run_id


def published_id(session: Session, conference_id: int) -> int | None:
    """Return the id of the run that counts, or None before the first is published."""
    return session.scalar(
        select(AssignmentRun.id).where(
            AssignmentRun.conference_id == conference_id,
            AssignmentRun.state == RunState.PUBLISHED,
        )
    )


def participants(session: Session, conference_id: int) -> int:
    """Return how many seats are taken: the people a run has to place."""
    query = (
        select(func.count(Registration.id))
        .join(Registration.invitation)
        .where(Invitation.conference_id == conference_id)
    )
    return session.scalar(query) or 0


def letters_due(session: Session, run_id: int) -> int:
    """Return how many people publishing the run would write to.

    All the first time, and later those it moves or whom the published one never considered.
    """
    run = session.get_one(AssignmentRun, run_id)
    before = published_id(session, run.conference_id)
    if before is None:
        return participants(session, run.conference_id)
    old, new = _occurrences_of(session, before), _occurrences_of(session, run_id)
    moved = {each for each in old.keys() | new.keys() if old.get(each) != new.get(each)}
    return len(moved | newcomers.ids(session, session.get_one(AssignmentRun, before)))


def _occurrences_of(session: Session, run_id: int) -> dict[int, set[int]]:
    query = select(Placement.registration_id, Placement.occurrence_id).where(
        Placement.run_id == run_id
    )
    places: dict[int, set[int]] = defaultdict(set)
    for registration_id, occurrence_id in session.execute(query):
        places[registration_id].add(occurrence_id)
    return places


def _summaries() -> Select[*tuple[Any, ...]]:
    placed = (
        select(func.count(Placement.id))
        .where(Placement.run_id == AssignmentRun.id)
        .scalar_subquery()
    )
    by_hand = (
        select(func.count(Placement.id))
        .where(Placement.run_id == AssignmentRun.id, Placement.by_hand)
        .scalar_subquery()
    )
    slots = (
        select(func.count(TimeSlot.id))
        .where(TimeSlot.conference_id == AssignmentRun.conference_id)
        .scalar_subquery()
    )
    people = (
        select(func.count(Registration.id))
        .join(Invitation, Invitation.id == Registration.invitation_id)
        .where(
            Invitation.conference_id == AssignmentRun.conference_id,
            Registration.registered_at
            <= func.coalesce(AssignmentRun.worked_at, AssignmentRun.created_at),
        )
        .scalar_subquery()
    )
    kept = aliased(AssignmentRun)
    return select(AssignmentRun, placed, by_hand, slots * people, kept.number).outerjoin(
        kept, kept.id == AssignmentRun.kept_id
    )


def _summary(row: Any) -> RunSummary:
    run, placed, by_hand, due, kept = row
    return RunSummary(
        id=run.id,
        number=run.number,
        state=run.state,
        source=run.source,
        created_at=run.created_at,
        published_at=run.published_at,
        proven=run.proven,
        seconds=run.seconds,
        placed=placed,
        unplaced=max(0, due - placed),
        by_hand=by_hand,
        kept=kept,
        faults=tuple(run.faults),
        worked_at=run.worked_at,
        progress=tuple((name, value, seconds) for name, value, seconds in run.progress),
    )
