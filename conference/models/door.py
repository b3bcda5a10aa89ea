"""The day itself: who was let in, who waits at the door, who sat in which room."""

from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.codes import LENGTH as CODE_LENGTH
from conference.domain.door import DESK_LENGTH, KEY_LENGTH, ConflictReason, RequestState
from conference.models.base import Base, Key, Line, ShortText, child_of, enum_type
from conference.models.registrations import Registration


def _user() -> Mapped[int | None]:
    return mapped_column(ForeignKey("users.id", ondelete="SET NULL"), index=True)


_STANDING = text("undone_at IS NULL")


class Admission(Base):
    """Somebody let in on a day at a desk; at most one a day stands for each seat.

    `code` is the badge's, so that it is known who came even when the seat changes hands later.
    `key` is the press's own: what comes twice from a device counts once. `received_at` is later
    than `admitted_at` where the press waited for the network. Whether an ID was seen is kept, and
    never what it said.
    """

    __tablename__ = "admissions"
    __table_args__ = (
        Index(
            "uq_admissions_standing",
            "registration_id",
            "day",
            unique=True,
            sqlite_where=_STANDING,
            postgresql_where=_STANDING,
        ),
        Index("ix_admissions_conference_id_day", "conference_id", "day"),
        UniqueConstraint("key"),
        CheckConstraint("undone_at IS NOT NULL OR undone_by_id IS NULL", "undone"),
    )

    id: Mapped[Key]
    conference_id: Mapped[int] = mapped_column(ForeignKey("conferences.id", ondelete="CASCADE"))
    registration_id: Mapped[int] = child_of("registrations.id")
    code: Mapped[str] = mapped_column(String(CODE_LENGTH))
    day: Mapped[date]
    admitted_at: Mapped[datetime]
    received_at: Mapped[datetime]
    desk: Mapped[str] = mapped_column(String(DESK_LENGTH))
    key: Mapped[str] = mapped_column(String(KEY_LENGTH))
    id_seen: Mapped[bool] = mapped_column(default=False)
    user_id: Mapped[int | None] = _user()
    undone_at: Mapped[datetime | None]
    undone_by_id: Mapped[int | None] = _user()

    registration: Mapped[Registration] = relationship()


class DoorConflict(Base):
    """A press that waited on a device and could not be taken as it came; a human settles it.

    `name` is what the desk saw on its list, for the seat may be gone.
    """

    __tablename__ = "door_conflicts"
    __table_args__ = (UniqueConstraint("key"),)

    id: Mapped[Key]
    conference_id: Mapped[int] = child_of("conferences.id")
    registration_id: Mapped[int | None] = mapped_column(
        ForeignKey("registrations.id", ondelete="SET NULL"), index=True
    )
    reason: Mapped[ConflictReason] = mapped_column(enum_type(ConflictReason))
    name: Mapped[ShortText]
    desk: Mapped[str] = mapped_column(String(DESK_LENGTH))
    key: Mapped[str] = mapped_column(String(KEY_LENGTH))
    pressed_at: Mapped[datetime]
    received_at: Mapped[datetime]
    user_id: Mapped[int | None] = _user()
    settled_at: Mapped[datetime | None]
    settled_by_id: Mapped[int | None] = _user()


class DoorRequest(Base):
    """Somebody at the door who isn't on the list, until the approver has decided.

    `organisation` is what they say they come from; `reason` is the approver's. Approved, they
    have a `registration` like everybody else.
    """

    __tablename__ = "door_requests"
    __table_args__ = (
        UniqueConstraint("key"),
        CheckConstraint("state = 'waiting' OR decided_at IS NOT NULL", "decided"),
    )

    id: Mapped[Key]
    conference_id: Mapped[int] = child_of("conferences.id")
    name: Mapped[ShortText]
    organisation: Mapped[Line]
    state: Mapped[RequestState] = mapped_column(enum_type(RequestState))
    desk: Mapped[str] = mapped_column(String(DESK_LENGTH))
    key: Mapped[str] = mapped_column(String(KEY_LENGTH))
    asked_at: Mapped[datetime]
    user_id: Mapped[int | None] = _user()
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = _user()
    reason: Mapped[Line | None]
    registration_id: Mapped[int | None] = mapped_column(
        ForeignKey("registrations.id", ondelete="SET NULL"), index=True
    )


class Attendance(Base):
    """Somebody who was in the room; never in two rooms in one slot."""

    __tablename__ = "attendances"
    __table_args__ = (
        UniqueConstraint("registration_id", "slot_id"),
        ForeignKeyConstraint(
            ["occurrence_id", "slot_id", "session_id"],
            ["occurrences.id", "occurrences.slot_id", "occurrences.session_id"],
            ondelete="CASCADE",
            name="fk_attendances_occurrence",
        ),
    )

    id: Mapped[Key]
    occurrence_id: Mapped[int] = mapped_column(index=True)
    slot_id: Mapped[int]
    session_id: Mapped[int]
    registration_id: Mapped[int] = child_of("registrations.id")
    ticked_at: Mapped[datetime]
    user_id: Mapped[int | None] = _user()
