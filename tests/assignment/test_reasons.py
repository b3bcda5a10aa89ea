"""Every claim in every reason is true of the plan it explains."""

from collections import Counter
from dataclasses import dataclass

import pytest

from conference.assignment import (
    Obstacle,
    ObstacleKind,
    Occurrence,
    Participant,
    Pin,
    Plan,
    Problem,
    Reason,
    ReasonKind,
    first_come,
    solve,
)
from tests.assignment.worlds import conference_of, odd_problem


@dataclass(frozen=True)
class _World:
    problem: Problem
    plan: Plan

    @property
    def seats(self) -> dict[tuple[str, str], int]:
        return {(each.slot, each.session): each.seats for each in self.problem.occurrences}

    @property
    def taken(self) -> Counter[tuple[str, str]]:
        return Counter((each.slot, each.session) for each in self.plan.placements)

    @property
    def had(self) -> dict[tuple[str, str], str]:
        return {(each.participant, each.slot): each.session for each in self.plan.placements}


def _check(problem: Problem, plan: Plan) -> Counter[str]:
    """Check a whole plan's reasons; return how often each kind of claim was made."""
    world = _World(problem, plan)
    seats, taken, had = world.seats, world.taken, world.had
    people = {each.id: each for each in problem.participants}
    due = sorted((one.id, slot) for one in problem.participants for slot in one.slots)
    assert [(each.participant, each.slot) for each in plan.reasons] == due
    claims: Counter[str] = Counter()
    for reason in plan.reasons:
        person = people[reason.participant]
        assert reason.session == had.get((person.id, reason.slot))
        _check_kind(reason, person, seats, taken, had)
        listed = dict(enumerate(person.wishes, start=1))
        if reason.wish is None:
            assert reason.session not in person.wishes
            assert [each.wish for each in reason.better] == list(listed)
        else:
            assert listed[reason.wish] == reason.session
            assert [each.wish for each in reason.better] == list(range(1, reason.wish))
        for obstacle in reason.better:
            assert listed[obstacle.wish] == obstacle.session
            _check_obstacle(obstacle, reason.slot, person, world, (seats, taken, had))
        claims.update([reason.kind, *("better " + each.why for each in reason.better)])
    return claims


def _check_kind(
    reason: Reason,
    person: Participant,
    seats: dict[tuple[str, str], int],
    taken: Counter[tuple[str, str]],
    had: dict[tuple[str, str], str],
) -> None:
    pinned = {pin.slot: pin.session for pin in person.pinned}
    here = {session for slot, session in seats if slot == reason.slot}
    free = {each for each in here if taken[reason.slot, each] < seats[reason.slot, each]}
    closed = person.barred | {
        had[person.id, slot] for slot in person.slots if (person.id, slot) in had
    }
    truths = {
        ReasonKind.PINNED: pinned.get(reason.slot) == reason.session is not None,
        ReasonKind.WISHED: reason.session in person.wishes,
        ReasonKind.UNLISTED: bool(person.wishes) and reason.session not in (*person.wishes, None),
        ReasonKind.NO_WISHES: not person.wishes and reason.session is not None,
        ReasonKind.SLOT_FULL: reason.session is None and not free,
        ReasonKind.NONE_OPEN: reason.session is None and bool(free) and free <= closed,
        ReasonKind.OUT_OF_TIME: reason.session is None and bool(free - closed),
    }
    assert truths[reason.kind]
    assert (reason.kind is ReasonKind.PINNED) == (reason.slot in pinned)


def _check_obstacle(
    obstacle: Obstacle,
    slot: str,
    person: Participant,
    world: _World,
    counted: tuple[
        dict[tuple[str, str], int], Counter[tuple[str, str]], dict[tuple[str, str], str]
    ],
) -> None:
    seats, taken, had = counted
    place = (slot, obstacle.session)
    elsewhere = {had.get((person.id, other)) for other in person.slots if other != slot}
    is_free = taken[place] < seats.get(place, 0)
    truths = {
        ObstacleKind.SEATED_ELSEWHERE: obstacle.session in elsewhere,
        ObstacleKind.NOT_HELD: place not in seats,
        ObstacleKind.BARRED: obstacle.session in person.barred,
        ObstacleKind.PINNED: slot in {pin.slot for pin in person.pinned},
        ObstacleKind.FULL: place in seats and not is_free,
        ObstacleKind.OUT_OF_TIME: is_free and not world.plan.proven,
    }
    assert truths[obstacle.why]
    assert obstacle.seats == seats.get(place, 0)
    assert obstacle.wished == sum(
        slot in one.slots and obstacle.session in one.wishes for one in world.problem.participants
    )


def test_every_claim_is_true_of_odd_plans_and_of_first_come() -> None:
    claims: Counter[str] = Counter()
    for seed in range(300):
        problem = odd_problem(seed)
        for plan in (solve(problem), first_come(problem)):
            claims += _check(problem, plan)
    never = {ReasonKind.OUT_OF_TIME.value, "better " + ObstacleKind.OUT_OF_TIME}
    every = {*map(str, ReasonKind), *("better " + each for each in ObstacleKind)}
    assert {name for name in every if claims[name]} == every - never


@pytest.mark.parametrize(("people", "seats"), [(400, 50), (300, 30)])
def test_every_claim_is_true_of_a_whole_conference(people: int, seats: int) -> None:
    problem = conference_of(people, seats)
    assert _check(problem, solve(problem))["better full"] > 100
    _check(problem, first_come(problem))


def test_every_claim_is_true_of_a_plan_cut_short() -> None:
    for seed in range(100):
        problem = odd_problem(seed)
        _check(problem, solve(problem, time_limit=0.0))


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
