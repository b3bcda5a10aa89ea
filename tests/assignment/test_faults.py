"""A problem that contradicts itself is refused, with every fault at once and where it is."""

from dataclasses import replace

import pytest

from conference.assignment import (
    Crowd,
    Fault,
    InvalidProblem,
    Occurrence,
    Participant,
    Pin,
    Problem,
    first_come,
    solve,
)

HELD = (Occurrence("1", "A", 1), Occurrence("2", "A", 5), Occurrence("1", "B", 5))
PERSON = Participant("p", ("1",), ("A", "B"))
GOOD = Problem(("A", "B"), HELD, (PERSON,))


def _faults(problem: Problem) -> set[tuple[str, str]]:
    with pytest.raises(InvalidProblem) as caught:
        solve(problem)
    assert all(isinstance(each, Fault) for each in caught.value.faults)
    return {(each.path, each.message) for each in caught.value.faults}


def _of(person: Participant) -> set[tuple[str, str]]:
    return _faults(replace(GOOD, participants=(person,)))


def test_the_problem_without_faults_is_solved() -> None:
    assert solve(GOOD).proven


def test_every_fault_is_told_at_once() -> None:
    problem = Problem(
        slots=("A", "B", "A"),
        occurrences=(*HELD, Occurrence("1", "A", 2), Occurrence("2", "D", -1, minimum=-2)),
        participants=(
            replace(PERSON, wishes=("1", "9", "1"), slots=("A", "C", "A")),
            replace(PERSON, barred=frozenset({"7"}), pinned=(Pin("2", "B"),)),
        ),
    )
    assert _faults(problem) == {
        ("slots[2]", "slot 'A' is there twice"),
        ("occurrences[3]", "occurrence ('1', 'A') is there twice"),
        ("occurrences[4].slot", "there is no slot 'D'"),
        ("occurrences[4].seats", "-1 seats is less than none"),
        ("occurrences[4].minimum", "-2 people is less than none"),
        ("participants[1].id", "id 'p' is there twice"),
        ("participants[0].wishes[2]", "wish '1' is there twice"),
        ("participants[0].wishes[1]", "there is no session '9'"),
        ("participants[0].slots[2]", "slot 'A' is there twice"),
        ("participants[0].slots[1]", "there is no slot 'C'"),
        ("participants[1].barred", "there is no session '7'"),
        ("participants[1].pinned[0]", "session '2' isn't held in slot 'B'"),
    }


@pytest.mark.parametrize(
    ("person", "path", "message"),
    [
        (
            replace(PERSON, pinned=(Pin("1", "A"), Pin("2", "A"))),
            "participants[0].pinned[1]",
            "slot 'A' is there twice",
        ),
        (
            replace(PERSON, pinned=(Pin("1", "A"), Pin("1", "B"))),
            "participants[0].pinned[1]",
            "session '1' is there twice",
        ),
        (
            replace(PERSON, pinned=(Pin("1", "A"),), barred=frozenset({"1"})),
            "participants[0].pinned[0]",
            "session '1' is barred for the person",
        ),
        (
            replace(PERSON, slots=("A",), pinned=(Pin("1", "B"),)),
            "participants[0].pinned[0]",
            "the person doesn't attend slot 'B'",
        ),
        (
            replace(PERSON, pinned=(Pin("9", "A"),)),
            "participants[0].pinned[0].session",
            "there is no session '9'",
        ),
        (
            replace(PERSON, pinned=(Pin("1", "C"),)),
            "participants[0].pinned[0].slot",
            "there is no slot 'C'",
        ),
    ],
)
def test_a_pin_that_cannot_be_is_a_fault(person: Participant, path: str, message: str) -> None:
    assert _of(person) == {(path, message)}


def test_more_pins_than_seats_is_a_fault() -> None:
    """The fault names one more of the pinned than there are seats: they can't all be."""
    people = tuple(replace(PERSON, id=each, pinned=(Pin("1", "A"),)) for each in "pqr")
    message = "3 people are pinned to 1 seats; these 2 can't all be: 'p', 'q'"
    assert _faults(replace(GOOD, participants=people)) == {("occurrences[0].seats", message)}


def test_a_pin_to_a_room_without_seats_is_a_fault() -> None:
    none = (Occurrence("1", "A", 0), *HELD[1:])
    person = replace(PERSON, pinned=(Pin("1", "A"),))
    message = "1 people are pinned to 0 seats: 'p'"
    problem = replace(GOOD, occurrences=none, participants=(person,))
    assert _faults(problem) == {("occurrences[0].seats", message)}


def test_everybody_who_gave_a_faulty_answer_is_told_of() -> None:
    people = tuple(replace(PERSON, id=f"p{each}", wishes=("9",)) for each in range(3))
    expected = {(f"participants[{each}].wishes[0]", "there is no session '9'") for each in range(3)}
    assert _faults(replace(GOOD, participants=people)) == expected
    assert _faults(replace(GOOD, participants=Crowd.of(people))) == expected


def test_first_come_refuses_the_same() -> None:
    with pytest.raises(InvalidProblem, match="there is no session '9'"):
        first_come(replace(GOOD, participants=(replace(PERSON, wishes=("9",)),)))
