"""What one run of one method gave, counted alike for all of them, and one run of it by name.

`python -m benchmarks.assignment_figures INSTANCE METHOD` does the run and prints its figures as
JSON: so every run has a process of its own, and its memory is its own.
"""

import gc
import json
import re
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from benchmarks.assignment_instances import Numbers, instance
from benchmarks.assignment_rivals import METHODS, NotMeasured
from conference.assignment import Plan, Problem, solve
from conference.assignment.board import Board
from conference.assignment.clock import Clock
from conference.assignment.planning import plan_of

OURS = "Plenum"


@dataclass(frozen=True, slots=True)
class Figures:
    """How long a run took and how good its places are; `levels` has the worst level first.

    `unlisted` counts people with a session that they, having wished for some, never asked for,
    `unseated` people who lack a seat, `together` people of one organisation sharing a room (each
    beyond the first), `small` groups under the minimum, and `balance` what is missing to the
    kinds' fair shares.
    """

    seconds: float
    peak_mb: float
    types: int
    levels: dict[str, int]
    unseated: int
    unlisted: int
    small: int
    together: int
    balance: int


def judged(plan: Plan, seconds: float, peak_mb: float) -> Figures:
    """Return the figures of a plan."""
    board, places = plan.board, plan.places
    values = {each.name: each.value for each in plan.criteria}
    inside = np.bincount(places.ravel(), minlength=len(board.rooms))[: len(board.rooms)]
    return Figures(
        seconds=seconds,
        peak_mb=peak_mb,
        types=plan.types,
        levels={", ".join(map(str, share.level)): share.people for share in reversed(plan.profile)},
        unseated=int((places == board.unseated).any(axis=1).sum()),
        unlisted=_unlisted(board, places),
        small=int((inside < board.minimum).sum()),
        together=values["together"],
        balance=values["balance"],
    )


def _unlisted(board: Board, places: Numbers) -> int:
    wishes = board.crowd.wishes
    seated = len(board.rooms)
    is_unlisted = np.zeros((len(wishes.values), seated + 2), dtype=np.bool_)
    for row, wished in enumerate(wishes.values):
        is_unlisted[row, :seated] = [bool(wished) and x.session not in wished for x in board.rooms]
    return int(is_unlisted[wishes.codes[:, None], places].any(axis=1).sum())


def measured(problem: Problem, method: str) -> Figures:
    """Return the figures of one run. Raises NotMeasured when the method has no answer."""
    if method != OURS:
        seconds, places = METHODS[method].run(problem)
        peak = peak_mb()
        return judged(plan_of(Board(problem), places, {}, Clock()), seconds, peak)
    gc.collect()
    started = time.perf_counter()
    plan = solve(problem)
    seconds = time.perf_counter() - started
    peak = peak_mb()
    if not plan.proven:
        raise RuntimeError(f"not proven: {[x for x in plan.criteria if x.value != x.bound]}")
    return judged(plan, seconds, peak)


def peak_mb() -> float:
    """Return the most memory that this process has held.

    Linux' own count starts anew with a new program; getrusage would start at the parent's.
    """
    status = Path("/proc/self/status").read_text()
    found = re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)
    return int(found[1]) * 1024 / 1e6 if found else 0.0


def main() -> None:
    """Do the run that the command line names."""
    name, method = sys.argv[1:]
    try:
        answer = asdict(measured(instance(name), method))
    except NotMeasured as why:
        answer = {"why": str(why)}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
