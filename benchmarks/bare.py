"""The least that could answer: Flask views with nothing in them, to measure against.

BARE_BYTES is the page's size, BARE_DATABASE (an SQLAlchemy address) where one row is written.
"""

import os
from datetime import UTC, datetime

from flask import Flask
from sqlalchemy import create_engine, text

from conference.db import make_sqlite_safe


def _engine_at(url: str):  # type: ignore[no-untyped-def]
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        make_sqlite_safe(engine)
    return engine


def create_app() -> Flask:
    """Return the bare application."""
    app = Flask(__name__)
    page = "x" * int(os.environ.get("BARE_BYTES", "1000"))
    engine = _engine_at(os.environ.get("BARE_DATABASE", "sqlite://"))

    @app.get("/")
    def read() -> str:
        return page

    @app.post("/")
    def write() -> str:
        with engine.begin() as connection:
            connection.execute(
                text("INSERT INTO bare (at, word) VALUES (:at, :word)"),
                {"at": datetime.now(UTC).isoformat(), "word": "a row"},
            )
        return "ok"

    return app


def make_table(url: str) -> None:
    """Make the one table that the bare view writes to."""
    engine = _engine_at(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE bare (at varchar(40), word varchar(40))"))
    engine.dispose()


app = create_app()
