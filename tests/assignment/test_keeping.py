"""After publishing: nobody worse off, as few moved as possible, newcomers and freed seats used."""

from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from conference.assignment import Occurrence, Participant, Problem, solve
from tests.assignment import reference
from tests.assignment.checking import answer, row_of, thorough
from tests.assignment.worlds import changed, conference_of, odd_problem, shuffled

seeds = st.integers(0, 10**6)
often = settings(thorough, max_examples=80)


@often
@given(seeds.map(odd_problem))
def test_without_any_change_nobody_is_moved(problem: Problem) -> None:
    plan = solve(problem)
    again = solve(problem, kept=reference.places_of(plan))
    assert again.placements == plan.placements
    assert again.proven


@often
@given(seeds.map(odd_problem), seeds)
def test_with_seats_and_people_more_nobody_is_worse_off(problem: Problem, number: int) -> None:
    kept = reference.places_of(solve(problem))
    rooms = list(problem.occurrences)
    at = number % len(rooms)
    rooms[at] = replace(rooms[at], seats=rooms[at].seats + 1)
    new = Participant("new", problem.sessions[:1], problem.slots, lottery=number)
    later = replace(problem, occurrences=tuple(rooms), participants=(*problem.participants, new))
    row = row_of(later, solve(later, kept=kept), kept)
    assert row["worse off"] == 0
    assert row["seats"] >= sum(map(len, kept.values()))


@often
@given(seeds, seeds)
@example(2015, 1)
@example(641, 2)
def test_shuffled_lists_give_the_same_changes(seed: int, order: int) -> None:
    before = odd_problem(seed)
    problem, kept = changed(before, reference.places_of(solve(before)), seed)
    assert answer(solve(shuffled(problem, order), kept=kept)) == answer(solve(problem, kept=kept))


def test_a_conference_with_people_gone_and_come_moves_hardly_anybody() -> None:
    before = conference_of(300, 40)
    kept = reference.places_of(solve(before))
    news = tuple(replace(each, id=f"new {each.id}") for each in before.participants[:20])
    later = replace(before, participants=(*before.participants[20:], *news))
    plan = solve(later, kept=kept)
    row = row_of(later, plan, kept)
    assert plan.proven
    assert row["worse off"] == 0
    assert row["seats"] == sum(len(each.slots) for each in later.participants)
    assert row["moved"] == 0


def test_a_freed_seat_goes_to_who_lacked_one_before_anybody_is_moved() -> None:
    held = (Occurrence("1", "A", 1), Occurrence("2", "A", 1))
    people = (Participant("a", ("1",), ("A",)), Participant("b", ("1",), ("A",), lottery=1))
    plan = solve(Problem(("A",), held, people), kept={"gone": {"A": "1"}, "a": {"A": "2"}, "b": {}})
    assert {each.participant: each.session for each in plan.placements} == {"a": "2", "b": "1"}


def test_who_loses_the_room_is_the_one_who_must() -> None:
    held = (Occurrence("1", "A", 1), Occurrence("2", "A", 1))
    people = tuple(Participant(each, ("1", "2"), ("A",)) for each in "ab")
    kept = {each: {"A": "1"} for each in "ab"}
    plan = solve(Problem(("A",), held, people), kept=kept)
    row = row_of(plan.board.problem, plan, kept)
    assert (row["worse off"], row["seats"], row["moved"]) == (1, 2, 1)
