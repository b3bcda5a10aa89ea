"""The guest list with 2,000 organisations beside one with 20: how long each view of it takes."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import flask_migrate
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, select, text

from benchmarks import machine, registrations
from benchmarks.timing import ROUNDS, milliseconds
from conference import db
from conference.app import create_app
from conference.models import Organisation
from seeds.demo import DEMO_USERS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks-guests.md"
LIST = "/organiser/organisations"
FEW, MANY, GOAL = 20, 2000, 2.0
VIEWS = {
    "the first page": "",
    "in order of the last answer": "?order=answered",
    "searched": "?q=organisasjon+oslo",
    "of one kind in one county": "?kind=immigrant_council&county=Oslo",
    "with names missing": "?nameless=1",
    "balance": "/balance",
}
Figures = dict[str, tuple[float, float]]


def measure(url: str) -> Figures:
    """Return by view the milliseconds with few organisations, and with many."""
    app = create_app({"SQLALCHEMY_DATABASE_URI": url, "WTF_CSRF_ENABLED": False})
    with app.app_context():
        flask_migrate.upgrade()
    app.test_cli_runner().invoke(args=["seed"], catch_exceptions=False)
    registrations.invite(app, MANY)
    _keep(app, MANY)
    client = _organiser(app)
    many = {name: milliseconds(client, LIST + view) for name, view in VIEWS.items()}
    _keep(app, FEW)
    return {name: (milliseconds(client, LIST + view), many[name]) for name, view in VIEWS.items()}


def _keep(app: Flask, count: int) -> None:
    """Leave the first organisations on the list, and let the database know its tables again."""
    with app.app_context(), db.transaction() as session:
        last = session.scalars(select(Organisation.id).order_by(Organisation.id)).all()[count:]
        session.execute(delete(Organisation).where(Organisation.id.in_(last)))
    with app.app_context(), db.transaction() as session:
        session.execute(text("ANALYZE"))


def _organiser(app: Flask) -> FlaskClient:
    client = app.test_client()
    user = next(each for each in DEMO_USERS if each.role == "organiser")
    answer = client.post("/login", data={"email": user.email, "password": user.password})
    if answer.status_code not in (302, 303):
        raise RuntimeError(f"signing in was answered with {answer.status_code}")
    return client


def write(figures: Mapping[str, Figures]) -> None:
    """Write the page of results."""
    lines = [
        "# Benchmarks of the guest list",
        "",
        "Made by `make bench`; don't edit. A page of the list is made by the database alone, from",
        "keys that each row carries ([decision 18](decisions/0018-rows-carry-their-keys.md)); what",
        "grows with the list is counting it.",
        "",
        f"{machine.today()}, commit {machine.commit()}, {machine.machine()}. One process, one",
        f"visitor; milliseconds are the least of {ROUNDS} rounds.",
        "",
        "| view | database | 20 organisations | 2,000 organisations | ratio | goal | |",
        "|---|---|---:|---:|---:|---:|---|",
        *_rows(figures),
    ]
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def _rows(figures: Mapping[str, Figures]) -> Iterator[str]:
    for database, measured in figures.items():
        for name, (few, many) in measured.items():
            verdict = "reached" if many / few <= GOAL else "**not reached**"
            yield (
                f"| {name} | {database} | {few:.1f} ms | {many:.1f} ms | {many / few:.1f} "
                f"| {GOAL:.1f} | {verdict} |"
            )
