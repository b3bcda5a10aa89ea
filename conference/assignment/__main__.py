"""The optimiser as a command: `python -m conference.assignment PROBLEM.json PLAN.json`."""

import argparse
import math
import os
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from conference.assignment.faults import Fault, InvalidProblem
from conference.assignment.keeping import read_kept
from conference.assignment.plan import Plan
from conference.assignment.problem import Problem
from conference.assignment.reading import read_problem
from conference.assignment.solving import solve
from conference.assignment.wording import LANGUAGES
from conference.assignment.writing import write_plan

WRITTEN, UNABLE, REFUSED, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Solve the problem in a file and write the plan to another; return the exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.plan.resolve() == options.problem.resolve():
        parser.error("the plan would be written over the problem")
    try:
        _see_that_writable(options.plan)
        _run(options)
    except InvalidProblem as refusal:
        _tell(*(f"{each.path}: {each.message}" for each in refusal.faults))
        return REFUSED
    except OSError as error:
        _tell(f"{error.filename or options.plan}: {error.strerror or error}")
        return UNABLE
    except MemoryError:
        _tell(f"{options.problem}: there is not enough memory for it")
        return UNABLE
    except KeyboardInterrupt:
        _tell("stopped; no plan is written")
        return INTERRUPTED
    return WRITTEN


def _run(options: argparse.Namespace) -> None:
    tell = _silent if options.quiet else _tell
    started = time.perf_counter()
    problem, kept = _read(options)
    people, rooms = len(problem.participants), len(problem.occurrences)
    tell(f"read: {people} people, {rooms} occurrences ({time.perf_counter() - started:.2f} s)")
    if kept is not None:
        tell(f"keeping a plan of {len(kept)} people; {_left(problem, kept)} of them have left")

    def progress(stage: str, value: int, seconds: float) -> None:
        tell(f"{stage}: {value} ({seconds:.2f} s)")

    plan = solve(problem, kept=kept, time_limit=options.time_limit, progress=progress)
    tell(*_summary(plan))
    started = time.perf_counter()
    write_plan(plan, options.plan, options.language)
    tell(f"written: {options.plan} ({time.perf_counter() - started:.2f} s)")


def _read(options: argparse.Namespace) -> tuple[Problem, Mapping[str, Mapping[str, str]] | None]:
    """Return the problem and the plan to keep, or refuse both with all that is wrong in either."""
    found: list[Fault] = []
    problem, kept = None, None
    try:
        problem = read_problem(options.problem.read_bytes())
    except InvalidProblem as refusal:
        found += _named(refusal, "", str(options.problem))
    if options.keep is not None:
        try:
            kept = read_kept(options.keep.read_bytes())
        except InvalidProblem as refusal:
            found += _named(refusal, f"{options.keep}: ", str(options.keep))
    if problem is None or found:
        raise InvalidProblem(found)
    return problem, kept


def _named(refusal: InvalidProblem, before: str, whole: str) -> list[Fault]:
    """Return the faults with the file's name where they are about all of it."""
    return [
        Fault(f"{before}{each.path}" if each.path else whole, each.message)
        for each in refusal.faults
    ]


def _left(problem: Problem, kept: Mapping[str, Mapping[str, str]]) -> int:
    there = sum(each.id in kept for each in problem.participants)
    return len(kept) - there


def _summary(plan: Plan) -> list[str]:
    lacking = int((plan.places == plan.board.unseated).sum())
    took = f"in {plan.seconds:.2f} s; seats lacking: {lacking}"
    if plan.proven:
        return [f"proven best {took}"]
    first = next(each for each in plan.criteria if each.value != each.bound)
    left = f"{first.name} is {first.value}, and could at best be {first.bound}"
    return [f"best found {took}; not proven: {left}"]


def _see_that_writable(path: Path) -> None:
    """Raise OSError where the plan couldn't be written, before an hour has gone into it."""
    path = path.resolve()
    if path.is_dir():
        raise IsADirectoryError(21, "is a folder", str(path))
    folder = path.parent
    if not folder.is_dir():
        raise FileNotFoundError(2, "there is no such folder", str(folder))
    if not os.access(path if path.exists() else folder, os.W_OK):
        raise PermissionError(13, "can't be written", str(path))


def _tell(*lines: str) -> None:
    # Whoever reads along may go away; that is no reason to stop.
    with suppress(OSError):
        for each in lines:
            if sys.stderr is not None:
                print(each, file=sys.stderr)


def _silent(*_lines: str) -> None:
    pass


def _seconds(text: str) -> float:
    seconds = float(text)
    if not math.isfinite(seconds) or seconds <= 0:
        raise ValueError
    return seconds


_seconds.__name__ = "number of seconds above 0"  # As argparse names it when it complains.


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m conference.assignment",
        description="Places people in parallel sessions: the best plan there is, and proven so.",
        epilog="Exit status: 0 plan written, 1 a file can't be read or written, 2 wrong input.",
        allow_abbrev=False,
    )
    parser.add_argument("problem", metavar="PROBLEM.json", type=Path)
    parser.add_argument("plan", metavar="PLAN.json", type=Path)
    parser.add_argument(
        "--keep", metavar="OLDPLAN.json", type=Path, help="a published plan to change little"
    )
    parser.add_argument(
        "--time-limit", metavar="SECONDS", type=_seconds, help="write the best found by then"
    )
    parser.add_argument("--quiet", action="store_true", help="tell of nothing but faults")
    parser.add_argument(
        "--language", choices=tuple(LANGUAGES), default="en", help="of the reasons (en)"
    )
    return parser


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(main())
