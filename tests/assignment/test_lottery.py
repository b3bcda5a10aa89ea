"""A lower lottery number is never a disadvantage, and people alike are served in its order."""

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from conference.assignment import Occurrence, Participant, Problem, solve
from tests.assignment import reference
from tests.assignment.checking import thorough
from tests.assignment.worlds import odd_problem

seeds = st.integers(0, 10**6)
often = settings(thorough, max_examples=150)


def crowded(seed: int) -> Problem:
    """Return a problem in which the numbers count for much: many want what few can have."""
    return odd_problem(seed, most_people=12)


def level_of(problem: Problem, number: int) -> tuple[int, ...]:
    """Return the level that the plan gives the person of that number."""
    one = problem.participants[number]
    return reference.level(problem, one, reference.places_of(solve(problem))[one.id])


def with_lottery(problem: Problem, number: int, lottery: int) -> Problem:
    """Return the problem with another lottery number for one person."""
    people = list(problem.participants)
    people[number] = replace(people[number], lottery=lottery)
    return replace(problem, participants=tuple(people))


@often
@given(seeds.map(crowded), seeds, st.sampled_from([1, 2, 7, 10**6, 10**9]))
def test_a_lower_number_is_never_a_disadvantage(problem: Problem, number: int, less: int) -> None:
    if problem.participants:
        at = number % len(problem.participants)
        lower = with_lottery(problem, at, problem.participants[at].lottery - less)
        assert level_of(lower, at) <= level_of(problem, at)


@often
@given(seeds.map(crowded))
def test_people_alike_are_served_in_the_order_of_their_numbers(problem: Problem) -> None:
    places = reference.places_of(solve(problem))
    level = {
        each.id: reference.level(problem, each, places[each.id]) for each in problem.participants
    }
    for one in problem.participants:
        for other in problem.participants:
            if look(one) == look(other) and one.lottery < other.lottery:
                assert level[one.id] <= level[other.id]


def look(one: Participant) -> tuple[object, ...]:
    """Return all but the name and the lottery number."""
    pins, slots = frozenset(one.pinned), frozenset(one.slots)
    return one.wishes, slots, pins, one.barred, one.organisation, one.kind


def test_where_all_else_is_equal_the_lowest_numbers_get_what_they_want() -> None:
    held = (Occurrence("1", "A", 3), Occurrence("2", "A", 9))
    numbers = random.Random(1).sample(range(100), 9)
    people = tuple(Participant(f"p{each}", ("1",), ("A",), lottery=each) for each in numbers)
    plan = solve(Problem(("A",), held, people))
    first = {each.participant for each in plan.placements if each.session == "1"}
    assert first == {f"p{each}" for each in sorted(numbers)[:3]}


def test_it_decides_between_people_who_are_not_alike_too() -> None:
    held = (Occurrence("1", "A", 1), Occurrence("2", "A", 1), Occurrence("3", "A", 9))
    one, other = Participant("a", ("1", "2"), ("A",)), Participant("b", ("1", "3"), ("A",))
    for lower, higher in ((one, other), (other, one)):
        people = (replace(lower, lottery=3), replace(higher, lottery=8))
        placed = reference.places_of(solve(Problem(("A",), held, people)))
        assert placed[lower.id] == {"A": "1"}
