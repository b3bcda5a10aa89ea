"""Production refuses the demo's data: its passwords and links stand in the documentation."""

from flask import Flask
from sqlalchemy import inspect
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from conference import db
from conference.config import PRODUCTION, ConfigurationError
from conference.queries import conferences

REFUSAL = (
    "PLENUM_ENV is production, and the database holds the demo's conference or accounts, whose"
    " passwords are public. Set DATABASE_URL to a database of its own. See docs/deploy.md."
)


def init_app(app: Flask) -> None:
    """Refuse to start production on the demo's data; raises ConfigurationError.

    A database that can't be asked yet (being down, or without tables before the first
    `flask db upgrade`) is asked again before anything is answered from it.
    """
    if app.config["PLENUM_ENV"] != PRODUCTION:
        return
    with app.app_context():
        try:
            is_clean = _is_clean()
        finally:
            db.db.engine.dispose()  # gunicorn forks after this; a connection can't be shared
    if not is_clean:
        _ask_before_answering(app)


def _ask_before_answering(app: Flask) -> None:
    asked: list[bool] = []

    @app.before_request
    def ask() -> None:
        if not asked and _is_clean():
            asked.append(True)


def _is_clean() -> bool:
    """Whether the database is known to hold nothing of the demo; raises where it does."""
    try:
        with Session(db.db.engine) as session:
            if not inspect(session.connection()).has_table("users"):
                return False
            has_demo = conferences.has_demo(session)
    except SQLAlchemyError:
        return False
    if has_demo:
        raise ConfigurationError(REFUSAL)
    return True
