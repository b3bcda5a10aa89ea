"""What is wrong with a programme is found, and nothing else is."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.domain import plan_edits as edits
from conference.domain.plan import Plan, PlannedAppearance, PlannedOccurrence, Room
from conference.domain.plan_checks import Fault, FaultKind, Severity, errors, faults
from conference.domain.plan_errors import OutsideDay
from conference.domain.programme import AppearanceRole, AppearanceStatus
from conference.domain.texts import Language, Translated
from tests.support.plans import SLOT, SMALL, at, item, theme

NOBODY: Mapping[int, int] = {}


def only(plan: Plan, wishes: Mapping[int, int] = NOBODY, capacity: int | None = None) -> Fault:
    """Return the one fault of the plan."""
    (found,) = faults(plan, wishes, capacity)
    return found


def test_a_good_programme_has_no_fault() -> None:
    assert faults(SMALL, {1: 20, 2: 16}, 40) == ()


def test_two_items_in_one_track_overlap() -> None:
    found = faults(edits.move_item(SMALL, 1, at(9.5), None), NOBODY)
    assert [(each.kind, each.severity, each.items) for each in found] == [
        (FaultKind.OVERLAP, Severity.ERROR, (1, 2))
    ]
    in_rooms = edits.add_item(SMALL, item(0, 9, 10, room="Sal 1"))
    assert faults(in_rooms, NOBODY) == ()
    twice = edits.add_item(in_rooms, item(0, 9.5, 10, room="Sal 1"))
    assert (only(twice).kind, only(twice).room) == (FaultKind.OVERLAP, "Sal 1")


@given(st.integers(0, 24 * 12), st.integers(0, 24 * 12))
def test_errors_are_exactly_two_things_in_one_place_at_once(first: int, second: int) -> None:
    plan = replace(SMALL, items=(item(1, 0, 1), item(2, 0, 1)), occurrences=(), appearances=())
    try:
        plan = edits.move_item(plan, 1, at(first / 12), None)
        plan = edits.move_item(plan, 2, at(second / 12), None)
    except OutsideDay:
        return
    assert bool(errors(plan)) == (abs(first - second) < 12)


def test_a_gap_in_the_day_is_told_with_its_times() -> None:
    found = only(edits.move_item(SMALL, 1, at(8.5), None))
    assert (found.kind, found.severity, found.items) == (FaultKind.GAP, Severity.WARNING, (1, 2))
    assert found.params == {"starts_at": at(9.5), "ends_at": at(10)}


def test_a_gap_ends_with_the_longest_item_before_it() -> None:
    plan = replace(
        SMALL,
        items=(item(1, 8, 12), item(2, 9, 10, room="Sal 1"), item(3, 11, 13)),
        occurrences=(),
    )
    assert FaultKind.GAP not in {each.kind for each in faults(plan, NOBODY)}


def test_two_sessions_in_one_room() -> None:
    found = only(edits.move_occurrence(SMALL, 2, 2, "Sal 1"))
    assert (found.kind, found.severity) == (FaultKind.ROOM_TWICE, Severity.ERROR)
    assert (found.sessions, found.items, found.room) == ((1, 2), (2,), "Sal 1")


def test_a_session_in_a_room_that_an_item_has() -> None:
    found = only(edits.add_item(SMALL, item(0, 10, 10.5, room="Sal 2")))
    assert (found.kind, found.sessions, found.items) == (FaultKind.ROOM_TWICE, (2,), (-1, 2))


def test_two_slots_at_once_are_told_of_once() -> None:
    plan = edits.move_item(SMALL, 3, at(10), None)
    assert [each.kind for each in errors(plan)] == [FaultKind.OVERLAP]


def test_a_room_takes_no_more_than_its_limit() -> None:
    plan = replace(SMALL, rooms=(Room("Sal 1", 29), SMALL.rooms[1]))
    found = errors(plan)
    assert [each.occurrences for each in found] == [(1,), (3,)]
    assert found[0].params == {"seats": 30, "limit": 29}


def test_everybody_fits_where_everybody_is_to_be() -> None:
    plan = edits.move_item(SMALL, 1, at(9), "Sal 2")
    found = only(plan, capacity=100)
    assert (found.kind, found.items) == (FaultKind.ROOM_BELOW_CAPACITY, (1,))
    assert found.params == {"limit": 30, "capacity": 100}
    assert faults(plan, NOBODY, 30) == ()
    beside = edits.add_item(plan, item(0, 9, 10, room="Sal 1"))
    assert faults(beside, NOBODY, 100) == ()


def appearing(role: AppearanceRole, **where: object) -> Plan:
    """Return the programme with one more thing for person 1 to do."""
    return edits.add_appearance(SMALL, PlannedAppearance(0, 1, role, **where))  # type: ignore[arg-type]


def test_a_chair_is_there_each_time_the_session_is_held() -> None:
    found = only(appearing(AppearanceRole.EXPERT, session=2))
    assert (found.kind, found.severity) == (FaultKind.PERSON_TWICE, Severity.WARNING)
    assert (found.people, found.sessions, found.occurrences) == ((1,), (1, 2), (1, 2, 3, 4))
    assert found.params == {"starts_at": at(10)}


def test_two_roles_in_one_place_or_all_day_are_no_clash() -> None:
    assert faults(appearing(AppearanceRole.CONTRIBUTOR, session=1), NOBODY) == ()
    assert faults(appearing(AppearanceRole.HOST), NOBODY) == ()
    assert faults(appearing(AppearanceRole.SPEAKER, item=1), NOBODY) == ()
    actual = appearing(AppearanceRole.EXPERT, session=2, status=AppearanceStatus.ACTUAL)
    assert faults(actual, NOBODY) == ()


def test_a_body_may_be_in_two_places() -> None:
    plan = appearing(AppearanceRole.EXPERT, session=2)
    people = (replace(plan.people[0], is_body=True), *plan.people[1:])
    assert faults(replace(plan, people=people), NOBODY) == ()


def test_sessions_lack_a_chair_a_question_or_a_time() -> None:
    lonely = edits.add_session(edits.remove_appearance(SMALL, 1), replace(theme(3), asks_for=None))
    assert {(each.kind, each.sessions) for each in faults(lonely, NOBODY)} == {
        (FaultKind.CHAIR_MISSING, (1,)),
        (FaultKind.NOT_HELD, (-1,)),
        (FaultKind.QUESTION_MISSING, (-1,)),
    }


def test_a_session_that_too_few_wish_for() -> None:
    found = only(SMALL, {1: 40, 2: 15})
    assert (found.kind, found.sessions) == (FaultKind.FEW_WISHES, (2,))
    assert found.params == {"wishes": 15, "needed": 16}
    assert only(SMALL, {1: 40}).params == {"wishes": 0, "needed": 16}


def test_texts_lacking_are_told_of_once_for_each_language() -> None:
    sessions = tuple(replace(each, summary=Translated("Bare bokmål")) for each in SMALL.sessions)
    nynorsk, english = faults(replace(SMALL, sessions=sessions), NOBODY)
    assert (nynorsk.severity, english.severity) == (Severity.WARNING, Severity.HINT)
    assert nynorsk.params == {"language": Language.NN, "texts": 2}
    assert nynorsk.sessions == (1, 2)


def test_a_number_belongs_to_one_session() -> None:
    sessions = (SMALL.sessions[0], replace(SMALL.sessions[1], number=1))
    assert [each.sessions for each in errors(replace(SMALL, sessions=sessions))] == [(1, 2)]


@pytest.mark.parametrize("rooms", [("Sal 1", "Sal 2"), ("Sal 2", "Sal 1")])
def test_rooms_change_hands_between_slots(rooms: tuple[str, str]) -> None:
    occurrences = tuple(
        PlannedOccurrence(key, slot, session, room, 20, 8)
        for key, slot, session, room in (
            (1, 2, 1, rooms[0]),
            (2, 2, 2, rooms[1]),
            (3, 3, 1, rooms[1]),
            (4, 3, 2, rooms[0]),
        )
    )
    assert faults(replace(SMALL, occurrences=occurrences), NOBODY) == ()
    assert SMALL.items[1].kind is SLOT
