"""The same work in several processes at the same moment, to find what only a race shows.

They are forked from a server that has loaded the application once, and has no threads: starting
each from nothing would take longer than the races.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from threading import Barrier
from typing import Any, TypeVar

T = TypeVar("T")
CONTEXT = get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.conftest"])
PATIENCE = 60  # seconds until all processes must stand at the line

_line: list[Barrier] = []


def _stand_ready(barrier: Barrier) -> None:
    _line.append(barrier)


def _run(work: Callable[..., T], arguments: tuple[Any, ...]) -> T:
    _line[0].wait(PATIENCE)
    return work(*arguments)


def race(work: Callable[..., T], starters: Sequence[tuple[Any, ...]]) -> list[T | BaseException]:
    """Call `work(*starter)` for each of `starters`, each in its own process, all at once.

    `work` must be a function at the top of a module. Returns what each call returned or
    raised, in the order of `starters`.
    """
    barrier = CONTEXT.Barrier(len(starters))
    with ProcessPoolExecutor(len(starters), CONTEXT, _stand_ready, (barrier,)) as pool:
        runs = [pool.submit(_run, work, starter) for starter in starters]
        return [run.exception() or run.result() for run in runs]
