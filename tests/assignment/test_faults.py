"""A wrong problem is refused with every fault at once, and where each is."""

import pytest

from conference.assignment import (
    InvalidProblem,
    Occurrence,
    Participant,
    Pin,
    Problem,
    solve,
)

ROOMS = (Occurrence("1", "A", 1), Occurrence("2", "A", 5), Occurrence("1", "B", 5))


def faults(*people: Participant, rooms: tuple[Occurrence, ...] = ROOMS) -> set[str]:
    with pytest.raises(InvalidProblem) as caught:
        solve(Problem(("A", "B"), rooms, people))
    return {f"{fault.path}: {fault.message}" for fault in caught.value.faults}


def test_all_faults_are_told_at_once() -> None:
    assert faults(
        Participant("p", ("1", "1", "9"), ("A", "C")),
        Participant("p", (), ("A", "B"), (Pin("2", "B"),), frozenset({"7"})),
    ) == {
        "participants: p stands 2 times",
        "participants[0].wishes: 1 stands 2 times",
        "participants[0].wishes: unknown session 9",
        "participants[0].slots: unknown slot C",
        "participants[1].barred: unknown session 7",
        "participants[1].pinned: session 2 isn't held in slot B",
    }


@pytest.mark.parametrize(
    ("person", "fault"),
    [
        (
            Participant("p", (), ("A", "B"), (Pin("1", "A"), Pin("2", "A"))),
            "participants[0].pinned: slot A stands 2 times",
        ),
        (
            Participant("p", (), ("A", "B"), (Pin("1", "A"), Pin("1", "B"))),
            "participants[0].pinned: session 1 stands 2 times",
        ),
        (
            Participant("p", (), ("A",), (Pin("1", "A"),), frozenset({"1"})),
            "participants[0].pinned: session 1 is barred",
        ),
        (
            Participant("p", (), ("A",), (Pin("1", "B"),)),
            "participants[0].pinned: slot B isn't attended",
        ),
    ],
)
def test_pins_that_cannot_be(person: Participant, fault: str) -> None:
    assert faults(person) == {fault}


def test_more_pins_than_seats() -> None:
    people = [Participant(each, (), ("A",), (Pin("1", "A"),)) for each in "pq"]
    assert faults(*people) == {"occurrences[0]: 2 people are pinned to 1 seats"}


def test_rooms_that_cannot_be() -> None:
    rooms = (Occurrence("1", "A", -1), Occurrence("1", "A", 2), Occurrence("2", "D", 2))
    assert faults(rooms=rooms) == {
        "occurrences: ('1', 'A') stands 2 times",
        "occurrences[0]: negative seats -1",
        "occurrences[2]: unknown slot D",
    }
