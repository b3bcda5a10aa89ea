"""Every reason is true of the plan it explains."""

from collections import Counter

from hypothesis import given

from conference.assignment import ObstacleKind, Plan, Problem, ReasonKind, solve
from tests.assignment.problems import like_2015, small_problems
from tests.assignment.test_plan import MANY


def check(problem: Problem, plan: Plan) -> Counter[ObstacleKind]:
    """Check every claim of every reason; return how often each obstacle was claimed."""
    people = {each.id: each for each in problem.participants}
    seats = {(each.slot, each.session): each.seats for each in problem.occurrences}
    taken = Counter((each.slot, each.session) for each in plan.placements)
    places = {(each.participant, each.slot): each.session for each in plan.placements}
    claims: Counter[ObstacleKind] = Counter()
    for reason in plan.reasons:
        person = people[reason.participant]
        assert places.get((person.id, reason.slot)) == reason.session
        dearer = person.wishes[: (reason.wish or 99) - 1]
        assert tuple(each.session for each in reason.better) == dearer
        for obstacle in reason.better:
            claims[obstacle.why] += 1
            place = (reason.slot, obstacle.session)
            others = [slot for slot in person.slots if slot != reason.slot]
            if obstacle.why is ObstacleKind.FULL:
                assert taken[place] == seats[place] == obstacle.seats
                assert obstacle.wished == sum(
                    obstacle.session in each.wishes and reason.slot in each.slots
                    for each in problem.participants
                )
            elif obstacle.why is ObstacleKind.SEATED_ELSEWHERE:
                assert obstacle.session in [places.get((person.id, slot)) for slot in others]
            elif obstacle.why is ObstacleKind.NOT_HELD:
                assert place not in seats
            elif obstacle.why is ObstacleKind.BARRED:
                assert obstacle.session in person.barred
            elif obstacle.why is ObstacleKind.PINNED:
                assert reason.kind is ReasonKind.PINNED
    return claims


@MANY
@given(small_problems(most=8))
def test_reasons_are_true_and_none_is_missing(problem: Problem) -> None:
    plan = solve(problem)
    claims = check(problem, plan)
    assert not claims[ObstacleKind.OUT_OF_TIME]
    told = {(each.participant, each.slot) for each in plan.reasons}
    assert told == {(each.id, slot) for each in problem.participants for slot in each.slots}


def test_reasons_are_true_in_the_proportions_of_2015() -> None:
    problem = like_2015()
    claims = check(problem, solve(problem))
    assert claims[ObstacleKind.FULL] > 50
    assert not claims[ObstacleKind.OUT_OF_TIME]
