"""The optimiser's command as it's run: with files in a folder, in this process or in its own."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from conference.assignment.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
Json = dict[str, Any]


@dataclass(frozen=True)
class Ran:
    """What came of a run: the exit status, the lines on stderr and the plan written, if any."""

    status: int
    lines: list[str]
    plan: Json | None


def example() -> Json:
    """Return a small problem with everything in it, its rooms a little too few."""
    places = [("1", "A", 1), ("1", "B", 2), ("2", "A", 2), ("3", "B", 1)]
    return {
        "slots": ["A", "B"],
        "occurrences": [
            {"session": session, "slot": slot, "seats": seats, "minimum": 1}
            for session, slot, seats in places
        ],
        "participants": [
            {
                "id": "p1",
                "organisation": "o7",
                "kind": "ministry",
                "wishes": ["3", "1"],
                "slots": ["A", "B"],
                "pinned": [{"session": "2", "slot": "A"}],
                "barred": ["1"],
                "lottery": 17,
            },
            {"id": "Åse", "wishes": ["1", "3"], "lottery": 2},
            {"id": "p3", "organisation": None, "kind": None},
            {"id": "p4", "wishes": ["3"], "slots": ["B"]},
        ],
        "rules": {"spread_organisations": True, "balance_kinds": True},
    }


class Desk:
    """A folder with files in it, and the command to run on them."""

    def __init__(self, folder: Path, output: pytest.CaptureFixture[str]) -> None:
        """Start with what the folder holds."""
        self.folder = folder
        self._output = output
        self.plan = folder / "plan.json"

    def put(self, content: Json | str | bytes, name: str = "problem.json") -> Path:
        """Write a file."""
        if isinstance(content, dict):
            content = json.dumps(content)
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def run(self, content: Json | str | bytes, *options: str) -> Ran:
        """Run the command in this process on a problem; the plan isn't to be there before."""
        problem = self.put(content)
        self._output.readouterr()
        try:
            status = main([str(problem), str(self.plan), *options])
        except SystemExit as stop:
            status = int(stop.code or 0)
        plan = json.loads(self.plan.read_text("utf-8")) if self.plan.exists() else None
        return Ran(status, self._output.readouterr().err.splitlines(), plan)

    def refused(self, content: Json | str | bytes, *options: str) -> list[str]:
        """Return the faults that the command tells of, having seen that it refuses the input."""
        ran = self.run(content, *options)
        assert (ran.status, ran.plan) == (2, None)
        return ran.lines


def in_own_process(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command as anybody would, from a folder."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "conference.assignment", *words],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
