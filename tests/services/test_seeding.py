"""The demo as rows, and what the optimiser is told of it."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain import plan_checks, plan_json
from conference.models import Conference, Invitation, Occurrence, ProgrammeRelease
from conference.queries import plans, releases
from conference.services import assignment_problem


@pytest.mark.seeded
def test_every_room_of_the_demo_has_a_smallest_useful_group(session: Session) -> None:
    held = session.scalars(select(Occurrence)).all()
    assert [each.minimum for each in held] == [8] * 16
    conference_id = session.scalars(select(Conference.id)).one()
    problem = assignment_problem.problem(session, conference_id)
    assert {each.minimum for each in problem.occurrences} == {8}


@pytest.mark.seeded
def test_the_log_of_releases_begins_before_anybody_was_invited(session: Session) -> None:
    conference_id = session.scalars(select(Conference.id)).one()
    (first,) = releases.log(session, conference_id)
    assert (first.number, first.changes) == (1, ())
    assert first.released_at < min(session.scalars(select(Invitation.sent_at)))
    plan = plans.released(session, conference_id)
    assert plan_json.load(session.scalars(select(ProgrammeRelease.content)).one()) == plan
    assert plan_checks.errors(plan) == ()
