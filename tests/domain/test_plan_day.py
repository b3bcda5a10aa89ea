"""A programme moves to another day whole, by the clock on the wall."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from conference.domain import plan_edits as edits
from conference.domain.clock import oslo
from conference.domain.plan import PlannedAppearance
from conference.domain.plan_changes import changes
from conference.domain.plan_checks import faults
from conference.domain.plan_day import for_next, on_day
from conference.domain.programme import AppearanceRole, AppearanceStatus
from tests.support.plans import DAY, SMALL

days = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@given(days)
def test_the_clock_shows_the_same_on_another_day(day: date) -> None:
    moved = on_day(SMALL, day)
    assert [f"{oslo(each.starts_at):%H.%M}" for each in moved.items] == ["09.00", "10.00", "11.30"]
    assert {oslo(each.starts_at).date() for each in moved.items} == {moved.date} == {day}
    assert on_day(moved, DAY) == SMALL


@given(days)
def test_the_next_conference_begins_with_all_of_it_as_new(day: date) -> None:
    plan = for_next(SMALL, day)
    assert faults(plan, {}) == ()
    assert changes(SMALL, SMALL) == ()
    parts = (plan.items, plan.sessions, plan.occurrences, plan.people, plan.appearances)
    keys = [each.key for some in parts for each in some]
    assert len(set(keys)) == len(keys)
    assert max(keys) < 0
    names = {each.key: each.name for each in plan.people}
    assert [names[each.person] for each in plan.appearances] == ["Kari Lie", "Omar Ali", "Eva Dal"]


def test_who_was_never_announced_is_not_asked_again() -> None:
    actual = PlannedAppearance(
        0, 3, AppearanceRole.EXPERT, AppearanceStatus.ACTUAL, session=SMALL.sessions[0].key
    )
    plan = edits.add_appearance(replace(SMALL, appearances=SMALL.appearances[:2]), actual)
    assert [each.name for each in for_next(plan, DAY).people] == ["Kari Lie", "Omar Ali"]
