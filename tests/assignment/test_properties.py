"""What holds of every plan, whatever the problem: by hypothesis, and at the edges by hand."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from conference.assignment import Occurrence, Participant, Pin, Problem, first_come, solve
from tests.assignment import reference
from tests.assignment.checking import answer, row_of, thorough
from tests.assignment.worlds import conference_of, odd_problem, shuffled

problems = st.integers(0, 10**6).map(odd_problem)
seeds = st.integers(0, 10**6)
often = settings(thorough, max_examples=120)


@often
@given(problems)
def test_the_hard_rules_hold_for_both_ways_of_placing(problem: Problem) -> None:
    reference.lawful(problem, solve(problem))
    reference.lawful(problem, first_come(problem))


@often
@given(problems, seeds)
def test_shuffled_lists_give_the_same_plan(problem: Problem, seed: int) -> None:
    assert answer(solve(shuffled(problem, seed))) == answer(solve(problem))


def test_shuffled_lists_give_the_same_plan_for_a_whole_conference() -> None:
    problem = conference_of(240, 30)
    assert answer(solve(shuffled(problem, 1))) == answer(solve(problem))


@often
@given(problems, seeds)
def test_a_seat_more_makes_no_criterion_worse(problem: Problem, number: int) -> None:
    rooms = list(problem.occurrences)
    at = number % len(rooms)
    rooms[at] = replace(rooms[at], seats=rooms[at].seats + 1)
    more = replace(problem, occurrences=tuple(rooms))
    before = reference.comparable(row_of(problem, solve(problem)))
    assert reference.comparable(row_of(more, solve(more))) <= before


@often
@given(problems)
def test_first_come_is_never_better(problem: Problem) -> None:
    plan, sheet = solve(problem), first_come(problem)
    best = reference.comparable(row_of(problem, plan))
    assert best <= reference.comparable(row_of(problem, sheet))
    assert {each.name for each in sheet.criteria if "level" not in each.name} == {
        each.name for each in plan.criteria if "level" not in each.name
    }


def test_progress_tells_the_criteria_in_order() -> None:
    told: list[tuple[str, int, float]] = []
    plan = solve(
        conference_of(200, 30),
        progress=lambda stage, value, seconds: told.append((stage, value, seconds)),
    )
    assert [(stage, value) for stage, value, _seconds in told] == [
        (each.name, each.value) for each in plan.criteria
    ]


def test_who_wishes_for_nothing_takes_no_seat_from_who_does() -> None:
    held = (Occurrence("1", "A", 1), Occurrence("2", "A", 1))
    people = (Participant("a", (), ("A",)), Participant("b", ("1",), ("A",), lottery=9))
    plan = solve(Problem(("A",), held, people))
    assert reference.places_of(plan) == {"a": {"A": "2"}, "b": {"A": "1"}}


def test_first_come_keeps_pinned_places_and_then_goes_by_turn() -> None:
    held = (Occurrence("1", "A", 2), Occurrence("2", "A", 2))
    people = (
        Participant("late", ("1",), ("A",), lottery=5),
        Participant("later", ("1",), ("A",), lottery=1),
        Participant("pinned", ("2",), ("A",), (Pin("1", "A"),)),
    )
    placed = reference.places_of(first_come(Problem(("A",), held, people)))
    assert placed == {"late": {"A": "1"}, "later": {"A": "2"}, "pinned": {"A": "1"}}


def test_rules_that_are_off_are_no_criteria() -> None:
    problem = conference_of(60, 12)
    off = replace(problem, rules=replace(problem.rules, spread_organisations=False))
    assert "together" not in {each.name for each in solve(off).criteria}
    off = replace(problem, rules=replace(problem.rules, balance_kinds=False))
    assert "balance" not in {each.name for each in solve(off).criteria}
