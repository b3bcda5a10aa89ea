"""The demo as rows, and what the optimiser is told of it."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.models import Conference, Occurrence
from conference.services import assignment_problem


@pytest.mark.seeded
def test_every_room_of_the_demo_has_a_smallest_useful_group(session: Session) -> None:
    held = session.scalars(select(Occurrence)).all()
    assert [each.minimum for each in held] == [8] * 16
    conference_id = session.scalars(select(Conference.id)).one()
    problem = assignment_problem.problem(session, conference_id)
    assert {each.minimum for each in problem.occurrences} == {8}
