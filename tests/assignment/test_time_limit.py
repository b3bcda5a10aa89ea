"""Cut short, a plan is lawful still, its bounds are honest, and it never claims what isn't so."""

import pytest

from conference.assignment import Plan, Problem, solve
from tests.assignment import binaries, reference
from tests.assignment.checking import is_beyond, row_of
from tests.assignment.reference import Places, Row
from tests.assignment.worlds import changed, conference_of, odd_problem


def check_bounds(problem: Problem, plan: Plan, row: Row, kept: Places | None = None) -> None:
    """Assert that no bound promises more than there is with the former criteria as they are."""
    before: Row = {}
    bounds = {each.name: each for each in plan.criteria}
    for name, value in row.items():
        each = bounds.get(name)
        if each is not None:
            assert not is_beyond(each, value)
            if name != "lottery" and (each.bound > 0 or name == "seats"):
                assert not is_beyond(each, binaries.least(problem, kept, name, before)), name
        before[name] = value


@pytest.mark.parametrize("limit", [0.0, 0.001, 0.004, 0.02])
def test_a_plan_cut_short_is_lawful_and_its_bounds_are_true(limit: float) -> None:
    for seed in range(500, 525):
        problem = odd_problem(seed)
        plan = solve(problem, time_limit=limit)
        row = row_of(problem, plan)
        check_bounds(problem, plan, row)
        best = binaries.best(problem)
        assert reference.comparable(best) <= reference.comparable(row)
        assert not plan.proven or row == best


@pytest.mark.parametrize("limit", [0.0, 0.002])
def test_so_is_one_that_keeps_another(limit: float) -> None:
    for seed in range(600, 615):
        before = odd_problem(seed)
        problem, kept = changed(before, reference.places_of(solve(before)), seed)
        plan = solve(problem, kept=kept, time_limit=limit)
        row = row_of(problem, plan, kept)
        check_bounds(problem, plan, row, kept)
        assert not plan.proven or row == binaries.best(problem, kept)


@pytest.mark.parametrize("limit", [0.0, 0.001, 0.02])
def test_a_whole_conference_cut_short_says_that_nothing_is_proven(limit: float) -> None:
    problem = conference_of(240, 30)
    plan, best = solve(problem, time_limit=limit), solve(problem)
    row = row_of(problem, plan)
    assert not plan.proven
    assert reference.comparable(row_of(problem, best)) <= reference.comparable(row)
    assert len(plan.reasons) == sum(len(each.slots) for each in problem.participants)


def test_time_enough_changes_nothing() -> None:
    problem = conference_of(120, 16)
    assert solve(problem, time_limit=60.0).placements == solve(problem).placements
