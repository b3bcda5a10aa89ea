"""Who is on the reserve list, and how the organiser wants the guest list to be composed."""

from datetime import datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
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
