"""What holds of every plan, whatever the problem: by hypothesis, and at the edges by hand."""

from hypothesis import given, settings
from hypothesis import strategies as st

from conference.assignment import Occurrence, Participant, Pin, Plan, Problem, first_come, solve
from tests.assignment import reference
from tests.assignment.worlds import conference_of, odd_problem, shuffled

problems = st.integers(0, 10**6).map(odd_problem)
seeds = st.integers(0, 10**6)
often = settings(max_examples=150, deadline=None, derandomize=True)


def _answer(plan: Plan) -> tuple[object, ...]:
    return plan.placements, plan.unseated, plan.criteria, plan.profile, plan.proven, plan.reasons


@often
@given(problems)
def test_the_hard_rules_hold_for_both_ways_of_placing(problem: Problem) -> None:
    reference.lawful(problem, solve(problem))
    reference.lawful(problem, first_come(problem))


@often
@given(problems, seeds)
def test_shuffled_lists_give_the_same_plan(problem: Problem, seed: int) -> None:
    assert _answer(solve(shuffled(problem, seed))) == _answer(solve(problem))


def test_shuffled_lists_give_the_same_plan_for_a_whole_conference() -> None:
    problem = conference_of(240, 30)
    assert _answer(solve(shuffled(problem, 1))) == _answer(solve(problem))


@often
@given(problems, seeds)
def test_a_seat_more_makes_no_criterion_worse(problem: Problem, number: int) -> None:
    more = reference.one_more_seat(problem, number)
    before = reference.comparable(problem, reference.row_of(problem, solve(problem)))
    assert reference.comparable(more, reference.row_of(more, solve(more))) <= before


@often
@given(problems)
def test_first_come_is_never_better(problem: Problem) -> None:
    plan, baseline = solve(problem), first_come(problem)
    best = reference.comparable(problem, reference.row_of(problem, plan))
    assert best <= reference.comparable(problem, reference.row_of(problem, baseline))
    assert [each.name for each in plan.criteria] == [each.name for each in baseline.criteria]


@often
@given(problems)
def test_among_people_alike_the_lower_lottery_number_is_never_worse_off(problem: Problem) -> None:
    plan = solve(problem)
    level = {
        one.id: reference.level(
            problem,
            one,
            dict.fromkeys(one.slots)
            | {each.slot: each.session for each in plan.placements if each.participant == one.id},
        )
        for one in problem.participants
    }
    for one in problem.participants:
        for other in problem.participants:
            if _look(one) == _look(other) and one.lottery < other.lottery:
                assert level[one.id] <= level[other.id]


def _look(one: Participant) -> tuple[object, ...]:
    return one.wishes, frozenset(one.slots), frozenset(one.pinned), one.barred


@settings(max_examples=100, deadline=None, derandomize=True)
@given(problems, st.sampled_from([0.0, 0.001]))
def test_a_plan_cut_short_is_lawful_and_its_bounds_are_true(problem: Problem, limit: float) -> None:
    short, best = solve(problem, time_limit=limit), solve(problem)
    reference.lawful(problem, short)
    assert short.proven == all(each.value == each.bound for each in short.criteria)
    assert short.criteria[0].value <= best.criteria[0].value <= short.criteria[0].bound
    if short.criteria[0].value == best.criteria[0].value:
        reached = [each.value for each in best.criteria[1:]]
        for number, each in enumerate(short.criteria[1:]):
            assert each.bound <= each.value
            if all(
                one.value == value
                for one, value in zip(short.criteria[1 : number + 1], reached, strict=False)
            ):
                assert each.bound <= reached[number]


def test_a_whole_conference_cut_short_says_that_nothing_is_proven() -> None:
    problem = conference_of(240, 30)
    plan = solve(problem, time_limit=0.0)
    reference.lawful(problem, plan)
    assert not plan.proven


def test_progress_tells_the_criteria_in_order() -> None:
    told: list[tuple[str, int, float]] = []
    plan = solve(
        conference_of(200, 30),
        progress=lambda stage, value, seconds: told.append((stage, value, seconds)),
    )
    names = [each.name for each in plan.criteria]
    values = {each.name: each.value for each in plan.criteria}
    assert told[0][0] == "seats"
    assert [names.index(stage) for stage, *_rest in told] == sorted(
        names.index(stage) for stage, *_rest in told
    )
    assert all(values[stage] == value for stage, value, _seconds in told)


def test_nobody_and_nothing_are_solved_too() -> None:
    assert solve(Problem((), (), ())).proven
    idle = solve(Problem(("A",), (), (Participant("p", (), ()), Participant("q", (), ("A",)))))
    assert idle.proven
    assert [(each.participant, each.slot) for each in idle.unseated] == [("q", "A")]


def test_who_wishes_for_nothing_takes_no_seat_from_who_does() -> None:
    held = (Occurrence("1", "A", 1), Occurrence("2", "A", 1))
    people = (Participant("a", (), ("A",)), Participant("b", ("1",), ("A",), lottery=9))
    placed = {
        each.participant: each.session for each in solve(Problem(("A",), held, people)).placements
    }
    assert placed == {"a": "2", "b": "1"}


def test_first_come_keeps_pinned_places_and_then_goes_by_turn() -> None:
    held = (Occurrence("1", "A", 2), Occurrence("2", "A", 2))
    people = (
        Participant("late", ("1",), ("A",), lottery=5),
        Participant("later", ("1",), ("A",), lottery=1),
        Participant("pinned", ("2",), ("A",), (Pin("1", "A"),)),
    )
    placed = {
        each.participant: each.session
        for each in first_come(Problem(("A",), held, people)).placements
    }
    assert placed == {"late": "1", "later": "2", "pinned": "1"}
