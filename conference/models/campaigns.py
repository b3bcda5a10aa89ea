"""Letters to many at once, and the organiser's own words for each kind of letter."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import MessageKind
from conference.models.base import Base, Key, Line, child_of, enum_type


class Campaign(Base):
    """One sending of one kind of letter; `audience` says how many were `due` one."""

    __tablename__ = "campaigns"
    __table_args__ = (UniqueConstraint("conference_id", "number"),)

    id: Mapped[Key]
    conference_id: Mapped[int] = child_of("conferences.id")
    number: Mapped[int]
    kind: Mapped[MessageKind] = mapped_column(enum_type(MessageKind))
    audience: Mapped[dict[str, Any]] = mapped_column(JSON)
    letters: Mapped[int]
    created_at: Mapped[datetime]
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )


class LetterText(Base):
    """The organiser's text for one kind of letter in one written standard.

    Without a row, the house's own text goes (templates/letters).
    """

    __tablename__ = "letter_texts"
    __table_args__ = (UniqueConstraint("conference_id", "kind", "language"),)

    id: Mapped[Key]
    conference_id: Mapped[int] = child_of("conferences.id")
    kind: Mapped[MessageKind] = mapped_column(enum_type(MessageKind))
    language: Mapped[WrittenStandard] = mapped_column(enum_type(WrittenStandard))
    subject: Mapped[Line]
    body: Mapped[str]
    changed_at: Mapped[datetime]
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
