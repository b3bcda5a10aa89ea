"""The optimiser's benchmark measures the same crowds each time, and its rivals play fair."""

from collections import Counter

import numpy as np
import pytest

from benchmarks.assignment_figures import OURS, measured
from benchmarks.assignment_instances import (
    INSTANCES,
    THREES,
    Shape,
    conference_2015,
    drawn,
    instance,
)
from benchmarks.assignment_rivals import by_chance, by_turn
from conference.assignment import Problem
from conference.assignment.board import Board

SMALL = Shape(200)
FIRST_WISHES = [("2", "1", "8"), ("3", "2", "1"), ("1", "2", "5")]


def test_an_instance_is_the_same_each_time() -> None:
    first, again = drawn(SMALL), drawn(SMALL)
    assert list(first.participants) == list(again.participants)
    assert first.occurrences == again.occurrences
    assert [each.wishes for each in first.participants[:3]] == FIRST_WISHES


@pytest.mark.parametrize("shape", [SMALL, Shape(300, sessions=12, slots=3, wishes=4)])
def test_an_instance_is_of_its_shape(shape: Shape) -> None:
    problem = drawn(shape)
    people = problem.participants
    assert len(people) == shape.people
    assert {len(set(each.wishes)) for each in people} == {shape.wishes}
    assert len({each.lottery for each in people}) == shape.people
    assert len(problem.occurrences) == shape.sessions * shape.slots
    per_slot = sum(each.seats for each in problem.occurrences) / shape.slots
    assert 1.2 * shape.people <= per_slot < 1.2 * shape.people + shape.sessions
    first = Counter(each.wishes[0] for each in people)
    assert first["1"] > first[str(shape.sessions)]


def test_organisations_have_one_kind_and_as_many_people_as_they_should() -> None:
    for shape, most in ((SMALL, 2), (Shape(200, organisations=THREES), 3)):
        people = drawn(shape).participants
        assert max(Counter(each.organisation for each in people).values()) == most
        kinds = {(each.organisation, each.kind) for each in people}
        assert len(kinds) == len({each.organisation for each in people})


def test_the_tight_instance_has_a_seat_for_each_and_no_more() -> None:
    problem = instance("240 people in 240 seats")
    assert [each.seats for each in problem.occurrences] == [30] * 16


def test_the_guest_list_of_2015_is_the_demos() -> None:
    people = conference_2015().participants
    assert len(people) == 238
    assert {len(each.wishes) for each in people} == {0, 1, 2, 3}
    assert None in INSTANCES.values()


@pytest.mark.parametrize("problem", [drawn(SMALL), conference_2015()], ids=["drawn", "2015"])
def test_serial_dictatorship_is_lawful(problem: Problem) -> None:
    board, (_seconds, places) = Board(problem), by_chance(problem)
    inside = np.bincount(places.ravel(), minlength=len(board.rooms))[: len(board.rooms)]
    assert (inside <= board.seats).all()
    for at, slot in enumerate(places.T):
        assert {board.slot_of[room] for room in slot if room != board.unseated} == {at}
    for one, other in board.session_of[places].tolist():
        assert one != other


def test_serial_dictatorship_in_the_lists_order_is_first_come() -> None:
    problem = drawn(SMALL)
    in_order = by_chance(problem, range(len(problem.participants)))[1]
    assert (in_order == by_turn(problem)[1]).all()
    assert (by_chance(problem)[1] != in_order).any()


def test_all_methods_are_judged_by_one_count() -> None:
    problem = drawn(SMALL)
    ours, served = measured(problem, OURS), measured(problem, "first come, first served")
    for figures in (ours, served):
        assert sum(figures.levels.values()) == 200
        unlisted = sum(people for level, people in figures.levels.items() if level[0] == "4")
        assert figures.unlisted == unlisted
        assert figures.unseated == 0
    assert (ours.unlisted, ours.together) == (0, 0)
    assert served.unlisted > 0
