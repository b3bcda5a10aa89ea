"""Where half a person would do better than a whole one: the bounds alone can't be met."""

from conference.assignment import Occurrence, Participant, Problem, solve
from tests.assignment import binaries
from tests.assignment.checking import row_of

HELD = ("1B1", "1C2", "2A1", "2C2", "3A1", "3C1", "4B1", "4C1", "5A1", "5B1")
PEOPLE = (("453", "15"), ("241", "13"), ("324", "345"), ("31", ""))


def test_levels_are_solved_in_whole_numbers_where_the_linear_bounds_are_out_of_reach() -> None:
    problem = Problem(
        slots=("A", "B", "C"),
        occurrences=tuple(Occurrence(each[0], each[1], int(each[2])) for each in HELD),
        participants=tuple(
            Participant(f"p{number}", tuple(wishes), ("A", "B", "C"), barred=frozenset(barred))
            for number, (wishes, barred) in enumerate(PEOPLE)
        ),
    )
    plan = solve(problem)
    assert plan.proven
    assert row_of(problem, plan) == binaries.best(problem)
