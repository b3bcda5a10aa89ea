"""What differs between two programmes is told in full, and nothing that doesn't differ."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.domain import plan_edits as edits
from conference.domain.marks import mark
from conference.domain.plan import Plan, PlannedAppearance, PlannedPerson, Room
from conference.domain.plan_changes import PlanChange, PlanChangeKind, changes, dump, load
from conference.domain.programme import AppearanceRole, AppearanceStatus, ItemKind
from conference.domain.texts import Translated
from tests.support.plans import SMALL, at, item, text, theme

K = PlanChangeKind
Edit = Callable[[Plan], Plan]


def item_to(**facts: Any) -> Edit:
    """Return the edit that gives the speech new facts."""
    before = SMALL.items[0]
    return lambda plan: edits.change_item(
        plan,
        1,
        replace(before, **facts),
        mark(before),
    )


def session_to(**facts: Any) -> Edit:
    before = SMALL.sessions[0]
    return lambda plan: edits.change_session(
        plan,
        1,
        replace(before, **facts),
        mark(before),
    )


def person_to(**facts: Any) -> Edit:
    before = SMALL.people[2]
    return lambda plan: edits.change_person(
        plan,
        3,
        replace(before, **facts),
        mark(before),
    )


def role_to(**facts: Any) -> Edit:
    before = SMALL.appearances[0]
    return lambda plan: edits.change_appearance(
        plan,
        1,
        replace(before, **facts),
        mark(before),
    )


def seats(number: int) -> Edit:
    mine = SMALL.occurrences[0]
    return lambda plan: edits.set_occurrence(plan, 1, 2, "Sal 1", number, 8, mark(mine))


EDITS: list[tuple[Edit, set[PlanChangeKind]]] = [
    (lambda plan: edits.add_item(plan, item(0, 8, 9)), {K.ITEM_ADDED}),
    (lambda plan: edits.remove_item(plan, 1), {K.ITEM_REMOVED}),
    (lambda plan: edits.move_item(plan, 1, at(8), None), {K.ITEM_MOVED}),
    (lambda plan: edits.move_item(plan, 1, at(9), "Sal 1"), {K.ITEM_ROOM}),
    (item_to(title=text("Ny")), {K.ITEM_RENAMED}),
    (item_to(title=None), {K.ITEM_RENAMED}),
    (item_to(title=Translated("Punkt 1", "Anna")), {K.ITEM_TEXTS}),
    (item_to(kind=ItemKind.PANEL), {K.ITEM_TEXTS}),
    (lambda plan: edits.add_session(plan, theme(3)), {K.SESSION_ADDED}),
    (lambda plan: edits.remove_session(plan, 1), {K.SESSION_REMOVED}),
    (session_to(title=text("Ny")), {K.SESSION_RENAMED}),
    (session_to(number=7), {K.SESSION_NUMBER}),
    (session_to(asks_for=None), {K.SESSION_TEXTS}),
    (lambda plan: edits.remove_occurrence(plan, 1), {K.OCCURRENCE_REMOVED}),
    (lambda plan: edits.move_occurrence(plan, 1, 2, "Sal 2"), {K.OCCURRENCE_ROOM}),
    (
        lambda plan: edits.move_occurrence(edits.remove_occurrence(plan, 3), 1, 3, "Sal 1"),
        {K.OCCURRENCE_REMOVED, K.OCCURRENCE_MOVED},
    ),
    (seats(20), {K.OCCURRENCE_SEATS}),
    (role_to(person=3), {K.ROLE_REPLACED}),
    (lambda plan: edits.remove_appearance(plan, 1), {K.ROLE_REMOVED}),
    (role_to(role=AppearanceRole.EXPERT), {K.ROLE_ADDED, K.ROLE_REMOVED}),
    (role_to(status=AppearanceStatus.ACTUAL), {K.ROLE_TEXTS}),
    (
        lambda plan: edits.add_appearance(plan, PlannedAppearance(0, 1, AppearanceRole.HOST)),
        {K.ROLE_ADDED},
    ),
    (lambda plan: edits.add_person(plan, PlannedPerson(0, "Ny")), {K.PERSON_ADDED}),
    (person_to(name="Nytt Navn"), {K.PERSON_RENAMED}),
    (person_to(affiliation=text("Et sted")), {K.PERSON_TEXTS}),
    (lambda plan: edits.add_room(plan, Room("Sal 3", 9)), {K.ROOM_ADDED}),
    (
        lambda plan: edits.change_room(plan, "Sal 1", Room("Sal 1", 99), mark(plan.rooms[0])),
        {K.ROOM_LIMIT},
    ),
]


@pytest.mark.parametrize(("edit", "kinds"), EDITS)
def test_each_change_is_told_as_what_it_is(edit: Edit, kinds: set[PlanChangeKind]) -> None:
    found = changes(SMALL, edit(SMALL))
    assert {each.kind for each in found} == kinds
    assert len(found) == len(kinds)
    assert changes(edit(SMALL), edit(SMALL)) == ()
    assert len(changes(edit(SMALL), SMALL)) >= len(kinds)


@given(st.sampled_from(EDITS), st.sampled_from(EDITS))
def test_changes_survive_json(
    one: tuple[Edit, set[PlanChangeKind]], other: tuple[Edit, set[PlanChangeKind]]
) -> None:
    found = changes(one[0](SMALL), other[0](SMALL))
    stored = json.loads(json.dumps([dump(each) for each in found]))
    assert tuple(load(each) for each in stored) == found


def test_a_new_chair_has_replaced_the_old() -> None:
    (found,) = changes(SMALL, role_to(person=3)(SMALL))
    assert found == PlanChange(
        K.ROLE_REPLACED,
        session=1,
        person=3,
        title=text("Tema 1"),
        number=1,
        role=AppearanceRole.CHAIR,
        name="Eva Dal",
        was_name="Kari Lie",
        was_person=1,
    )


def test_a_move_tells_both_times_and_rooms() -> None:
    plan = edits.remove_occurrence(SMALL, 3)
    (found,) = changes(plan, edits.move_occurrence(plan, 1, 3, "Sal 2"))
    assert (found.was_starts_at, found.starts_at) == (at(10), at(11.5))
    assert (found.was_room, found.room) == ("Sal 1", "Sal 2")


def test_nothing_is_told_twice_of_what_goes_with_a_session() -> None:
    plan = edits.add_session(SMALL, theme(3))
    plan = edits.set_occurrence(plan, -1, 2, "Sal 1", 20, 0, None)
    assert [each.kind for each in changes(SMALL, plan)] == [K.SESSION_ADDED]
    assert [each.kind for each in changes(plan, SMALL)] == [K.SESSION_REMOVED]
    chairless = edits.remove_session(SMALL, 1)
    assert [each.kind for each in changes(SMALL, chairless)] == [K.SESSION_REMOVED]
