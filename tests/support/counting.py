"""How many statements a page sends to the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from sqlalchemy import event

from conference import db


@contextmanager
def counted(app: Flask) -> Iterator[list[str]]:
    """Yield a list that grows with every statement the application sends in the block."""
    with app.app_context():
        engine = db.db.engine
    statements: list[str] = []

    def note(*arguments: object) -> None:
        statements.append(str(arguments[2]))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)
