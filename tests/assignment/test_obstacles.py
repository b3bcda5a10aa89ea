"""What stands in the way truly does: without it the plan as a whole would be worse, or no better.

Every wish that somebody went without is tried: taking the free seat, or the seat of anybody who
has one where it was full. No such change may make a better row of criteria.
"""

from collections import Counter
from collections.abc import Iterator

from conference.assignment import ObstacleKind, Plan, Problem, solve
from tests.assignment import reference
from tests.assignment.reference import Places, Row
from tests.assignment.worlds import changed, conference_of, odd_problem

Tried = tuple[ObstacleKind, dict[str, dict[str, str]]]


def tries(problem: Problem, plan: Plan) -> Iterator[Tried]:
    """Yield each obstacle's kind with who would sit where without it."""
    places = reference.places_of(plan)
    for reason in plan.reasons:
        who, slot = reason.participant, reason.slot
        for obstacle in reason.better:
            if obstacle.why in (ObstacleKind.GROUP, ObstacleKind.KEPT):
                yield obstacle.why, moved(places, who, slot, obstacle.session)
            if obstacle.why is ObstacleKind.FULL:
                for other, bundle in places.items():
                    if bundle.get(slot) == obstacle.session:
                        after = moved(places, who, slot, obstacle.session)
                        yield obstacle.why, moved(after, other, slot, reason.session)


def moved(places: Places, who: str, slot: str, session: str | None) -> dict[str, dict[str, str]]:
    """Return the places with one person's session in a slot changed, or taken away."""
    after = {each: dict(bundle) for each, bundle in places.items()}
    after[who].pop(slot, None)
    if session is not None:
        after[who][slot] = session
    return after


def first_worse(before: Row, after: Row) -> str | None:
    """Return the first criterion that differs, having checked that it's worse; None without."""
    assert reference.comparable(before) <= reference.comparable(after)
    return next((name for name in before if before[name] != after[name]), None)


def check(problem: Problem, plan: Plan, kept: Places | None = None) -> Counter[str]:
    """Check a plan's obstacles; return how many changes were tried, by kind."""
    tried: Counter[str] = Counter()
    before = reference.row(problem, reference.places_of(plan), kept)
    for why, after in tries(problem, plan):
        if all(reference.is_allowed(each, after[each.id]) for each in problem.participants):
            worse = first_worse(before, reference.row(problem, after, kept))
            if why is ObstacleKind.GROUP:
                assert worse in ("moved", "minimum")
            if why is ObstacleKind.KEPT:
                assert worse == "moved"
            tried[why] += 1
    return tried


def test_no_change_that_somebody_would_like_makes_a_better_plan() -> None:
    tried: Counter[str] = Counter()
    for seed in range(4000, 4180):
        problem = odd_problem(seed)
        plan = solve(problem)
        tried += check(problem, plan)
        later, kept = changed(problem, reference.places_of(plan), seed)
        tried += check(later, solve(later, kept=kept), kept)
    assert tried["full"] > 300
    assert tried["group"] > 10
    assert tried["kept"] > 5


def test_nor_does_any_in_a_conference() -> None:
    problem = conference_of(60, 8)
    assert check(problem, solve(problem))["full"] > 300
