"""Publishing a run: it becomes what counts, and those it concerns get a letter."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, joinedload

from conference.domain.actors import Actor
from conference.domain.errors import RunOutdated, RunPublished
from conference.domain.runs import RunState, is_changeable
from conference.models import (
    AssignmentRun,
    Invitation,
    Placement,
    Registration,
    audit,
    locks,
    newcomers,
)
from conference.services import outbox_placements


def publish(session: Session, run_id: int, actor: Actor, now: datetime) -> int:
    """Publish a draft; the run published before is superseded.

    The first time everybody gets a letter, later those whose sessions changed and those whom the
    run before never considered. Returns how many letters were written. Raises NotFound,
    RunPublished when it isn't a draft, or RunOutdated when it lacks somebody who has a seat.
    """
    run, _conference = locks.run_with_conference(session, run_id)
    if not is_changeable(run.state):
        raise RunPublished
    people = _registrations(session, run.conference_id)
    lacking = newcomers.ids(session, run)
    if lacking:
        raise RunOutdated(people=len(lacking))
    before = _supersede(session, run.conference_id)
    run.state, run.published_at = RunState.PUBLISHED, now
    session.flush()
    concerned = people if before is None else _concerned(session, before, run, people)
    outbox_placements.post(session, run, concerned, now)
    letters = len(concerned)
    audit.record(session, actor, "run.publish", ("assignment_run", run_id), now, letters=letters)
    session.flush()
    return letters


def _supersede(session: Session, conference_id: int) -> AssignmentRun | None:
    """Supersede the published run, if there is one, and return it."""
    before = outbox_placements.published(session, conference_id)
    if before is not None:
        before.state = RunState.SUPERSEDED
        session.flush()
    return before


def _concerned(
    session: Session, before: AssignmentRun, run: AssignmentRun, people: list[Registration]
) -> list[Registration]:
    """Return those who are somewhere else now, or who were not considered before."""
    new = newcomers.ids(session, before)
    places = _places(session, run.id) ^ _places(session, before.id)
    moved = {registration_id for registration_id, _occurrence in places}
    return [each for each in people if each.id in moved or each.id in new]


def _places(session: Session, run_id: int) -> set[tuple[int, int]]:
    query = select(Placement.registration_id, Placement.occurrence_id)
    return {(row[0], row[1]) for row in session.execute(query.where(Placement.run_id == run_id))}


def _registrations(session: Session, conference_id: int) -> list[Registration]:
    """Return everybody with a seat; the rows are held, so that nobody declines in between."""
    query = (
        select(Registration)
        .join(Registration.invitation)
        .where(Invitation.conference_id == conference_id)
        .options(
            contains_eager(Registration.invitation).options(joinedload(Invitation.organisation))
        )
        .order_by(Registration.id)
        .with_for_update(read=True, key_share=True, of=(Invitation, Registration))
    )
    return list(session.scalars(query))
