"""Wrong input is refused with every fault by its path, and nothing is written."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.assignment.commanding import Desk, Json, example, in_own_process


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


def with_change(path: str, value: object) -> Json:
    """Return the example with a value at a path like participants/0/id; `...` takes it away."""
    problem: Any = example()
    *way, last = (int(each) if each.isdigit() else each for each in path.split("/"))
    place = problem
    for step in way:
        place = place[step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return dict(problem)


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        ("slots", ..., "slots: is missing"),
        ("slots", "A", "slots: must be a list, not text"),
        ("slots", ["A", "B", 1], "slots[2]: must be text, not a number"),
        ("slots", ["A", "B", "A"], "slots[2]: slot 'A' is there twice"),
        ("slott", [], "slott: isn't part of the format; is 'slots' meant?"),
        ("occurrences", ..., "occurrences: is missing"),
        ("occurrences/1", [], "occurrences[1]: must be an object, not a list"),
        ("occurrences/1/session", ..., "occurrences[1].session: is missing"),
        ("occurrences/1/slot", None, "occurrences[1].slot: must be text, not null"),
        ("occurrences/1/slot", "C", "occurrences[1].slot: there is no slot 'C'"),
        ("occurrences/0/seats", ..., "occurrences[0].seats: is missing"),
        ("occurrences/0/seats", "30", "occurrences[0].seats: must be a whole number, not text"),
        ("occurrences/0/seats", True, "occurrences[0].seats: must be a whole number, not true"),
        ("occurrences/0/seats", 2.5, "occurrences[0].seats: must be a whole number, not 2.5"),
        ("occurrences/0/seats", -1, "occurrences[0].seats: -1 seats is less than none"),
        (
            "occurrences/0/seats",
            10**10,
            "occurrences[0].seats: must be at most 1000000000",
        ),
        (
            "occurrences/0/seats",
            float("nan"),
            "occurrences[0].seats: must be a whole number, not NaN",
        ),
        ("occurrences/0/minimum", None, "occurrences[0].minimum: must be a whole number, not null"),
        ("occurrences/0/rom", 1, "occurrences[0].rom: isn't part of the format"),
        ("participants", {}, "participants: must be a list, not an object"),
        ("participants/2", "p", "participants[2]: must be an object, not text"),
        ("participants/2/id", ..., "participants[2].id: is missing"),
        ("participants/2/id", "", "participants[2].id: must not be empty"),
        ("participants/2/id", "p1", "participants[2].id: id 'p1' is there twice"),
        (
            "participants/2/id",
            "\ud800",
            "participants[2].id: has half a character in it (a lone surrogate)",
        ),
        ("participants/2/wish", [], "participants[2].wish: isn't part of the format"),
        ("participants/2/a b", 1, 'participants[2]["a b"]: isn\'t part of the format'),
        ("participants/1/wishes", "1", "participants[1].wishes: must be a list, not text"),
        ("participants/1/wishes/0", 8, "participants[1].wishes[0]: must be text, not a number"),
        ("participants/1/wishes/0", "9", "participants[1].wishes[0]: there is no session '9'"),
        ("participants/1/wishes/0", "3", "participants[1].wishes[1]: wish '3' is there twice"),
        ("participants/1/slots", None, "participants[1].slots: must be a list, not null"),
        ("participants/1/slots", ["C"], "participants[1].slots[0]: there is no slot 'C'"),
        ("participants/0/kind", 4, "participants[0].kind: must be text, not a number"),
        ("participants/0/organisation", "", "participants[0].organisation: must not be empty"),
        (
            "participants/0/lottery",
            "x",
            "participants[0].lottery: must be a whole number, not text",
        ),
        (
            "participants/0/lottery",
            2**53,
            "participants[0].lottery: must be at most 9007199254740991",
        ),
        ("participants/0/barred/0", {}, "participants[0].barred[0]: must be text, not an object"),
        (
            "participants/0/barred",
            ["1", "1"],
            "participants[0].barred[1]: session '1' is there twice",
        ),
        ("participants/0/barred", ["9"], "participants[0].barred: there is no session '9'"),
        ("participants/0/pinned", {}, "participants[0].pinned: must be a list, not an object"),
        ("participants/0/pinned/0", "2", "participants[0].pinned[0]: must be an object, not text"),
        ("participants/0/pinned/0/slot", ..., "participants[0].pinned[0].slot: is missing"),
        (
            "participants/0/pinned/0/slot",
            "B",
            "participants[0].pinned[0]: session '2' isn't held in slot 'B'",
        ),
        ("occurrences/2/seats", 0, "occurrences[2].seats: 1 people are pinned to 0 seats: 'p1'"),
        ("rules", [], "rules: must be an object, not a list"),
        ("rules/balance_kinds", 0, "rules.balance_kinds: must be true or false, not a number"),
        ("rules/spread", True, "rules.spread: isn't part of the format"),
    ],
)
def test_a_fault_is_told_by_its_path_and_nothing_follows_from_it(
    desk: Desk, path: str, value: object, fault: str
) -> None:
    told = desk.refused(with_change(path, value))
    assert told == [fault] or (told[0].startswith(fault) and "; is " in told[0])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "not JSON: Expecting value (line 1, column 1)"),
        ("[]", "must be an object, not a list"),
        ("null", "must be an object, not null"),
        ('{"slots": [}', "not JSON: Expecting value (line 1, column 12)"),
        ('{"slots": ["A",]}', "not JSON: Expecting value (line 1, column 16)"),
        ('{"slots": ["A"]\n "rules": {}}', "not JSON: Expecting ',' delimiter (line 2, column 2)"),
        ("{'slots': []}", "not JSON: Expecting property name enclosed in double quotes"),
        ('{"slots" []}', "not JSON: Expecting ':' delimiter"),
        ("{} {}", "not JSON: Extra data (line 1, column 4)"),
        (b"\xff\xfe{}", "not UTF-8 at byte 0"),
        ("[" * 100_000, "nested too deeply"),
        ('{"slots": ' + "[" * 100_000, "nested too deeply"),
    ],
)
def test_what_cannot_be_taken_apart_is_told_by_the_files_name(
    desk: Desk, text: str | bytes, fault: str
) -> None:
    (told,) = desk.refused(text)
    assert told.startswith(f"{desk.folder / 'problem.json'}: {fault}")


def test_what_json_lets_pass_is_told_too(desk: Desk) -> None:
    people = '{"id": "p", "id": "q"}, {"id": "r", "lottery": Infinity}'
    occurrence = '{"session": "1", "slot": "A", "seats": ' + "9" * 5000 + "}"
    told = desk.refused(
        f'{{"slots": ["A"], "rules": {{}}, "occurrences": [{occurrence}],'
        f' "participants": [{people}], "rules": {{}}}}'
    )
    assert told == [
        "occurrences[0].seats: must be a whole number, not a number without end",
        "participants[0].id: is there twice",
        "participants[1].lottery: must be a whole number, not a number without end",
        "rules: is there twice",
    ]


def test_every_fault_is_told_at_once(desk: Desk) -> None:
    problem = example()
    problem["occurrences"][1] |= {"session": 1, "seats": -1}
    problem["participants"][0]["wishes"] = ["3", 7, "9"]
    problem["participants"][1] |= {"id": None, "slots": ["A", "C"]}
    problem["participants"].append({"id": "p4", "wishes": ["1", "1"]})
    assert desk.refused(problem) == [
        "occurrences[1].session: must be text, not a number",
        "participants[0].wishes[1]: must be text, not a number",
        "participants[1].id: must be text, not null",
        "occurrences[1].seats: -1 seats is less than none",
        "participants[4].id: id 'p4' is there twice",
        "participants[0].wishes[2]: there is no session '9'",
        "participants[4].wishes[1]: wish '1' is there twice",
        "participants[1].slots[1]: there is no slot 'C'",
    ]


def test_everybody_with_the_same_fault_is_told_of(desk: Desk) -> None:
    problem = example()
    problem["participants"] = [{"id": f"p{number}", "wishes": [1]} for number in range(3)]
    expected = [f"participants[{each}].wishes[0]: must be text, not a number" for each in range(3)]
    assert desk.refused(problem) == expected


def test_what_would_take_for_ever_is_refused(desk: Desk) -> None:
    slots = [str(each) for each in range(30)]
    rooms = [{"session": str(one), "slot": each, "seats": 9} for one in range(8) for each in slots]
    told = desk.refused({"slots": slots, "occurrences": rooms, "participants": [{"id": "p"}]})
    assert [each.split(":")[0] for each in told] == ["slots", "participants[0].slots"]


PLACE = {"participant": "p1", "slot": "A", "session": "2"}


@pytest.mark.parametrize(
    ("kept", "fault"),
    [
        ({}, "placements: is missing"),
        ({"placements": {}}, "placements: must be a list, not an object"),
        ({"placements": [PLACE], "placement": []}, "placement: isn't part of the format"),
        ({"placements": [{**PLACE, "slot": 1}]}, "placements[0].slot: must be text, not a number"),
        ({"placements": [{**PLACE, "seat": 1}]}, "placements[0].seat: isn't part of the format"),
        ({"placements": [{"slot": "A", "session": "2"}]}, "placements[0].participant: is missing"),
        ({"placements": [None]}, "placements[0]: must be an object, not null"),
        (
            {"placements": [PLACE, {**PLACE, "session": "1"}]},
            "placements[1]: slot 'A' is there twice for the person",
        ),
        (
            {"placements": [PLACE, {**PLACE, "slot": "B"}]},
            "placements[1]: session '2' is there twice for the person",
        ),
        (
            {"placements": [PLACE], "unseated": [{"participant": "p1", "slot": "A"}]},
            "unseated[0]: slot 'A' is there twice for the person",
        ),
    ],
)
def test_a_plan_to_keep_is_read_as_strictly(desk: Desk, kept: Json, fault: str) -> None:
    old = desk.put(kept, "old.json")
    (told,) = desk.refused(example(), "--keep", str(old))
    assert told.startswith(f"{old}: {fault}")


@pytest.mark.parametrize("reasons", [{}, {"p1": [{"a": 1}], "": None}, [], None, "none"])
def test_the_rest_of_a_plan_to_keep_is_not_looked_at(desk: Desk, reasons: object) -> None:
    old = desk.put({"reasons": reasons, "placements": [PLACE]}, "old.json")
    assert desk.run(example(), "--keep", str(old)).status == 0


def test_but_it_must_be_json(desk: Desk) -> None:
    old = desk.put('{"placements": [], "reasons": {"p1": [}}', "old.json")
    assert desk.refused(example(), "--keep", str(old)) == [
        f"{old}: not JSON: Expecting value (line 1, column 39)"
    ]


def test_faults_in_both_files_are_told_at_once(desk: Desk) -> None:
    old = desk.put("[", "old.json")
    told = desk.refused(with_change("slots", ...), "--keep", str(old))
    assert told[0] == "slots: is missing"
    assert told[1].startswith(f"{old}: not JSON")


@pytest.mark.parametrize("limit", ["0", "-1", "nan", "inf", "soon", ""])
def test_a_time_limit_that_is_none_is_a_usage_error(desk: Desk, limit: str) -> None:
    told = desk.refused(example(), f"--time-limit={limit}")
    assert "argument --time-limit: invalid number of seconds above 0 value" in told[-1]


def test_so_is_a_plan_over_the_problem(desk: Desk) -> None:
    problem = desk.put(example())
    ran = in_own_process(desk.folder, "problem.json", "./problem.json")
    assert (ran.returncode, json.loads(problem.read_text("utf-8"))) == (2, example())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["none.json", "plan.json"], "none.json: No such file or directory"),
        (["problem.json", "plan.json", "--keep", "none.json"], "none.json: No such file"),
        ([".", "plan.json"], ".: Is a directory"),
        (["problem.json", "none/plan.json"], "none: there is no such folder"),
        (["problem.json", "folder"], "folder: is a folder"),
    ],
)
def test_a_file_that_cannot_be_read_or_written_is_named(
    desk: Desk, words: list[str], told: str
) -> None:
    (desk.folder / "folder").mkdir()
    desk.put(example())
    ran = in_own_process(desk.folder, *words)
    assert (ran.returncode, len(ran.stderr.splitlines())) == (1, 1)
    assert told in ran.stderr
    assert not desk.plan.exists()
