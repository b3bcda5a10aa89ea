"""The database at the edge: the session, the one transaction helper, and SQLite made safe."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask, g, has_request_context
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from conference.models import Base
from conference.models.violations import constraints_as_errors

db = SQLAlchemy(model_class=Base)
migrate = Migrate(directory=str(Path(__file__).with_name("migrations")), render_as_batch=True)

PATIENCE = 15  # seconds
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=NORMAL",
    f"busy_timeout={PATIENCE * 1000}",
    "foreign_keys=ON",
)
_WRITING = threading.RLock()


def init_app(app: Flask) -> None:
    """Tie the database to `app`; an embedded one gets its folder and its rules."""
    url = make_url(app.config["SQLALCHEMY_DATABASE_URI"])
    is_sqlite = url.get_backend_name() == "sqlite"
    if is_sqlite and url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    db.init_app(app)
    migrate.init_app(app, db)
    if is_sqlite:
        with app.app_context():
            make_sqlite_safe(db.engine)


def make_sqlite_safe(engine: Engine) -> None:
    """Make SQLite take its write lock at the start of a transaction that may write.

    Otherwise two of them can read the same free seat. In a request that is what happens within
    `transaction()`; what is read outside it takes no lock.
    """

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        reads = has_request_context() and not g.get("writes")
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


@contextmanager
def transaction() -> Iterator[Session]:
    """One transaction: commit at the end, or roll back and leave nothing behind.

    What was read before it is read anew. Violated constraints come out as domain errors.
    """
    session = db.session()
    session.rollback()
    g.writes = True
    try:
        with _turn(session), _committed(session):
            yield session
    finally:
        g.writes = False


@contextmanager
def _committed(session: Session) -> Iterator[None]:
    try:
        with constraints_as_errors():
            yield
            session.commit()
    except BaseException:
        session.rollback()
        raise


@contextmanager
def _turn(session: Session) -> Iterator[None]:
    """Let a process's threads write to SQLite one by one.

    Who finds its lock taken sleeps, ever longer, and others slip in before; a rush of sixteen
    left some waiting three times as long as most.
    """
    is_taken = session.get_bind().dialect.name == "sqlite" and _WRITING.acquire(timeout=PATIENCE)
    try:
        yield
    finally:
        if is_taken:
            _WRITING.release()


def read() -> Session:
    """Return the request's session for queries."""
    return db.session()
