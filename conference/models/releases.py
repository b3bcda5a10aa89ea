"""The programme as it is worked on, and each of its releases."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from conference.models.base import Base, Key, ShortText, child_of


class ProgrammeDraft(Base):
    """The programme after one change: the newest is what is worked on, older ones are undone to.

    `content` is a whole `domain.plan.Plan` as JSON, `change` the act that led here. Without a
    draft, what is worked on is what is released.
    """

    __tablename__ = "programme_drafts"
    __table_args__ = (UniqueConstraint("conference_id", "number"),)

    id: Mapped[Key]
    conference_id: Mapped[int] = child_of("conferences.id")
    number: Mapped[int]
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    change: Mapped[ShortText]
    changed_at: Mapped[datetime]
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )


class ProgrammeRelease(Base):
    """One release of the programme: what the tables held from then on, and what was new in it.

    `content` is the whole `domain.plan.Plan` as JSON, `changes` the difference from the release
    before as JSON (`domain.plan_changes`); together they are the public change log. `letters` is
    how many were written about it.
    """

    __tablename__ = "programme_releases"
    __table_args__ = (UniqueConstraint("conference_id", "number"),)

    id: Mapped[Key]
    conference_id: Mapped[int] = child_of("conferences.id")
    number: Mapped[int]
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    changes: Mapped[list[Any]] = mapped_column(JSON)
    letters: Mapped[int] = mapped_column(default=0)
    released_at: Mapped[datetime]
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
