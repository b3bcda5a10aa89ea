"""What the tests ask of a plan: that it's lawful, and that it says of itself what is so."""

from hypothesis import HealthCheck, settings

from conference.assignment import Criterion, Plan, Problem
from tests.assignment import reference
from tests.assignment.reference import Places, Row

thorough = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
"""The same cases every time, however busy the machine is."""


def row_of(problem: Problem, plan: Plan, kept: Places | None = None) -> Row:
    """Return the plan's row of criteria, having checked that it's lawful and tells the same."""
    reference.lawful(problem, plan)
    counted = reference.row(problem, reference.places_of(plan), kept)
    told = {each.name: each.value for each in plan.criteria}
    assert told == {name: counted[name] for name in counted if name in told}
    assert list(told) == [name for name in counted if name in told]
    untold = [counted[name] for name in counted if name not in told and "level" not in name]
    assert not any(untold)
    _check_levels(problem, plan, counted)
    assert plan.proven == all(each.value == each.bound for each in plan.criteria)
    return counted


def _check_levels(problem: Problem, plan: Plan, counted: Row) -> None:
    levels = reference.every_level(problem)
    at_or_worse = [0, *(counted[reference.level_name(each)] for each in levels)]
    people = {
        level: at_or_worse[number + 1] - at_or_worse[number] for number, level in enumerate(levels)
    }
    reached = {level: number for level, number in people.items() if number}
    assert {each.level: each.people for each in plan.profile} == reached
    assert [each.level for each in plan.profile] == sorted(reached)
    assert {reference.level_name(each) for each in reached} <= {one.name for one in plan.criteria}


def is_beyond(each: Criterion, best: int) -> bool:
    """Return whether the bound promises more than the best there is."""
    return each.bound < best if each.name == "seats" else each.bound > best


def answer(plan: Plan) -> tuple[object, ...]:
    """Return all that a plan says, but for the seconds."""
    return plan.placements, plan.unseated, plan.criteria, plan.profile, plan.proven, plan.reasons
