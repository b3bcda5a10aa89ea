"""The published schemas and the command agree on what a problem and a plan look like."""

import copy
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.assignment.commanding import ROOT, Desk, Json, example

DOCS = ROOT / "docs"
ODDITIES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2.0, 2.5, 10**30, "", "1", "A", "x", "é"),
    *([], ["1"], [1], ["1", "1"], [[]], {}, [{"session": "1", "slot": "A"}], [{"session": "1"}]),
)
BEYOND_A_SCHEMA = re.compile(
    "there is no |is there twice|isn't held in|doesn't attend|is barred for|pinned to"
)


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


def _validator(name: str) -> Any:
    schema = json.loads((DOCS / name).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


PROBLEM, PLAN = (
    _validator("assignment-problem.schema.json"),
    _validator("assignment-plan.schema.json"),
)


def test_the_example_and_its_plans_fit(desk: Desk) -> None:
    PROBLEM.validate(example())
    plan = desk.run(example()).plan
    PLAN.validate(plan)
    desk.plan.rename(desk.folder / "old.json")
    PLAN.validate(desk.run(example(), "--keep", str(desk.folder / "old.json")).plan)
    PLAN.validate(desk.run(example(), "--time-limit", "0.000001").plan)


@pytest.mark.parametrize("seed", range(10))
def test_the_command_refuses_what_the_schema_does_and_else_says_why(desk: Desk, seed: int) -> None:
    rng = random.Random(seed)
    for _each in range(30):
        problem = _disturbed(rng)
        ran = desk.run(problem)
        assert "Traceback" not in "".join(ran.lines)
        desk.plan.unlink(missing_ok=True)
        if not PROBLEM.is_valid(problem):
            assert ran.status == 2, problem
        elif ran.status:
            assert all(BEYOND_A_SCHEMA.search(line) for line in ran.lines), (problem, ran.lines)


def _disturbed(rng: random.Random) -> Json:
    problem = example()
    for _each in range(rng.choice((1, 1, 2))):
        *way, last = rng.choice([path for path in _paths(problem) if path])
        place: Any = problem
        for step in way:
            place = place[step]
        if rng.random() < 0.2:
            del place[last]
        elif rng.random() < 0.2 and isinstance(place, list):
            place.append(copy.deepcopy(place[last]))
        else:
            place[last] = copy.deepcopy(rng.choice(ODDITIES))
    return problem


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    steps = (
        value if isinstance(value, dict) else range(len(value) if isinstance(value, list) else 0)
    )
    for step in steps:
        yield from _paths(value[step], (*path, step))


def test_every_example_in_the_documentation_works(desk: Desk) -> None:
    text = (DOCS / "assignment.md").read_text("utf-8")
    examples = [json.loads(each) for each in re.findall(r"```json\n(.*?)```", text, re.DOTALL)]
    problem, plan = examples[:2]
    PROBLEM.validate(problem)
    PLAN.validate(plan)
    written = desk.run(problem).plan
    assert written is not None
    assert {**written, "seconds": 0} == {**plan, "seconds": 0}
