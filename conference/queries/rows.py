"""Rows as plain tuples, for a dataclass with the same fields in the same order."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import Session

from conference.domain.errors import NotFound


def every(session: Session, query: Select[*tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Yield each row that `query` finds."""
    for row in session.execute(query):
        yield tuple(row)


def only(session: Session, query: Select[*tuple[Any, ...]]) -> tuple[Any, ...]:
    """Return the one row that `query` finds; raises NotFound where there is none."""
    row = session.execute(query).one_or_none()
    if row is None:
        raise NotFound
    return tuple(row)
