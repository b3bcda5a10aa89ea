"""Every claim in every reason is true of the plan it explains."""

from collections import Counter
from dataclasses import replace

import pytest

from conference.assignment import (
    Obstacle,
    ObstacleKind,
    Occurrence,
    Participant,
    Pin,
    Problem,
    Reason,
    ReasonKind,
    first_come,
    solve,
)
from tests.assignment import reference
from tests.assignment.explaining import Told
from tests.assignment.worlds import changed, conference_of, odd_problem


def test_every_claim_is_true_of_odd_plans_of_what_they_become_and_of_first_come() -> None:
    claims: Counter[str] = Counter()
    for seed in range(150):
        problem = odd_problem(seed)
        plan = solve(problem)
        claims += Told(problem, plan).check()
        claims += Told(problem, first_come(problem)).check()
        later, kept = changed(problem, reference.places_of(plan), seed)
        claims += Told(later, solve(later, kept=kept), kept).check()
    every = {*map(str, ReasonKind), *("better " + each for each in ObstacleKind)}
    seldom = {ReasonKind.OUT_OF_TIME.value, "better " + ObstacleKind.OUT_OF_TIME}
    assert {name for name in every - seldom if not claims[name]} == set()


def test_a_proven_plan_never_says_that_time_ran_out() -> None:
    for seed in range(1500, 1600):
        problem = odd_problem(seed)
        plan = solve(problem)
        assert plan.proven
        whys = {each.why for reason in plan.reasons for each in reason.better}
        assert ObstacleKind.OUT_OF_TIME not in whys
        assert ReasonKind.OUT_OF_TIME not in {reason.kind for reason in plan.reasons}


@pytest.mark.parametrize(("people", "seats"), [(400, 50), (300, 30)])
def test_every_claim_is_true_of_a_whole_conference(people: int, seats: int) -> None:
    problem = conference_of(people, seats)
    assert Told(problem, solve(problem)).check()["better full"] > 100
    Told(problem, first_come(problem)).check()


def test_every_claim_is_true_of_a_plan_cut_short() -> None:
    for seed in range(100):
        problem = odd_problem(seed)
        for limit in (0.0, 0.002):
            Told(problem, solve(problem, time_limit=limit)).check()


def test_who_stays_for_the_group_is_told_so() -> None:
    held = (Occurrence("1", "A", 5), Occurrence("2", "A", 5, minimum=2))
    people = tuple(Participant(each, ("1",), ("A",), lottery=at) for at, each in enumerate("abc"))
    plan = solve(Problem(("A",), held, people))
    told = {each.participant: [one.why for one in each.better] for each in plan.reasons}
    assert told == {"a": [], "b": [ObstacleKind.GROUP], "c": [ObstacleKind.GROUP]}


def test_who_keeps_a_published_place_beside_a_free_seat_is_told_so() -> None:
    held = (Occurrence("1", "A", 1), Occurrence("2", "A", 1))
    problem = Problem(("A",), held, (Participant("a", ("1",), ("A",)),))
    (reason,) = solve(problem, kept={"a": {"A": "2"}}).reasons
    assert [each.why for each in reason.better] == [ObstacleKind.KEPT]
    (reason,) = solve(replace(problem), kept={}).reasons
    assert reason.session == "1"


def test_the_facts_that_a_sentence_is_made_of() -> None:
    held = (Occurrence("1", "A", 1), Occurrence("2", "A", 1), Occurrence("2", "B", 2))
    people = (
        Participant("pinned", ("2",), ("A",), (Pin("1", "A"),)),
        Participant("person", ("1", "2"), ("A", "B")),
    )
    reasons = {
        (each.participant, each.slot): each
        for each in solve(Problem(("A", "B"), held, people)).reasons
    }
    assert reasons["pinned", "A"] == Reason(
        "pinned",
        "A",
        "1",
        None,
        ReasonKind.PINNED,
        (Obstacle("2", 1, ObstacleKind.PINNED, wished=2, seats=1),),
    )
    one_seat = {reasons["person", "A"].session, reasons["person", "B"].session}
    assert one_seat == {"2", None}
    assert {each.why for each in reasons["person", "A"].better} <= {
        ObstacleKind.FULL,
        ObstacleKind.SEATED_ELSEWHERE,
    }
