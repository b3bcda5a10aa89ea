"""The command on its own: from a problem in a file to a plan in another."""

import json
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.assignment.commanding import ROOT, Desk, example, in_own_process


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


def test_it_runs_by_itself_and_tells_how_far_it_is(tmp_path: Path) -> None:
    (tmp_path / "problem.json").write_text(json.dumps(example()), encoding="utf-8")
    ran = in_own_process(tmp_path, "problem.json", "plan.json")
    assert (ran.returncode, ran.stdout) == (0, "")
    assert re.search(r"^seats: 6 \(\d+\.\d\d s\)$", ran.stderr, re.MULTILINE)
    assert re.search(r"^level 2,1: 3 \(\d+\.\d\d s\)$", ran.stderr, re.MULTILINE)
    assert "proven best" in ran.stderr
    assert sorted(each.name for each in tmp_path.iterdir()) == ["plan.json", "problem.json"]
    assert json.loads((tmp_path / "plan.json").read_text("utf-8"))["proven"] is True


def test_quiet_is_silent(tmp_path: Path) -> None:
    (tmp_path / "problem.json").write_text(json.dumps(example()), encoding="utf-8")
    ran = in_own_process(tmp_path, "--quiet", "problem.json", "plan.json")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_neither_the_web_nor_a_database_is_loaded() -> None:
    code = (
        "import sys, conference.assignment.__main__; "
        "print(sorted({'flask', 'sqlalchemy'} & {name.split('.')[0] for name in sys.modules}))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"


def test_the_plan_says_all_that_the_format_promises(desk: Desk) -> None:
    plan = desk.run(example()).plan
    assert plan is not None
    assert plan["placements"] == [
        {"participant": "p1", "slot": "A", "session": "2"},
        {"participant": "p1", "slot": "B", "session": "3"},
        {"participant": "p3", "slot": "A", "session": "2"},
        {"participant": "p3", "slot": "B", "session": "1"},
        {"participant": "p4", "slot": "B", "session": "1"},
        {"participant": "Åse", "slot": "A", "session": "1"},
    ]
    assert plan["unseated"] == [{"participant": "Åse", "slot": "B"}]
    assert plan["criteria"][0] == {"name": "seats", "value": 6, "bound": 6}
    levels = [each["level"] for each in plan["criteria"] if each["name"].startswith("level ")]
    assert [f"level {','.join(map(str, each))}" for each in levels] == [
        each["name"] for each in plan["criteria"] if "level" in each
    ]
    assert sum(each["people"] for each in plan["profile"]) == 4
    assert plan["types"] == 4
    assert plan["reasons"]["Åse"] == [
        {"slot": "A", "session": "1", "wish": 1, "why": "Session 1 is your 1st wish."},
        {
            "slot": "B",
            "session": None,
            "wish": None,
            "why": "You have no seat in slot B: every seat there is taken. "
            "You have your 1st wish, session 1, in another slot. "
            "Your 2nd wish, session 3, is full: 3 people in this slot have it on their lists, "
            "and it has 1 seat.",
        },
    ]


@pytest.mark.parametrize(
    ("language", "why"),
    [
        ("en", "Session 3 is your 1st wish."),
        ("nb", "Sesjon 3 er ditt 1. ønske."),
        ("nn", "Sesjon 3 er ditt 1. ønske."),
    ],
)
def test_the_reasons_are_in_the_language_asked_for(desk: Desk, language: str, why: str) -> None:
    plan = desk.run(example(), "--language", language).plan
    assert plan is not None
    assert plan["reasons"]["p1"][1]["why"] == why


def test_what_may_be_missing_may_be_missing(desk: Desk) -> None:
    problem = {
        "slots": ["A", "B"],
        "occurrences": [{"session": one, "slot": one, "seats": 1} for one in "AB"],
        "participants": [{"id": "p"}],
    }
    plan = desk.run(problem).plan
    assert plan is not None
    assert plan["unseated"] == []  # Whoever says nothing of slots attends them all.
    assert len(plan["placements"]) == 2


@pytest.mark.parametrize(
    "problem",
    [
        {"slots": [], "occurrences": [], "participants": []},
        {"slots": [], "occurrences": [], "participants": [{"id": "p"}]},
        {"slots": ["A"], "occurrences": [], "participants": [{"id": "p"}]},
        {"slots": ["A"], "occurrences": [], "participants": [{"id": "p", "slots": []}]},
    ],
)
def test_next_to_nothing_is_a_problem_too(desk: Desk, problem: dict[str, object]) -> None:
    ran = desk.run(problem)
    assert (ran.status, ran.plan and ran.plan["proven"]) == (0, True)


def test_the_same_problem_shuffled_gives_the_same_file(desk: Desk) -> None:
    problem, plans = example(), set()
    for seed in range(5):
        rng = random.Random(seed)
        for name in ("slots", "occurrences", "participants"):
            rng.shuffle(problem[name])
        members = list(problem.items())
        rng.shuffle(members)
        plan = desk.run(dict(members)).plan
        assert plan is not None
        plan["seconds"] = 0
        plans.add(json.dumps(plan))
    assert len(plans) == 1


def test_a_byte_order_mark_and_signs_of_every_kind_are_read(desk: Desk) -> None:
    problem = {
        "slots": ["{}\n"],
        "occurrences": [{"session": '{session}"\\', "slot": "{}\n", "seats": 1.0}],
        "participants": [{"id": "\u0000 🎉", "wishes": ['{session}"\\'], "lottery": 1e3}],
    }
    plan = desk.run(b"\xef\xbb\xbf" + json.dumps(problem, ensure_ascii=False).encode()).plan
    assert plan is not None
    assert plan["reasons"]["\u0000 🎉"][0]["why"] == 'Session {session}"\\ is your 1st wish.'


def test_a_plan_is_kept_though_people_left_and_came(desk: Desk) -> None:
    desk.run(example())
    desk.plan.rename(desk.folder / "old.json")
    later = example()
    del later["participants"][0]
    later["participants"].append({"id": "new", "wishes": ["3"], "slots": ["B"], "lottery": -1})
    ran = desk.run(later, "--keep", str(desk.folder / "old.json"))
    assert ran.status == 0
    assert "keeping a plan of 4 people; 1 of them have left" in ran.lines
    assert ran.plan is not None
    criteria = {each["name"]: each["value"] for each in ran.plan["criteria"]}
    assert list(criteria)[:3] == ["worse off", "seats", "moved"]
    assert (criteria["worse off"], criteria["seats"]) == (0, 5)


def test_out_of_time_is_the_best_found_and_says_so(desk: Desk) -> None:
    ran = desk.run(example(), "--time-limit", "0.000001")
    assert (ran.status, ran.plan and ran.plan["proven"]) == (0, False)
    assert any("not proven: " in line for line in ran.lines)


def test_a_plan_already_there_is_replaced(desk: Desk) -> None:
    desk.plan.write_text("something else", encoding="utf-8")
    assert desk.run(example()).plan is not None


def test_what_is_no_file_is_written_to_and_never_replaced(desk: Desk) -> None:
    desk.plan.symlink_to("/dev/null")
    problem = desk.put(example())
    ran = in_own_process(desk.folder, "--quiet", str(problem), "plan.json")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert desk.plan.is_symlink()
    assert Path("/dev/null").is_char_device()
