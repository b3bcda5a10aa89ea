"""What tests ask for by name.

database_url   a fresh database. Tests run on SQLite and on PostgreSQL, one after the other;
               those that go by `client` or `live_server` run on SQLite alone, unless marked
               `every_database`. It's empty, or holds the demo where marked `seeded`.
app, clock     the application on that database, and the clock it goes by (see support/clock.py)
session        a session on that database. On SQLite it holds the one write lock until it
               commits; `client` commits it before each request.
client         a visitor without a browser; `client_as(role)` gives one signed in
command        `command("outbox", "deliver")`: a verb of the command line

What a journey in a browser asks for stands in support/journeys.py.
"""

from collections.abc import Callable, Iterator
from typing import Any

import flask_migrate
import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy.orm import Session

from conference import db
from conference.app import create_app
from conference.domain.users import Role
from conference.models import Person
from tests.support import reuse
from tests.support.clock import Clock
from tests.support.databases import (
    Databases,
    PostgresServer,
    SqliteFiles,
    fast_folder,
    running_postgres,
)
from tests.support.visitor import Visitor, user_with

pytest_plugins = ["tests.support.journeys"]
reuse.routes()
ClientAs = Callable[..., Visitor]
Command = Callable[..., Result]


def _settings(url: str, clock: Clock) -> dict[str, Any]:
    return {
        "TESTING": True,
        "SECRET_KEY": "the tests' own key",
        "SQLALCHEMY_DATABASE_URI": url,
        "CLOCK": clock,
        "PUBLIC_URL": "http://plenum.example.no",
        "WTF_CSRF_ENABLED": False,
        "RATELIMIT_ENABLED": False,
        "PAGES_KEPT_SECONDS": 0.0,
        "RUNS": "inline",
    }


def _let_go(app: Flask) -> None:
    with app.app_context():
        db.db.session.remove()
        for engine in db.db.engines.values():
            engine.dispose()


def _make_tables(url: str) -> None:
    app = create_app(_settings(url, Clock()))
    with app.app_context():
        flask_migrate.upgrade()
    _let_go(app)


def _seed(url: str) -> None:
    _make_tables(url)
    app = create_app(_settings(url, Clock()))
    result = _run(app, "seed")
    assert result.exit_code == 0, result.output
    _let_go(app)


def _run(app: Flask, *words: str) -> Result:
    """Run `flask --app wsgi` with these words; like it, inside the application's context."""
    with app.app_context():
        return app.test_cli_runner().invoke(args=list(words), catch_exceptions=False)


FILLS = {"blank": _make_tables, "seeded": _seed}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Decide which databases a test runs on (see the module's text)."""
    names = set(metafunc.fixturenames)
    if "database_kind" not in names:
        return
    every = metafunc.definition.get_closest_marker("every_database")
    by_web = names & {"client", "client_as", "live_server"}
    kinds = ["sqlite"] if by_web and not every else ["sqlite", "postgresql"]
    metafunc.parametrize("database_kind", kinds, indirect=True)


@pytest.fixture
def database_kind(request: pytest.FixtureRequest) -> str:
    """ "sqlite" or "postgresql"."""
    return str(request.param)


@pytest.fixture(scope="session")
def sqlite_files() -> Iterator[SqliteFiles]:
    """Templates and copies as files."""
    with fast_folder() as folder:
        yield SqliteFiles(folder, FILLS)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """The one PostgreSQL server of this run."""
    with running_postgres(FILLS) as server:
        yield server


@pytest.fixture
def database_url(request: pytest.FixtureRequest, database_kind: str) -> Iterator[str]:
    """The address of a fresh database, in the form DATABASE_URL takes."""
    provider = "sqlite_files" if database_kind == "sqlite" else "postgres_server"
    databases: Databases = request.getfixturevalue(provider)
    is_seeded = request.node.get_closest_marker("seeded") or "live_server" in request.fixturenames
    yield from databases.fresh("seeded" if is_seeded else "blank")


@pytest.fixture
def clock() -> Clock:
    """The application's clock: a week before registration closes, and standing still."""
    return Clock()


@pytest.fixture
def overrides() -> dict[str, Any]:
    """Settings a test module wants otherwise: define this fixture there."""
    return {}


@pytest.fixture
def app(database_url: str, clock: Clock, overrides: dict[str, Any]) -> Iterator[Flask]:
    """The application on a fresh database."""
    app = create_app({**_settings(database_url, clock), **overrides})
    app.test_client_class = Visitor
    reuse.templates(app)
    yield app
    _let_go(app)


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    """A session on the application's database, for arranging and looking."""
    with app.app_context():
        engine = db.db.engine
    with Session(engine) as session:
        yield session


@pytest.fixture
def client(app: Flask, session: Session) -> Visitor:
    """A visitor who isn't signed in."""
    visitor = app.test_client()
    assert isinstance(visitor, Visitor)
    visitor.session = session
    return visitor


@pytest.fixture
def command(app: Flask, session: Session) -> Command:
    """`command("outbox", "deliver")`: run a verb of the command line and return its result."""

    def run(*words: str) -> Result:
        session.commit()
        return _run(app, *words)

    return run


@pytest.fixture
def client_as(app: Flask, session: Session) -> ClientAs:
    """`client_as(Role.CHAIR, person)`: a visitor signed in with that role, as that person."""

    def make(role: Role, person: Person | None = None) -> Visitor:
        visitor = app.test_client()
        assert isinstance(visitor, Visitor)
        visitor.session = session
        visitor.sign_in(user_with(session, role, person))
        return visitor

    return make
