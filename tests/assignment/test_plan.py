"""The plan is the best there is, keeps every hard rule, and is the same for the same people."""

import random
from collections import Counter
from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from conference.assignment import Participant, Plan, Problem, solve
from tests.assignment import reference
from tests.assignment.problems import like_2015, small_problems

MANY = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)
FEWER = settings(MANY, max_examples=60)


def levels(problem: Problem, plan: Plan) -> tuple[int, tuple[tuple[int, ...], ...]]:
    """Return what the reference returns, of a plan: seats given and levels, worst first."""
    given_to = {(each.participant, each.slot): each.session for each in plan.placements}
    found = [
        reference.ranks(
            problem, each, tuple(given_to.get((each.id, slot)) for slot in problem.slots)
        )
        for each in problem.participants
    ]
    return len(plan.placements), tuple(sorted(found, reverse=True))


@MANY
@given(small_problems())
def test_no_plan_is_better_than_the_one_given(problem: Problem) -> None:
    plan = solve(problem)
    assert levels(problem, plan) == reference.best(problem)
    assert plan.proven


@MANY
@given(small_problems(most=9))
def test_hard_rules_hold(problem: Problem) -> None:
    plan = solve(problem)
    seats = {(each.session, each.slot): each.seats for each in problem.occurrences}
    taken = Counter((each.session, each.slot) for each in plan.placements)
    assert all(taken[place] <= seats[place] for place in taken)
    for person in problem.participants:
        mine = [each for each in plan.placements if each.participant == person.id]
        missing = [each.slot for each in plan.unseated if each.participant == person.id]
        assert sorted([each.slot for each in mine] + missing) == sorted(person.slots)
        assert len({each.session for each in mine}) == len(mine)
        assert not {each.session for each in mine} & person.barred
        assert {(pin.session, pin.slot) for pin in person.pinned} <= {
            (each.session, each.slot) for each in mine
        }


@FEWER
@given(small_problems(most=7))
def test_the_order_of_the_lists_does_not_matter(problem: Problem) -> None:
    dice = random.Random(7)
    shuffled = Problem(
        tuple(reversed(problem.slots)),
        tuple(dice.sample(problem.occurrences, len(problem.occurrences))),
        tuple(dice.sample(problem.participants, len(problem.participants))),
    )
    plan, again = solve(problem), solve(shuffled)
    assert plan.placements == again.placements
    assert plan.criteria == again.criteria


@FEWER
@given(small_problems())
def test_one_more_seat_never_makes_it_worse(problem: Problem) -> None:
    if not problem.occurrences:
        return
    first, *rest = problem.occurrences
    wider = replace(problem, occurrences=(replace(first, seats=first.seats + 1), *rest))
    seats, worst_first = levels(problem, solve(problem))
    more_seats, now_worst_first = levels(wider, solve(wider))
    assert (-more_seats, now_worst_first) <= (-seats, worst_first)


def test_who_wishes_for_nothing_takes_no_seat_from_who_does() -> None:
    people = [Participant(f"p{each}", ("1", "2"), ("A", "B")) for each in range(10)]
    quiet = [Participant(f"q{each}", (), ("A", "B")) for each in range(10)]
    base = like_2015(0, seats=10)
    plan = solve(replace(base, participants=tuple(people + quiet)))
    assert {each.people for each in plan.profile if each.level == (2, 1)} == {10}
    assert {each.people for each in plan.profile if each.level == (1, 1)} == {10}


def test_among_people_alike_the_lower_lottery_number_is_never_worse_off() -> None:
    people = tuple(
        Participant(f"p{each}", ("1",), ("A",), lottery=100 - each) for each in range(50)
    )
    base = like_2015(0, seats=30)
    plan = solve(replace(base, participants=people))
    got = {each.participant for each in plan.placements if each.session == "1"}
    assert got == {f"p{each}" for each in range(20, 50)}


def test_the_proportions_of_2015_are_solved_and_proven() -> None:
    problem = like_2015()
    plan = solve(problem)
    assert plan.proven
    assert len(plan.placements) == 480
    assert sum(share.people for share in plan.profile) == 250
    assert len(plan.unseated) == 20


def test_progress_tells_every_criterion_in_order() -> None:
    told: list[str] = []
    plan = solve(like_2015(60), progress=lambda name, _value, _seconds: told.append(name))
    assert told == [each.name for each in plan.criteria]
    assert told[0] == "seats"


def test_nobody_to_place_is_a_plan_too() -> None:
    plan = solve(like_2015(0))
    assert plan.proven
    assert plan.placements == ()
