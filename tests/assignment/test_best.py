"""The plan is the best there is: every criterion equals the plain reference's, in order."""

from collections import Counter
from math import prod

import pytest

from conference.assignment import Occurrence, Participant, Problem, first_come, solve
from tests.assignment import binaries, reference
from tests.assignment.checking import row_of
from tests.assignment.worlds import changed, conference_of, odd_problem


@pytest.mark.parametrize("fifty", range(7))
def test_every_criterion_equals_one_binary_per_person_and_bundle(fifty: int) -> None:
    for seed in range(50 * fifty, 50 * fifty + 50):
        problem = odd_problem(seed)
        plan = solve(problem)
        assert row_of(problem, plan) == binaries.best(problem), seed
        assert plan.proven, seed


@pytest.mark.parametrize("fifty", range(4))
def test_with_a_plan_to_keep_every_criterion_does_too(fifty: int) -> None:
    for seed in range(50 * fifty, 50 * fifty + 50):
        before = odd_problem(seed)
        problem, kept = changed(before, reference.places_of(solve(before)), seed)
        plan = solve(problem, kept=kept)
        assert row_of(problem, plan, kept) == binaries.best(problem, kept), seed
        assert plan.proven, seed


def test_the_binaries_and_the_plan_equal_what_trying_everything_finds() -> None:
    tried = 0
    for seed in range(3000, 3200):
        problem = odd_problem(seed, most_people=5)
        ways = [len(list(reference.bundles(problem, each))) for each in problem.participants]
        if 10 < prod(ways) <= 600:
            best = reference.best_of_all(problem)
            assert binaries.best(problem) == best == row_of(problem, solve(problem)), seed
            tried += 1
    assert tried >= 30


def test_the_odd_problems_hold_everything_odd() -> None:
    problems = [odd_problem(seed) for seed in range(200)]
    people = [(each, one) for each in problems for one in each.participants]
    assert sum(bool(one.pinned) for _problem, one in people) > 60
    assert sum(bool(one.barred) for _problem, one in people) > 60
    assert sum(not one.wishes for _problem, one in people) > 60
    assert sum(one.kind is None for _problem, one in people) > 60
    assert sum(one.organisation is None for _problem, one in people) > 60
    assert sum(len(one.slots) < len(each.slots) for each, one in people) > 60
    rows: Counter[str] = Counter()
    for each in problems:
        plan = solve(each)
        rows.update(one.name for one in plan.criteria if one.value and one.name != "seats")
        rows["unseated"] += bool(plan.unseated)
    assert all(
        rows[each] > 10 for each in ("minimum", "together", "balance", "lottery", "unseated")
    )


@pytest.mark.parametrize("seed", range(1000, 1010))
def test_it_holds_of_problems_three_times_as_large(seed: int) -> None:
    problem = odd_problem(seed, most_people=24)
    plan = solve(problem)
    assert row_of(problem, plan) == binaries.best(problem)
    assert plan.proven


@pytest.mark.parametrize(("people", "seats", "minimum"), [(60, 8, 0), (60, 9, 6)])
def test_the_levels_of_a_conference_equal_those_of_binaries(
    people: int, seats: int, minimum: int
) -> None:
    problem = conference_of(people, seats, minimum=minimum)
    plan = solve(problem)
    found, best = row_of(problem, plan), binaries.best(problem, until="level 1,1")
    upto = list(found).index("level 1,1") + 1
    assert list(found.items())[:upto] == list(best.items())[:upto]
    assert plan.proven


@pytest.mark.parametrize(("people", "seats"), [(400, 60), (400, 50)])
def test_a_conference_twice_the_size_of_2015_is_solved_and_proven(people: int, seats: int) -> None:
    problem = conference_of(people, seats)
    plan = solve(problem)
    row = row_of(problem, plan)
    assert plan.proven
    assert row["seats"] == sum(len(each.slots) for each in problem.participants)
    sheet = row_of(problem, first_come(problem))
    assert reference.comparable(row) < reference.comparable(sheet)


def test_too_few_seats_are_all_used() -> None:
    problem = conference_of(300, 30)
    plan = solve(problem)
    assert row_of(problem, plan)["seats"] == 8 * 2 * 30
    assert plan.proven
    assert len(plan.unseated) == sum(len(each.slots) for each in problem.participants) - 480


def test_nobody_and_nothing_are_solved_too() -> None:
    empty = Problem(("A", "B"), (Occurrence("1", "A", 2, minimum=1),), ())
    assert solve(Problem((), (), ())).proven
    assert solve(empty).proven
    assert solve(empty, kept={}).proven
    idle = solve(Problem(("A",), (), (Participant("p", (), ()), Participant("q", (), ("A",)))))
    assert idle.proven
    assert [(each.participant, each.slot) for each in idle.unseated] == [("q", "A")]
