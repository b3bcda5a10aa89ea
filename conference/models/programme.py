"""The programme: the lines of the day, the slots, the sessions and their occurrences."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.programme import ItemKind
from conference.domain.texts import Translated
from conference.models.base import (
    NUMBERS_NEVER_AGAIN,
    Base,
    Key,
    ShortText,
    child_of,
    enum_type,
)


class ProgrammeItem(Base):
    """A line of the day; title, description, room and people may all be missing."""

    __tablename__ = "programme_items"
    __table_args__ = (CheckConstraint("ends_at > starts_at", "times"), NUMBERS_NEVER_AGAIN)

    id: Mapped[Key]
    conference_id: Mapped[int] = child_of("conferences.id")
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    kind: Mapped[ItemKind] = mapped_column(enum_type(ItemKind))
    title: Mapped[Translated | None]
    description: Mapped[Translated | None]
    room: Mapped[ShortText | None]


class TimeSlot(Base):
    """A programme item during which sessions run in parallel."""

    __tablename__ = "time_slots"
    __table_args__ = (UniqueConstraint("conference_id", "number"),)

    id: Mapped[Key]
    conference_id: Mapped[int] = child_of("conferences.id")
    item_id: Mapped[int] = child_of("programme_items.id", unique=True)
    number: Mapped[int]

    item: Mapped[ProgrammeItem] = relationship()


class ParallelSession(Base):
    """A theme that is talked about in a room, with what it asks of those who come."""

    __tablename__ = "parallel_sessions"
    __table_args__ = (UniqueConstraint("conference_id", "number"), NUMBERS_NEVER_AGAIN)

    id: Mapped[Key]
    conference_id: Mapped[int] = child_of("conferences.id")
    number: Mapped[int]
    title: Mapped[Translated]
    summary: Mapped[Translated]
    asks_for: Mapped[Translated | None]


class Occurrence(Base):
    """A session held in a slot: `seats` is what is aimed for, `room_limit` what the room takes.

    `minimum` is the smallest group that makes the session worth holding.
    """

    __tablename__ = "occurrences"
    __table_args__ = (
        UniqueConstraint("slot_id", "session_id"),
        UniqueConstraint("slot_id", "room"),
        UniqueConstraint("id", "slot_id", "session_id"),
        CheckConstraint("seats >= 0 AND seats <= room_limit", "seats"),
        CheckConstraint("minimum >= 0 AND minimum <= seats", "minimum"),
        NUMBERS_NEVER_AGAIN,
    )

    id: Mapped[Key]
    slot_id: Mapped[int] = child_of("time_slots.id")
    session_id: Mapped[int] = mapped_column(
        ForeignKey("parallel_sessions.id", ondelete="CASCADE"), index=True
    )
    room: Mapped[ShortText]
    seats: Mapped[int]
    room_limit: Mapped[int]
    minimum: Mapped[int] = mapped_column(server_default="0", default=0)

    slot: Mapped[TimeSlot] = relationship()
    session: Mapped[ParallelSession] = relationship()
