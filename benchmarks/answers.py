"""What came of it, after ten years with 10,000 contributions beside one with 1,000."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

import flask_migrate
from flask import Flask
from sqlalchemy import delete, insert, select, text
from sqlalchemy.orm import Session

from benchmarks import machine
from benchmarks.timing import ROUNDS, milliseconds
from conference import db
from conference.app import create_app
from conference.domain.clock import OSLO
from conference.domain.contributions import ContributionKind, Origin, Voice
from conference.domain.follow_up import FollowUpState
from conference.domain.search import fold
from conference.domain.texts import Translated
from conference.models import Conference, Contribution, ContributionTheme, Theme, named
from seeds.contributions import load

PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks-answers.md"
YEARS, EACH, GOAL = 10, 1000, 2.0
NEWEST = 2024
VIEWS = {
    "the newest year": "/answers",
    "every year": "/answers?year=",
    "every year, searched": "/answers?year=&q=skolen",
    "every year, searched in vain": "/answers?year=&q=utdanning+skolen",
    "one year, searched": "/answers?q=skolen",
    "one theme, every year": "/answers?year=&theme=3",
    "one body, every year": "/answers?year=&body=7",
    "one contribution": f"/answers/dialog-{NEWEST}/500",
}
Figures = dict[str, tuple[float, float]]


def measure(url: str) -> Figures:
    """Return by view the milliseconds after one year, and after ten."""
    app = create_app({"SQLALCHEMY_DATABASE_URI": url, "WTF_CSRF_ENABLED": False})
    with app.app_context():
        flask_migrate.upgrade()
        _fill()
    client = app.test_client()
    many = {name: milliseconds(client, view) for name, view in VIEWS.items()}
    _forget(app)
    return {name: (milliseconds(client, view), many[name]) for name, view in VIEWS.items()}


def _fill() -> None:
    """Let every year have said EACH things, one theme and one body each, variously answered."""
    report = load()
    with db.transaction() as session:
        for each in report.chapters:
            named.theme(session, Translated(each.title.nb, each.title.nn, each.title.en))
        bodies = [named.body(session, f"Direktorat {number}").id for number in range(20)]
        themes = list(session.scalars(select(Theme.id).order_by(Theme.id)))
        said = [each.text for each in report.contributions]
        for year in range(YEARS):
            _year(session, NEWEST - year, said, themes, bodies)
    _analyse()


def _year(
    session: Session, year: int, said: list[str], themes: list[int], bodies: list[int]
) -> None:
    moment = datetime(year, 10, 20, tzinfo=OSLO)
    held = Conference(
        slug=f"dialog-{year}",
        name=Translated(f"Dialogkonferansen {year}"),
        organiser=Translated("Regjeringen"),
        date=date(year, 10, 20),
        contact_email="post@example.no",
        closes_at=datetime(year, 10, 1, tzinfo=OSLO),
        lottery_seed=str(year),
        opened_at=moment,
    )
    session.add(held)
    session.flush()
    rows = [_row(held.id, moment, number, said, bodies) for number in range(1, EACH + 1)]
    session.execute(insert(Contribution), rows)
    ids = session.scalars(select(Contribution.id).where(Contribution.conference_id == held.id))
    session.execute(
        insert(ContributionTheme),
        [{"contribution_id": each, "theme_id": themes[each % len(themes)]} for each in ids],
    )


def _row(
    conference_id: int, moment: datetime, number: int, said: list[str], bodies: list[int]
) -> dict[str, object]:
    words = said[(number * 7 + moment.year) % len(said)]
    states = list(FollowUpState)
    return {
        "conference_id": conference_id,
        "number": number,
        "kind": ContributionKind.PROPOSAL,
        "text": f"{words} ({moment.year}, {number})",
        "voice": Voice.SEVERAL,
        "responsible": "",
        "key": f"{moment.year}-{number}",
        "origin": Origin.REPORT,
        "written_at": moment,
        "approved_at": moment,
        "body_id": bodies[number % len(bodies)],
        "follow_up": states[number % len(states)],
        "search_key": fold(words),
    }


def _forget(app: Flask) -> None:
    """Leave the newest year alone."""
    with app.app_context():
        with db.transaction() as session:
            session.execute(delete(Conference).where(Conference.slug != f"dialog-{NEWEST}"))
        _analyse()


def _analyse() -> None:
    with db.transaction() as session:
        session.execute(text("ANALYZE"))


def write(figures: Mapping[str, Figures]) -> None:
    """Write the page of results."""
    lines = [
        "# Benchmarks of what came of it",
        "",
        "Made by `make bench`; don't edit.",
        "",
        f"{machine.today()}, commit {machine.commit()}, {machine.machine()}. One process, one",
        f"visitor; milliseconds are the least of {ROUNDS} rounds. Every year has said",
        f"{EACH:,} things.",
        "",
        f"| view | database | one year | {YEARS} years | ratio | goal | |",
        "|---|---|---:|---:|---:|---:|---|",
        *_rows(figures),
    ]
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def _rows(figures: Mapping[str, Figures]) -> Iterator[str]:
    for database, measured in figures.items():
        for name, (one, ten) in measured.items():
            verdict = "reached" if ten / one <= GOAL else "**not reached**"
            yield (
                f"| {name} | {database} | {one:.1f} ms | {ten:.1f} ms | {ten / one:.1f} "
                f"| {GOAL:.1f} | {verdict} |"
            )
