"""The report: its chapters as they are edited, and its versions as they were frozen."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from conference.models.base import Base, Key, child_of


class Chapter(Base):
    """One chapter, about one theme; number 0 is the summary, and has none."""

    __tablename__ = "chapters"
    __table_args__ = (
        UniqueConstraint("conference_id", "number"),
        UniqueConstraint("conference_id", "theme_id"),
        CheckConstraint("(number = 0) = (theme_id IS NULL)", "summary"),
    )

    id: Mapped[Key]
    conference_id: Mapped[int] = child_of("conferences.id")
    number: Mapped[int]
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("themes.id"), index=True)
    text: Mapped[str] = mapped_column(Text, default="", server_default="")
    changed_at: Mapped[datetime | None]
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )


class ChapterSession(Base):
    """A session that a chapter draws on; both may have several."""

    __tablename__ = "chapter_sessions"

    chapter_id: Mapped[int] = mapped_column(
        ForeignKey("chapters.id", ondelete="CASCADE"), primary_key=True
    )
    session_id: Mapped[int] = mapped_column(
        ForeignKey("parallel_sessions.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class Report(Base):
    """A final report: what it says, as it was when it was marked final, never changed after.

    `content` is everything that its pages are made of, `checksum` the SHA-256 of that as JSON.
    """

    __tablename__ = "reports"
    __table_args__ = (UniqueConstraint("conference_id", "version"),)

    id: Mapped[Key]
    conference_id: Mapped[int] = child_of("conferences.id")
    version: Mapped[int]
    finalised_at: Mapped[datetime]
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    checksum: Mapped[str] = mapped_column(String(64))
