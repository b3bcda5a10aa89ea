"""How long the papers of the day take, from the press of the button to the whole PDF.

Measured through the application as an organiser fetches them, database and typesetter included;
docs/benchmarks-papers.md is the page.
"""

import io
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import flask_migrate
from flask import Flask
from flask.testing import FlaskClient
from pypdf import PdfReader
from sqlalchemy import select

from benchmarks import machine
from conference import db
from conference.app import create_app
from conference.domain.actors import BY_COMMAND
from conference.domain.paper import PaperKind
from conference.models import Conference
from conference.services import assignments, publishing
from conference.web.paper_kinds import MAKERS
from seeds.demo import DEMO_USERS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks-papers.md"
ROUNDS = 3
GOALS = {PaperKind.BADGES: 5.0, PaperKind.ATTENDEES: 2.0}
"""In seconds: 220 badges with their codes, and the attendee lists of all 16 rooms."""
FORM = {"who": "everybody", "sheet": "holder"}


@dataclass(frozen=True, slots=True)
class Made:
    """A paper: the best time of ROUNDS in seconds, its pages, and its size in bytes."""

    seconds: float
    pages: int
    size: int


def measure(url: str) -> dict[PaperKind, Made]:
    """Return how long each paper takes on the demo, in the database at `url`."""
    app = create_app({"SQLALCHEMY_DATABASE_URI": url, "WTF_CSRF_ENABLED": False})
    with app.app_context():
        flask_migrate.upgrade()
    app.test_cli_runner().invoke(args=["seed"], catch_exceptions=False)
    _publish(app)
    client = app.test_client()
    organiser = next(each for each in DEMO_USERS if each.role == "organiser")
    client.post("/login", data={"email": organiser.email, "password": organiser.password})
    return {kind: _made(client, kind) for kind in MAKERS}


def _publish(app: Flask) -> None:
    now = datetime.now(UTC)
    with app.app_context(), db.transaction() as session:
        held = session.scalars(select(Conference.id)).one()
        publishing.publish(
            session, assignments.run(session, held, BY_COMMAND, now), BY_COMMAND, now
        )


def _made(client: FlaskClient, kind: PaperKind) -> Made:
    took = []
    for _round in range(ROUNDS):
        started = time.perf_counter()
        answer = client.post(f"/organiser/day/papers/{kind}", data=FORM)
        took.append(time.perf_counter() - started)
        if answer.mimetype != "application/pdf":
            raise RuntimeError(f"{kind}: {answer.status}")
    return Made(min(took), len(PdfReader(io.BytesIO(answer.data)).pages), len(answer.data))


def write(made: Mapping[PaperKind, Made]) -> None:
    """Write the page of results, docs/benchmarks-papers.md."""
    lines = list(_lines(made))
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def _lines(made: Mapping[PaperKind, Made]) -> Iterator[str]:
    yield from (
        "# Benchmarks: the papers of the day",
        "",
        "Made by `make bench`; don't edit.",
        "",
        f"{machine.today()}, commit {machine.commit()}, {machine.machine()}. The demo on SQLite,",
        "with its people placed in 16 rooms; from the press of the button to the whole PDF, the",
        f"best of {ROUNDS}.",
        "",
        "| paper | pages | seconds | goal | | size |",
        "|---|---:|---:|---:|---|---:|",
    )
    for kind, each in made.items():
        goal = GOALS.get(kind)
        verdict = "" if goal is None else "reached" if each.seconds < goal else "**not reached**"
        shown = "" if goal is None else f"{goal:g}"
        yield (
            f"| {kind} | {each.pages} | {each.seconds:.2f} | {shown} | {verdict} "
            f"| {each.size / 1000:.0f} kB |"
        )
