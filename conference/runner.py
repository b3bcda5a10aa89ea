"""Computes assignment runs outside of web requests: take one up, solve it, keep the result.

The solving happens between transactions, so that a slow run blocks nobody. `RUNS` in the
configuration says who does it: "process" starts one beside the server for each run asked for,
"worker" leaves it to `flask --app wsgi work`, "inline" does it on the spot.
"""

import subprocess
import sys
import time
from datetime import datetime, timedelta

from flask import current_app

from conference import config, db
from conference.domain.errors import RunImpossible
from conference.queries import conferences
from conference.services import assignments
from conference.services.assignments import Progress

ATTEMPTS = 5
"""So often is a run solved anew because answers came in meanwhile."""

PAUSE = 0.5
"""Seconds between two notes of how far it is."""

RESTLESS = "People kept answering while it was computed. Try again, or wait for the deadline."


def start(run_id: int) -> None:
    """Have the run computed, as the configuration says."""
    mode = current_app.config["RUNS"]
    if mode == "inline":
        compute(run_id)
    elif mode == "process":
        words = [sys.executable, "-m", "flask", "--app", "wsgi", "work", "--run", str(run_id)]
        subprocess.Popen(
            words,
            cwd=config.ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )


def compute(run_id: int | None = None, progress: Progress | None = None) -> int | None:
    """Take up the run, or without an id the first that waits, and compute it.

    Returns its id, or None when there was none to take up. A run that can't be solved ends as
    failed, with the reasons.
    """
    with db.transaction() as session:
        claimed = assignments.claim(session, _now(), run_id)
    if claimed is None:
        return None
    try:
        faults = _solve(claimed, progress)
    except RunImpossible as error:
        faults = [str(each) for each in error.params["faults"]]  # type: ignore[attr-defined]
    if faults:
        with db.transaction() as session:
            assignments.fail(session, claimed, faults, _now())
    return claimed


def _solve(run_id: int, progress: Progress | None) -> list[str]:
    """Solve until the result answers to what is; returns why it failed, or nothing."""
    for _attempt in range(ATTEMPTS):
        with db.transaction() as session:
            task = assignments.task(session, run_id)
        note = _Note(run_id, progress)
        plan = assignments.solve(task, note, current_app.config["RUN_SECONDS"])
        with db.transaction() as session:
            if assignments.finish(session, task, plan, _now()):
                return []
    return [RESTLESS]


class _Note:
    """Writes down each criterion reached, though not oftener than anybody could read."""

    def __init__(self, run_id: int, progress: Progress | None) -> None:
        self._run_id = run_id
        self._progress = progress
        self._reached: list[tuple[str, int, float]] = []
        self._written = time.monotonic()

    def __call__(self, stage: str, value: int, seconds: float) -> None:
        self._reached.append((stage, value, round(seconds, 3)))
        if self._progress is not None:
            self._progress(stage, value, seconds)
        if time.monotonic() - self._written >= PAUSE:
            self._written = time.monotonic()
            with db.transaction() as session:
                assignments.tell(session, self._run_id, self._reached, _now())


def _now() -> datetime:
    """Return the present moment; in a demo, the demo's."""
    found = conferences.latest(db.read())
    moment: datetime = current_app.config["CLOCK"]()
    db.read().rollback()
    return moment - timedelta(seconds=found.clock_offset) if found else moment
