"""A change of the programme changes what it says and nothing else, or is refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.domain import errors, plan_errors
from conference.domain import plan_edits as edits
from conference.domain.marks import mark
from conference.domain.plan import (
    Plan,
    PlannedAppearance,
    PlannedPerson,
    PlannedSession,
    Room,
)
from conference.domain.plan_changes import changes
from conference.domain.plan_checks import faults
from conference.domain.programme import AppearanceRole, AppearanceStatus, ItemKind
from tests.support.plans import DAY, SLOT, SMALL, at, item, text, theme

SPEECH, FIRST_SLOT, SECOND_SLOT = SMALL.items
ROOM = SMALL.rooms[0]


@given(st.integers(0, 22 * 60 * 60), st.sampled_from([1, 2, 3]))
def test_a_moved_item_keeps_its_length_on_whole_five_minutes(seconds: int, key: int) -> None:
    start = at(0) + timedelta(seconds=seconds)
    moved = edits.move_item(SMALL, key, start, None)
    before, after = ({each.key: each for each in plan.items} for plan in (SMALL, moved))
    assert after[key].ends_at - after[key].starts_at == before[key].ends_at - before[key].starts_at
    assert after[key].starts_at.timestamp() % 300 == 0
    assert abs(after[key].starts_at - start) <= timedelta(seconds=150)
    assert {each: after[each] for each in (1, 2, 3) if each != key} == {
        each: before[each] for each in (1, 2, 3) if each != key
    }
    assert replace(moved, items=()) == replace(SMALL, items=())


def test_a_time_off_the_grid_stays_until_it_is_changed() -> None:
    odd = replace(SPEECH, starts_at=SPEECH.starts_at + timedelta(minutes=2))
    plan = replace(SMALL, items=(odd, *SMALL.items[1:]))
    renamed = edits.change_item(plan, 1, replace(odd, title=text("Ny")), mark(odd))
    assert renamed.items[0].starts_at == odd.starts_at


def test_new_things_get_keys_that_nothing_has() -> None:
    plan = edits.add_item(SMALL, item(0, 8, 9))
    plan = edits.add_session(plan, replace(theme(3), key=0))
    plan = edits.add_person(plan, PlannedPerson(0, "Ny"))
    assert [each.key for each in plan.items] == [-1, 1, 2, 3]
    assert plan.sessions[-1].key == -2
    assert plan.people[-1].key == -3
    assert edits.next_key(plan) == -4


def test_what_is_removed_takes_along_what_is_nothing_without_it() -> None:
    plan = edits.remove_session(SMALL, 1)
    assert [each.key for each in plan.occurrences] == [2, 4]
    assert [each.key for each in plan.appearances] == [2, 3]
    plan = edits.remove_item(SMALL, 2)
    assert [each.key for each in plan.occurrences] == [3, 4]
    assert [each.key for each in edits.remove_item(SMALL, 1).appearances] == [1, 2]
    assert edits.remove_occurrence(SMALL, 4).occurrences == SMALL.occurrences[:3]


def test_a_renamed_room_is_followed_everywhere() -> None:
    plan = replace(SMALL, items=(replace(SPEECH, room="Sal 1"), *SMALL.items[1:]))
    plan = edits.change_room(plan, "Sal 1", Room("Storsalen", 50), mark(ROOM))
    assert plan.rooms == (Room("Storsalen", 50), SMALL.rooms[1])
    assert plan.items[0].room == "Storsalen"
    assert [each.room for each in plan.occurrences] == ["Storsalen", "Sal 2"] * 2


def test_an_occurrence_is_added_changed_and_moved() -> None:
    plan = edits.remove_occurrence(SMALL, 3)
    plan = edits.set_occurrence(plan, 1, 3, "Sal 2", 20, 5, None)
    added = edits.occurrence_of(plan, 1, 3)
    assert added is not None
    assert (added.key, added.room, added.seats, added.minimum) == (-1, "Sal 2", 20, 5)
    plan = edits.set_occurrence(plan, 1, 3, "Sal 1", 25, 5, mark(added))
    plan = edits.remove_occurrence(plan, 1)
    plan = edits.move_occurrence(plan, -1, 2, "Sal 1")
    moved = edits.occurrence_of(plan, 1, 2)
    assert moved is not None
    assert (moved.key, moved.seats) == (-1, 25)


def test_a_slot_is_in_no_single_room() -> None:
    assert edits.move_item(SMALL, 2, at(14), "Sal 1").items[-1].room is None


def test_an_appearance_of_somebody_else_is_another() -> None:
    before = SMALL.appearances[0]
    other = replace(before, person=3)
    plan = edits.change_appearance(SMALL, 1, other, mark(before))
    assert plan.appearances[-1] == replace(other, key=-1)
    assert before not in plan.appearances
    plan = edits.change_appearance(SMALL, 1, replace(before, note=text("Vara")), mark(before))
    assert plan.appearances[0] == replace(before, note=text("Vara"))


STALE = mark("something else")
CHAIR = PlannedAppearance(0, 1, AppearanceRole.CHAIR, session=1)
REFUSED: list[tuple[type[errors.DomainError], Callable[[Plan], Plan]]] = [
    (errors.NotFound, lambda plan: edits.move_item(plan, 99, at(9), None)),
    (errors.NotFound, lambda plan: edits.move_item(plan, 1, at(9), "Nowhere")),
    (errors.NotFound, lambda plan: edits.remove_session(plan, 99)),
    (errors.NotFound, lambda plan: edits.remove_room(plan, "Nowhere")),
    (errors.NotFound, lambda plan: edits.set_occurrence(plan, 1, 2, "Nowhere", 3, 0, None)),
    (errors.NotFound, lambda plan: edits.add_appearance(plan, replace(CHAIR, person=9))),
    (errors.NotFound, lambda plan: edits.add_appearance(plan, replace(CHAIR, session=9))),
    (errors.NotFound, lambda plan: edits.add_appearance(plan, replace(CHAIR, item=1))),
    (
        errors.NotFound,
        lambda plan: edits.add_appearance(
            plan, replace(CHAIR, person=3, status=AppearanceStatus.CANCELLED)
        ),
    ),
    (errors.ChangedMeanwhile, lambda plan: edits.change_item(plan, 1, SPEECH, STALE)),
    (errors.ChangedMeanwhile, lambda plan: edits.move_item(plan, 1, at(9), None, STALE)),
    (errors.ChangedMeanwhile, lambda plan: edits.change_room(plan, "Sal 1", ROOM, None)),
    (errors.ChangedMeanwhile, lambda plan: edits.change_session(plan, 1, theme(1), STALE)),
    (errors.ChangedMeanwhile, lambda plan: edits.set_occurrence(plan, 1, 2, "Sal 1", 9, 0, None)),
    (errors.ChangedMeanwhile, lambda plan: edits.move_occurrence(plan, 1, 2, "Sal 2", STALE)),
    (errors.ChangedMeanwhile, lambda plan: edits.change_person(plan, 1, plan.people[0], STALE)),
    (errors.ChangedMeanwhile, lambda plan: edits.change_appearance(plan, 1, CHAIR, STALE)),
    (plan_errors.TimesReversed, lambda plan: edits.add_item(plan, item(0, 9, 9))),
    (plan_errors.OutsideDay, lambda plan: edits.move_item(plan, 2, at(23), None)),
    (plan_errors.OutsideDay, lambda plan: edits.add_item(plan, item(0, -1, 1))),
    (
        plan_errors.SlotInUse,
        lambda plan: edits.change_item(
            plan, 2, replace(FIRST_SLOT, kind=ItemKind.PANEL), mark(FIRST_SLOT)
        ),
    ),
    (plan_errors.RoomTaken, lambda plan: edits.add_room(plan, Room("sal 1", 9))),
    (
        plan_errors.RoomTaken,
        lambda plan: edits.change_room(plan, "Sal 1", Room("Sal 2", 9), mark(ROOM)),
    ),
    (plan_errors.RoomInUse, lambda plan: edits.remove_room(plan, "Sal 1")),
    (
        plan_errors.NumberTaken,
        lambda plan: edits.add_session(plan, PlannedSession(0, 2, text("Ny"), text("Om"))),
    ),
    (plan_errors.SlotNeeded, lambda plan: edits.set_occurrence(plan, 1, 1, "Sal 1", 9, 0, None)),
    (plan_errors.HeldAlready, lambda plan: edits.move_occurrence(plan, 1, 3, "Sal 2")),
    (
        plan_errors.SeatsBelowMinimum,
        lambda plan: edits.set_occurrence(plan, 1, 2, "Sal 1", 3, 4, None),
    ),
    (plan_errors.PersonInUse, lambda plan: edits.remove_person(plan, 1)),
    (plan_errors.AppearanceRepeated, lambda plan: edits.add_appearance(plan, CHAIR)),
]


@pytest.mark.parametrize(("error", "edit"), REFUSED)
def test_what_cannot_be_is_refused(
    error: type[errors.DomainError], edit: Callable[[Plan], Plan]
) -> None:
    with pytest.raises(error):
        edit(SMALL)


def test_a_slot_can_be_emptied_and_become_something_else() -> None:
    plan = edits.remove_occurrence(edits.remove_occurrence(SMALL, 1), 2)
    new = replace(FIRST_SLOT, kind=ItemKind.PANEL, room="Sal 1")
    assert edits.change_item(plan, 2, new, mark(FIRST_SLOT)).items[1] == new
    assert SLOT is FIRST_SLOT.kind


def test_a_programme_begins_from_nothing() -> None:
    plan = edits.add_item(Plan(DAY), item(0, 9, 10))
    assert [each.key for each in plan.items] == [-1]
    assert faults(Plan(DAY), {}) == ()
    assert changes(Plan(DAY), Plan(DAY)) == ()
