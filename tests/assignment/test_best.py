"""The plan is the best there is: every criterion equals the plain reference's, in order."""

import pytest

from conference.assignment import Plan, Problem, first_come, solve
from tests.assignment import reference
from tests.assignment.worlds import conference_of, odd_problem


def _check(problem: Problem, best: reference.Row) -> Plan:
    plan = solve(problem)
    reference.lawful(problem, plan)
    seats, people = best
    assert reference.row_of(problem, plan) == best
    assert {each.level: each.people for each in plan.profile} == people
    expected = {"seats": seats}
    for level in sorted({tuple(_level(each.name)) for each in plan.criteria[1:]}, reverse=True):
        name = "level " + ",".join(map(str, level))
        expected[name] = sum(count for reached, count in people.items() if reached >= level)
    assert [(each.name, each.value) for each in plan.criteria] == list(expected.items())
    assert plan.proven
    assert all(each.value == each.bound for each in plan.criteria)
    return plan


def _level(name: str) -> list[int]:
    return [int(rank) for rank in name.removeprefix("level ").split(",")]


@pytest.mark.parametrize("hundred", range(4))
def test_every_criterion_equals_the_reference_on_odd_problems(hundred: int) -> None:
    for seed in range(100 * hundred, 100 * hundred + 100):
        problem = odd_problem(seed)
        _check(problem, reference.best(problem))


def test_the_odd_problems_hold_everything_odd() -> None:
    problems = [odd_problem(seed) for seed in range(400)]
    people = [(each, one) for each in problems for one in each.participants]
    assert sum(bool(one.pinned) for _problem, one in people) > 100
    assert sum(bool(one.barred) for _problem, one in people) > 100
    assert sum(not one.wishes for _problem, one in people) > 100
    assert sum(len(one.slots) < len(each.slots) for each, one in people) > 100
    assert sum(bool(solve(each).unseated) for each in problems) > 50


@pytest.mark.parametrize("seed", range(1000, 1008))
def test_every_criterion_equals_one_binary_per_person_and_bundle(seed: int) -> None:
    problem = odd_problem(seed, most_people=26)
    _check(problem, reference.best_by_binaries(problem))


@pytest.mark.parametrize(("people", "seats"), [(400, 60), (400, 50)])
def test_a_conference_twice_the_size_of_2015_is_solved_and_proven(people: int, seats: int) -> None:
    problem = conference_of(people, seats)
    plan = solve(problem)
    reference.lawful(problem, plan)
    assert plan.proven
    assert plan.criteria[0].value == sum(len(each.slots) for each in problem.participants)
    row = reference.comparable(problem, reference.row_of(problem, plan))
    assert row < reference.comparable(problem, reference.row_of(problem, first_come(problem)))


def test_too_few_seats_are_all_used() -> None:
    problem = conference_of(300, 30)
    plan = solve(problem)
    reference.lawful(problem, plan)
    assert plan.proven
    assert len(plan.placements) == 8 * 2 * 30
    assert len(plan.unseated) == sum(len(each.slots) for each in problem.participants) - 480
