"""How long it takes to hand on the record of a conference larger than any, and how much it holds.

2,000 organisations with two people each, and 10,000 contributions with an answer each;
docs/benchmarks-archive.md is the page.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import flask_migrate
from sqlalchemy import select
from sqlalchemy.orm import Session

from benchmarks import machine, registrations
from conference import db
from conference.app import create_app
from conference.documents.archive import Package, access_package, archive_package
from conference.domain.actors import ActorKind
from conference.domain.contributions import ContributionKind, Voice
from conference.domain.follow_up import FollowUpState
from conference.domain.invitations import InvitationState
from conference.models import (
    Admission,
    Conference,
    Contribution,
    FollowUp,
    Invitation,
    ParallelSession,
    Registration,
    named,
)
from conference.queries import archive

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "benchmarks-archive.md"
ORGANISATIONS, SEATS, CONTRIBUTIONS, ROUNDS = 2000, 2, 10_000, 2
Made = TypeVar("Made")
SAID = "Vi ber om flere møteplasser der frivillige og kommunen kan snakke sammen, hver måned."
ANSWER = "Fylkene har fått midler til møteplasser i statsbudsjettet, og melder tilbake til våren."


@dataclass(frozen=True, slots=True)
class Taken:
    """A package: the least of ROUNDS in seconds, its files and its size in bytes."""

    seconds: float
    files: int
    size: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured; `memory_mb` is the most that a process of the command's held."""

    reading_seconds: float
    packages: dict[str, Taken]
    command_seconds: float
    memory_mb: float


def measure(url: str) -> Figures:
    """Return the figures for a conference of that size, in the database at `url`."""
    app = create_app({"SQLALCHEMY_DATABASE_URI": url})
    with app.app_context():
        flask_migrate.upgrade()
    app.test_cli_runner().invoke(args=["seed"], catch_exceptions=False)
    registrations.invite(app, ORGANISATIONS)
    with app.app_context(), db.transaction() as session:
        _fill(session, session.scalars(select(Conference)).one())
    now = datetime.now(UTC)
    with app.app_context(), db.transaction() as session:
        held = session.scalars(select(Conference.id)).one()
        reading, contents = _least(lambda: archive.contents(session, held))
    packages = {
        "for the archive": _taken(lambda: archive_package(contents, now)),
        "for access": _taken(lambda: access_package(contents, now, is_nameless=False)),
    }
    return Figures(reading, packages, *_command(url))


def _fill(session: Session, held: Conference) -> None:
    """Give everybody invited two people who came, and the conference its contributions."""
    waiting = select(Invitation).where(
        Invitation.state == InvitationState.INVITED, Invitation.quota == SEATS
    )
    for invitation in session.scalars(waiting).all():
        invitation.state = InvitationState.ACCEPTED
        session.flush()
        for seat in range(1, SEATS + 1):
            _came(session, held, invitation, seat)
    themes = list(session.scalars(select(ParallelSession.id)))
    owner = named.body(session, "Kultur- og likestillingsdepartementet").id
    for number in range(1, CONTRIBUTIONS + 1):
        session.add(_said(held, number, themes[number % len(themes)], owner))
    session.flush()
    for said in session.scalars(select(Contribution.id)).all():
        session.add(_answer(held, said, owner))


def _came(session: Session, held: Conference, invitation: Invitation, seat: int) -> None:
    person = Registration(
        invitation_id=invitation.id,
        quota=invitation.quota,
        invitation_state=invitation.state,
        seat=seat,
        name=f"Målt Person {invitation.id}-{seat}",
        lottery=seat,
        registered_at=held.closes_at,
    )
    session.add(person)
    session.flush()
    session.add(
        Admission(
            conference_id=held.id,
            registration_id=person.id,
            code=person.code,
            day=held.date,
            admitted_at=held.closes_at,
            received_at=held.closes_at,
            desk="1",
            key=f"bench-{person.id}",
        )
    )


def _said(held: Conference, number: int, theme: int, owner: int) -> Contribution:
    return Contribution(
        conference_id=held.id,
        number=number,
        session_id=theme,
        kind=ContributionKind.PROPOSAL,
        text=f"{SAID} ({number})",
        voice=Voice.SEVERAL,
        responsible="departementet",
        key=f"bench-{number}",
        written_at=held.closes_at,
        approved_at=held.closes_at,
        body_id=owner,
        follow_up=FollowUpState.PARTLY,
    )


def _answer(held: Conference, contribution_id: int, owner: int) -> FollowUp:
    return FollowUp(
        contribution_id=contribution_id,
        state=FollowUpState.PARTLY,
        text=ANSWER,
        body_id=owner,
        answered_at=held.closes_at + timedelta(days=200),
        by=ActorKind.LINK,
    )


def _least(work: Callable[[], Made]) -> tuple[float, Made]:
    """Return the least of some rounds in seconds, and what was made."""
    took = []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        made = work()
        took.append(time.perf_counter() - began)
    return min(took), made


def _taken(work: Callable[[], Package]) -> Taken:
    seconds, package = _least(work)
    return Taken(seconds, package.files, len(package.content))


def _command(url: str) -> tuple[float, float]:
    """Return how long the command takes from its start, and the most that a process of it held."""
    with tempfile.TemporaryDirectory(prefix="plenum-") as folder:
        words = ["-m", "flask", "--app", "wsgi", "archive", str(Path(folder) / "archive.zip")]
        environment = {**os.environ, "DATABASE_URL": url}
        began = time.perf_counter()
        subprocess.run([sys.executable, *words], check=True, cwd=ROOT, env=environment)
        seconds = time.perf_counter() - began
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000


def write(figures: Figures) -> None:
    """Write the page of results, docs/benchmarks-archive.md."""
    lines = list(_lines(figures))
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def _lines(figures: Figures) -> Iterator[str]:
    yield from (
        "# Benchmarks: the record handed on",
        "",
        "Made by `make bench`; don't edit.",
        "",
        f"{machine.today()}, commit {machine.commit()}, {machine.machine()}. One conference on",
        f"SQLite, the demo with {ORGANISATIONS:,} more organisations, two people from each, and",
        f"{CONTRIBUTIONS:,} contributions, each with an answer. The best of {ROUNDS}.",
        "",
        "| package | seconds | files | size |",
        "|---|---:|---:|---:|",
    )
    for name, each in figures.packages.items():
        yield f"| {name} | {each.seconds:.1f} | {each.files} | {each.size / 1e6:.1f} MB |"
    yield from (
        "",
        "Before that everything is read from the database, in "
        f"{figures.reading_seconds:.1f} s. The command `archive`",
        f"takes {figures.command_seconds:.1f} s from its start, and no process of it, the "
        "typesetter's included, holds",
        f"more than {figures.memory_mb:.0f} MB.",
    )
