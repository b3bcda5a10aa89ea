"""Measure the optimiser, and the other ways to give places, each run in a process of its own."""

import json
import statistics
import subprocess
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from benchmarks import assignment_report, machine
from benchmarks.assignment_figures import OURS, Figures
from benchmarks.assignment_instances import INSTANCES, instance
from benchmarks.assignment_rivals import METHODS, install

ROOT = Path(__file__).resolve().parents[1]
ROUNDS, FEW_ROUNDS, MANY = 5, 3, 2_000_000
NOT_COMPARED = ("four wishes", "organisations of up to three")


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured on one instance; `reading` and `writing` JSON took so many seconds.

    `others` has for each other method its figures, or why there are none; it is empty where
    nothing was compared.
    """

    people: int
    ours: Figures
    reading: float
    writing: float
    others: dict[str, Figures | str] = field(default_factory=dict)


def measure() -> None:
    """Measure everything and write the page."""
    has_fairpyx = install()
    found = {}
    for name in INSTANCES:
        print(f"Measuring the optimiser on {name} …", flush=True)
        found[name] = _measured(name)
    commit = machine.commit("conference/assignment", "benchmarks")
    assignment_report.write(found, has_fairpyx, machine.today(), machine.machine(), commit)


def _measured(name: str) -> Measured:
    people = len(instance(name).participants)
    rounds = FEW_ROUNDS if people >= MANY else ROUNDS
    json_seconds = _child("assignment_json", name)
    return Measured(
        people=people,
        ours=_median([_figures(name, OURS) for _round in range(rounds)]),
        reading=json_seconds["reading"],
        writing=json_seconds["writing"],
        others={} if name.endswith(NOT_COMPARED) else _others(name, people),
    )


def _others(name: str, people: int) -> dict[str, Figures | str]:
    found: dict[str, Figures | str] = {}
    for method, how in METHODS.items():
        if people > how.most_people:
            found[method] = "not tried"
            continue
        answer = _child("assignment_figures", name, method)
        found[method] = answer.get("why") or Figures(**answer)
    return found


def _figures(name: str, method: str) -> Figures:
    return Figures(**_child("assignment_figures", name, method))


def _median(rounds: list[Figures]) -> Figures:
    """Return the figures with the median of the seconds and the most of the memory."""
    seconds = statistics.median(each.seconds for each in rounds)
    peak_mb = max(each.peak_mb for each in rounds)
    alike = {json.dumps(each.levels) for each in rounds}
    if len(alike) > 1:
        raise RuntimeError(f"the same problem gave different plans: {alike}")
    return replace(rounds[0], seconds=seconds, peak_mb=peak_mb)


def _child(module: str, *words: str) -> dict[str, Any]:
    """Return what the module prints when run in a process of its own; it tells its errors."""
    command = [sys.executable, "-m", f"benchmarks.{module}", *words]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
