"""What tests of the personal link ask of the database, and what they type."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from conference import db
from conference.domain.outbox import MessageKind
from conference.models import Invitation, OutboxMessage, Registration

Invited = tuple[Invitation, str, list[int]]
"""An invitation, its token, and the sessions' ids by number."""


def names(session: Session) -> list[str | None]:
    """Return the names on the seats taken, by seat."""
    return list(session.scalars(select(Registration.name).order_by(Registration.seat)))


def letters(session: Session) -> list[MessageKind]:
    """Return the kinds of the letters that wait."""
    return list(session.scalars(select(OutboxMessage.kind).order_by(OutboxMessage.id)))


def two_people(ids: list[int]) -> dict[str, Any]:
    """Return a filled-in answer for two."""
    return {
        "seat1-name": "Amina Yusuf",
        "seat1-email": "amina@example.no",
        "seat1-wish1": ids[2],
        "seat1-wish2": ids[0],
        "seat1-wish3": "",
        "seat2-name": "Bao Nguyễn",
        "seat2-email": "",
        "seat2-wish1": ids[1],
    }


@contextmanager
def counting(app: Flask) -> Iterator[list[str]]:
    """Yield a list that fills with the statements sent to the database."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    with app.app_context():
        engine = db.db.engine
    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)
