"""Assignment runs, the placements they give, and the pins and bars that bind them."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.runs import RunSource, RunState
from conference.models.base import Base, Key, Line, child_of, enum_type
from conference.models.programme import Occurrence, ParallelSession
from conference.models.registrations import Registration


def _held_session(name: str) -> ForeignKeyConstraint:
    """Return the key that keeps slot and session true to the occurrence."""
    return ForeignKeyConstraint(
        ["occurrence_id", "slot_id", "session_id"],
        ["occurrences.id", "occurrences.slot_id", "occurrences.session_id"],
        ondelete="CASCADE",
        name=name,
    )


class AssignmentRun(Base):
    """One numbered solution; at most one of a conference's is published, and one unfinished.

    `criteria`, `profile` and `unseated` are what the solver reported, as JSON lists; `progress`
    has a line for each criterion reached so far, `faults` what made it fail, and `first_come`
    how people would have come out by first come, first served (see `queries.outcomes`).
    `kept_id` is the published run that it changes as little as possible. `worked_at` is when the
    computation was last heard of.
    """

    __tablename__ = "assignment_runs"
    __table_args__ = (
        UniqueConstraint("conference_id", "number"),
        Index(
            "uq_assignment_runs_published",
            "conference_id",
            unique=True,
            sqlite_where=text("state = 'published'"),
            postgresql_where=text("state = 'published'"),
        ),
        Index(
            "uq_assignment_runs_unfinished",
            "conference_id",
            unique=True,
            sqlite_where=text("state IN ('waiting', 'running')"),
            postgresql_where=text("state IN ('waiting', 'running')"),
        ),
    )

    id: Mapped[Key]
    conference_id: Mapped[int] = child_of("conferences.id")
    number: Mapped[int]
    state: Mapped[RunState] = mapped_column(enum_type(RunState))
    source: Mapped[RunSource] = mapped_column(enum_type(RunSource))
    created_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    proven: Mapped[bool]
    seconds: Mapped[float]
    criteria: Mapped[list[Any]] = mapped_column(JSON)
    profile: Mapped[list[Any]] = mapped_column(JSON)
    unseated: Mapped[list[Any]] = mapped_column(JSON)
    progress: Mapped[list[Any]] = mapped_column(JSON, server_default="[]", default=list)
    faults: Mapped[list[Any]] = mapped_column(JSON, server_default="[]", default=list)
    first_come: Mapped[list[Any]] = mapped_column(JSON, server_default="[]", default=list)
    kept_id: Mapped[int | None] = mapped_column(
        ForeignKey("assignment_runs.id", ondelete="SET NULL"), index=True
    )
    worked_at: Mapped[datetime | None]

    @property
    def answers_to(self) -> datetime:
        """The moment whose people and wishes the run answers to."""
        return self.worked_at or self.created_at


class Placement(Base):
    """A registration's session in a slot, with its reason; never two in a slot or a session twice.

    `wish` is the rank it was wished at, or None. `reason` is the solver's, as JSON; a placement
    made by hand has the organiser's own words in `note`.
    """

    __tablename__ = "placements"
    __table_args__ = (
        UniqueConstraint("run_id", "registration_id", "slot_id"),
        UniqueConstraint("run_id", "registration_id", "session_id"),
        _held_session("fk_placements_occurrence"),
    )

    id: Mapped[Key]
    run_id: Mapped[int] = child_of("assignment_runs.id")
    registration_id: Mapped[int] = child_of("registrations.id")
    occurrence_id: Mapped[int] = mapped_column(index=True)
    slot_id: Mapped[int]
    session_id: Mapped[int]
    wish: Mapped[int | None]
    reason: Mapped[dict[str, Any]] = mapped_column(JSON)
    by_hand: Mapped[bool] = mapped_column(default=False)
    note: Mapped[Line | None]

    registration: Mapped[Registration] = relationship()
    occurrence: Mapped[Occurrence] = relationship()


class Pin(Base):
    """A place that the organiser has decided, with the reason; every run keeps to it."""

    __tablename__ = "pins"
    __table_args__ = (
        UniqueConstraint("registration_id", "slot_id"),
        UniqueConstraint("registration_id", "session_id"),
        _held_session("fk_pins_occurrence"),
    )

    id: Mapped[Key]
    registration_id: Mapped[int] = child_of("registrations.id")
    occurrence_id: Mapped[int] = mapped_column(index=True)
    slot_id: Mapped[int]
    session_id: Mapped[int]
    reason: Mapped[Line]
    created_at: Mapped[datetime]
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )

    registration: Mapped[Registration] = relationship()
    occurrence: Mapped[Occurrence] = relationship()


class Bar(Base):
    """A session that the organiser has ruled out for somebody, with the reason."""

    __tablename__ = "bars"
    __table_args__ = (UniqueConstraint("registration_id", "session_id"),)

    id: Mapped[Key]
    registration_id: Mapped[int] = child_of("registrations.id")
    session_id: Mapped[int] = child_of("parallel_sessions.id")
    reason: Mapped[Line]
    created_at: Mapped[datetime]
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )

    registration: Mapped[Registration] = relationship()
    session: Mapped[ParallelSession] = relationship()
