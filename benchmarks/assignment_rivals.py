"""The other ways to give places, on the same instances: each returns seconds and who sits where.

Places are numbers of rooms, as on the optimiser's board, so that one and the same count judges
all of them.
"""

import json
import subprocess
import time
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from benchmarks.assignment_instances import Numbers
from conference.assignment import Participant, Problem, first_come
from conference.assignment.board import Board

SEED = 2
LIMIT_SECONDS = 60.0
ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / "build" / "fairpyx"
PYTHON = HOME / "bin" / "python"
PACKAGES = ("fairpyx==0.1", "networkz==1.0.6", "networkx==3.6.1")

Run = tuple[float, Numbers]


@dataclass(frozen=True, slots=True)
class Method:
    """A way to give places, and the most people it is tried on."""

    run: Callable[[Problem], Run]
    most_people: int


class NotMeasured(Exception):
    """Why a method has no figures: it isn't there, or took too long."""


def by_turn(problem: Problem) -> Run:
    """First come, first served: everybody takes the best that is left, in the list's order."""
    started = time.perf_counter()
    plan = first_come(problem)
    return time.perf_counter() - started, plan.places


def by_chance(problem: Problem, order: Sequence[int] | None = None) -> Run:
    """Random serial dictatorship: the same, in an order drawn anew for this conference.

    `order` is for who wants another order than the one drawn.
    """
    started = time.perf_counter()
    board = Board(problem)
    if order is None:
        order = np.random.default_rng(SEED).permutation(len(board.crowd)).tolist()
    crowd = board.crowd
    left = [*board.seats.tolist(), len(crowd) * len(board.slots)]
    wishes = crowd.wishes.codes.tolist()
    choices = [_choices(board, each) for each in crowd.wishes.values]
    places = np.empty((len(crowd), len(board.slots)), dtype=np.int64)
    for person in order:
        bundle = next(each for each in choices[wishes[person]] if all(left[room] for room in each))
        for room in bundle:
            left[room] -= 1
        places[person] = bundle
    places[places == len(board.rooms)] = board.unseated
    return time.perf_counter() - started, places


def _choices(board: Board, wishes: tuple[str, ...]) -> list[tuple[int, ...]]:
    """Return all that a person who attends every slot could get, the best first.

    The number after the last room stands for no seat.
    """
    nothing = len(board.rooms)
    wish = {session: rank for rank, session in enumerate(wishes, start=1)}
    rank = [*(wish.get(each.session, len(wishes) + 1) for each in board.rooms), board.base - 1]
    per_slot = [[*np.flatnonzero(board.slot_of == at).tolist(), nothing] for at in _slots(board)]
    found = [
        each
        for each in product(*per_slot)
        if len(held := [board.session_of[room] for room in each if room < nothing])
        == len(set(held))
    ]
    return sorted(found, key=lambda each: sorted((rank[room] for room in each), reverse=True))


def _slots(board: Board) -> range:
    return range(len(board.slots))


def of_fairpyx(algorithm: str) -> Callable[[Problem], Run]:
    """Return what runs fairpyx' algorithm of that name; see `install`.

    A course is a session in a slot, and everybody is to get one per slot. fairpyx adds values
    up, so the last wish but one is worth one more than the last, and so on, and what isn't
    wished for one less than the last wish, but more than nothing.
    """

    def run(problem: Problem) -> Run:
        board = Board(problem)
        asked = {
            "algorithm": algorithm,
            "slots": len(board.slots),
            "seats": board.seats.tolist(),
            "conflicts": _conflicts(board),
            "values": [_values(board, each) for each in board.crowd],
        }
        answer = _answered(json.dumps(asked))
        places = np.full((len(board.crowd), len(board.slots)), board.unseated)
        for person, bundle in enumerate(answer["bundles"]):
            places[person, board.slot_of[bundle]] = bundle
        return float(answer["seconds"]), places

    return run


def _values(board: Board, person: Participant) -> list[int]:
    worth = {session: len(person.wishes) + 1 - at for at, session in enumerate(person.wishes)}
    return [worth.get(each.session, 1) for each in board.rooms]


def _conflicts(board: Board) -> list[list[int]]:
    return [
        [
            other
            for other, room in enumerate(board.rooms)
            if room != one and (room.slot == one.slot or room.session == one.session)
        ]
        for one in board.rooms
    ]


def _answered(asked: str) -> dict[str, Any]:
    command = [str(PYTHON), "-m", "benchmarks.assignment_fairpyx"]
    try:
        done = subprocess.run(
            command,
            input=asked,
            capture_output=True,
            text=True,
            cwd=ROOT,
            timeout=LIMIT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise NotMeasured(f"more than {LIMIT_SECONDS:.0f} s") from late
    except OSError as missing:
        raise NotMeasured("not installed") from missing
    if done.returncode:
        raise NotMeasured("failed: " + done.stderr.strip().splitlines()[-1].partition(":")[0])
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def install() -> bool:
    """Put fairpyx in an environment of its own, and return whether it is there."""
    stamp = HOME / " ".join(PACKAGES)
    if stamp.exists():
        return True
    print("Installing fairpyx in build/, for comparison (once, about a minute) …", flush=True)
    try:
        venv.create(HOME, clear=True, symlinks=True, with_pip=True)
        pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *PACKAGES], check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as problem:
        print(f"It could not be installed: {problem} {getattr(problem, 'stderr', '')}", flush=True)
        return False
    stamp.touch()
    return True


METHODS = MappingProxyType(
    {
        "first come, first served": Method(by_turn, 2_000_000),
        "random serial dictatorship": Method(by_chance, 2_000_000),
        "fairpyx round robin": Method(of_fairpyx("round_robin"), 200_000),
        "fairpyx iterated matching": Method(
            of_fairpyx("iterated_maximum_matching_unadjusted"), 20_000
        ),
        "fairpyx iterated matching, compensating": Method(
            of_fairpyx("iterated_maximum_matching_adjusted"), 2_000
        ),
    }
)
