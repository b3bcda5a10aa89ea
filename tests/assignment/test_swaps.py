"""Each "full" was full with people whom the criteria place there no worse."""

from conference.assignment import ObstacleKind, Participant, Problem, solve
from tests.assignment.worlds import odd_problem


def test_a_swap_with_somebody_in_a_full_session_never_makes_a_better_plan() -> None:
    swaps = 0
    for seed in range(900):
        problem = odd_problem(seed)
        plan = solve(problem)
        people = {each.id: each for each in problem.participants}
        had = {(each.participant, each.slot): each.session for each in plan.placements}
        for reason in plan.reasons:
            for obstacle in reason.better:
                if obstacle.why is ObstacleKind.FULL and reason.session is not None:
                    for other in people.values():
                        if had.get((other.id, reason.slot)) == obstacle.session:
                            pair = (people[reason.participant], other)
                            swaps += _swap_is_no_better(problem, had, reason.slot, pair)
    assert swaps > 100


def _swap_is_no_better(
    problem: Problem,
    had: dict[tuple[str, str], str],
    slot: str,
    pair: tuple[Participant, Participant],
) -> bool:
    """Assert it for a swap that is allowed; return whether it was."""
    first, second = pair
    swapped = had | {
        (first.id, slot): had[second.id, slot],
        (second.id, slot): had[first.id, slot],
    }
    for one in pair:
        sessions = [swapped[one.id, each] for each in one.slots if (one.id, each) in swapped]
        is_pinned = slot in {pin.slot for pin in one.pinned}
        if is_pinned or len(sessions) > len(set(sessions)) or set(sessions) & one.barred:
            return False
    before, after = (
        sorted((_ranks(problem, one, places) for one in pair), reverse=True)
        for places in (had, swapped)
    )
    assert before <= after
    return True


def _ranks(problem: Problem, one: Participant, had: dict[tuple[str, str], str]) -> list[int]:
    worst = len(problem.occurrences) + 2
    ranks = []
    for slot in one.slots:
        session = had.get((one.id, slot))
        ranks.append(worst if session is None else [*one.wishes, session].index(session) + 1)
    ranks += [1] * (len(problem.slots) - len(one.slots))
    return sorted(ranks, reverse=True)
