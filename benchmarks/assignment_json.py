"""JSON in and out, timed: `python -m benchmarks.assignment_json INSTANCE`."""

import json
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.assignment_figures import peak_mb
from benchmarks.assignment_instances import instance
from conference.assignment import Problem, solve
from conference.assignment.reading import read_problem
from conference.assignment.writing import write_plan


def as_json(problem: Problem) -> bytes:
    """Return the problem as the file that the command reads."""
    occurrences = [
        {"session": x.session, "slot": x.slot, "seats": x.seats, "minimum": x.minimum}
        for x in problem.occurrences
    ]
    people = [
        {
            "id": x.id,
            "organisation": x.organisation,
            "kind": x.kind,
            "wishes": x.wishes,
            "slots": x.slots,
            "lottery": x.lottery,
        }
        for x in problem.participants
    ]
    file = {"slots": problem.slots, "occurrences": occurrences, "participants": people}
    return json.dumps(file).encode()


def main() -> None:
    """Read and write the instance that the command line names, and print the seconds."""
    data = as_json(instance(sys.argv[1]))
    started = time.perf_counter()
    problem = read_problem(data)
    reading = time.perf_counter() - started
    plan = solve(problem)
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        write_plan(plan, Path(folder) / "plan.json")
        writing = time.perf_counter() - started
        size = (Path(folder) / "plan.json").stat().st_size
    answer = {"reading": reading, "writing": writing, "peak_mb": peak_mb()}
    json.dump({**answer, "in_mb": len(data) / 1e6, "out_mb": size / 1e6}, sys.stdout)


if __name__ == "__main__":
    main()
