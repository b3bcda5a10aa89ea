"""The guest list's reserves, how the organiser wants it composed, and files on their way in."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from conference.domain.guests import BalanceDimension
from conference.models.base import Base, Key, ShortText, child_of, enum_type


class Reserve(Base):
    """An organisation that is invited when seats come free: by `priority` (1 first), then time."""

    __tablename__ = "reserves"
    __table_args__ = (
        UniqueConstraint("conference_id", "organisation_id"),
        CheckConstraint("priority BETWEEN 1 AND 9", "priority"),
    )

    id: Mapped[Key]
    conference_id: Mapped[int] = child_of("conferences.id")
    organisation_id: Mapped[int] = child_of("organisations.id")
    priority: Mapped[int]
    added_at: Mapped[datetime]


class BalanceAim(Base):
    """How many organisations of one kind, or from one county, the organiser aims for."""

    __tablename__ = "balance_aims"
    __table_args__ = (
        UniqueConstraint("conference_id", "dimension", "value"),
        CheckConstraint("organisations >= 0", "organisations"),
    )

    id: Mapped[Key]
    conference_id: Mapped[int] = child_of("conferences.id")
    dimension: Mapped[BalanceDimension] = mapped_column(enum_type(BalanceDimension))
    value: Mapped[ShortText]
    organisations: Mapped[int]


class ImportBatch(Base):
    """A file of organisations that somebody has handed in and not yet imported.

    `content` is the table that was read (rows of texts), `choices` what the organiser has said
    of its columns and doubtful rows. It goes when it is imported, cancelled or expired.
    """

    __tablename__ = "import_batches"

    id: Mapped[Key]
    conference_id: Mapped[int] = child_of("conferences.id")
    user_id: Mapped[int] = child_of("users.id")
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    choices: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
