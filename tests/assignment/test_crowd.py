"""A crowd by column is placed as the same people one by one, however its columns are coded."""

from dataclasses import replace
from typing import TypeVar

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from conference.assignment import Coded, Crowd, Occurrence, Problem, first_come, solve
from tests.assignment import reference
from tests.assignment.checking import answer, row_of, thorough
from tests.assignment.worlds import conference_of, odd_problem

T = TypeVar("T")
seeds = st.integers(0, 10**6)
often = settings(thorough, max_examples=50)


def recoded(crowd: Crowd, seed: int) -> Crowd:
    """Return the same crowd with every column's values in another order."""
    random = np.random.default_rng(seed)

    def mixed(column: Coded[T]) -> Coded[T]:
        order = random.permutation(len(column.values))
        values = tuple(column.values[each] for each in order)
        return Coded(values, np.argsort(order)[column.codes])

    return replace(
        crowd,
        wishes=mixed(crowd.wishes),
        slots=mixed(crowd.slots),
        pinned=mixed(crowd.pinned),
        barred=mixed(crowd.barred),
        organisation=mixed(crowd.organisation),
        kind=mixed(crowd.kind),
    )


@often
@given(seeds.map(odd_problem), seeds)
def test_a_crowd_gives_the_same_plan_as_its_people(problem: Problem, seed: int) -> None:
    crowd = Crowd.of(problem.participants)
    assert tuple(crowd) == tuple(problem.participants)
    expected = answer(solve(problem))
    assert answer(solve(replace(problem, participants=crowd))) == expected
    if len(crowd):
        other = recoded(crowd, seed)
        assert tuple(other) == tuple(crowd)
        assert answer(solve(replace(problem, participants=other))) == expected
    sheet = first_come(replace(problem, participants=crowd))
    assert answer(sheet) == answer(first_come(problem))


@often
@given(seeds.map(odd_problem))
def test_keeping_a_plan_is_the_same_for_a_crowd(problem: Problem) -> None:
    kept = reference.places_of(first_come(problem))
    crowd = replace(problem, participants=Crowd.of(problem.participants))
    assert answer(solve(crowd, kept=kept)) == answer(solve(problem, kept=kept))


def test_a_crowd_is_read_by_number_and_by_slice() -> None:
    people = conference_of(30, 5).participants
    crowd = Crowd.of(people)
    assert crowd[7] == people[7]
    assert crowd[-3:] == tuple(people[-3:])
    assert Crowd.of(crowd) is crowd


def test_a_crowd_of_thousands_is_counted_as_its_people_are() -> None:
    """Beyond ten thousand people the lottery counts in a hundred groups."""
    held = tuple(Occurrence(each, "A", 3_400) for each in "123")
    lists = (("1",), ("1", "2"), ("1", "2", "3"), ("1", "3"), ())
    people = 10_001
    crowd = Crowd(
        ids=[f"p{each}" for each in range(people)],
        wishes=Coded(lists, np.arange(people) % len(lists)),
        slots=Coded.same(("A",), people),
        pinned=Coded.same((), people),
        barred=Coded.same(frozenset(), people),
        lottery=np.random.default_rng(1).permutation(people),
        organisation=Coded.same(None, people),
        kind=Coded.of(("town", "state", None)[each % 3] for each in range(people)),
    )
    problem = Problem(("A",), held, crowd)
    plan = solve(problem)
    assert plan.proven
    assert row_of(problem, plan)["seats"] == people
    assert len(plan.reasons) == people
