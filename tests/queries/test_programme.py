"""The programme of 2015 is read whole, in a number of queries that doesn't grow with it."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.programme import AppearanceRole, ItemKind
from conference.models import Conference
from conference.queries import programme


@pytest.mark.seeded
def test_the_day_of_2015(session: Session) -> None:
    held = session.scalars(select(Conference)).one()
    day = programme.whole(session, held.id)
    assert len(day.items) == 11
    assert [each.name for each in day.hosts] == ["Selda Ekiz"]
    panel = next(each for each in day.items if each.kind is ItemKind.PANEL)
    assert len(panel.people) == 4
    assert {one.role for one in panel.people} == {AppearanceRole.PANELLIST}
    untitled = [each for each in day.items if each.title is None]
    assert [one.name for each in untitled for one in each.people] == ["Solveig Horne"]
    assert [each.slot for each in day.items if each.slot] == [1, 2]


@pytest.mark.seeded
def test_the_sessions_of_2015(session: Session) -> None:
    held = session.scalars(select(Conference)).one()
    sessions = programme.whole(session, held.id).sessions
    assert [each.number for each in sessions] == list(range(1, 9))
    assert all(len(each.chairs) == 1 for each in sessions)
    assert all([one.slot for one in each.occurrences] == [1, 2] for each in sessions)
    assert {one.seats for each in sessions for one in each.occurrences} == {30}
    named = {one.name: one for each in sessions for one in each.contributors}
    assert named["Bufdir"].is_announced
    assert not named["NAKMI"].is_announced
    assert named["Politiet"].is_inferred
    assert sessions[3].asks_for is None
