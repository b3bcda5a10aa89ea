"""The log of the programme's releases."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain import plan_changes
from conference.domain.plan_changes import PlanChange
from conference.models import ProgrammeRelease, User


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """One release; `by` is the user's name where a user released it and is still there."""

    id: int
    number: int
    released_at: datetime
    by: str | None
    letters: int
    changes: tuple[PlanChange, ...]

    @property
    def public_changes(self) -> tuple[PlanChange, ...]:
        """Those of the changes that are told of outside."""
        return tuple(each for each in self.changes if each.kind.is_public)


_COLUMNS = [
    getattr(ProgrammeRelease, name)
    for name in ("id", "number", "released_at", "letters", "changes")
]


def log(session: Session, conference_id: int) -> tuple[ReleaseView, ...]:
    """Return the releases, the newest first."""
    query = (
        select(*_COLUMNS, User.name)
        .outerjoin(User, User.id == ProgrammeRelease.user_id)
        .where(ProgrammeRelease.conference_id == conference_id)
        .order_by(ProgrammeRelease.number.desc())
    )
    return tuple(
        ReleaseView(
            id=each.id,
            number=each.number,
            released_at=each.released_at,
            by=each.name,
            letters=each.letters,
            changes=tuple(plan_changes.load(change) for change in each.changes),
        )
        for each in session.execute(query)
    )


def newest(session: Session, conference_id: int) -> tuple[int, datetime] | None:
    """Return the newest release's number and moment, or None before the first."""
    query = (
        select(ProgrammeRelease.number, ProgrammeRelease.released_at)
        .where(ProgrammeRelease.conference_id == conference_id)
        .order_by(ProgrammeRelease.number.desc())
        .limit(1)
    )
    row = session.execute(query).one_or_none()
    return None if row is None else (row.number, row.released_at)


def has_public_changes(session: Session, conference_id: int) -> bool:
    """Whether there is a change to tell of outside: one after the first public release."""
    query = select(ProgrammeRelease.changes).where(ProgrammeRelease.conference_id == conference_id)
    released: Sequence[list[Any]] = session.scalars(query).all()
    return any(plan_changes.load(each).kind.is_public for changes in released for each in changes)
