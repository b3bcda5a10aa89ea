"""What has been printed, so that the next one can say what is new since."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from conference.domain.paper import PaperKind
from conference.models.base import Base, Key, child_of, enum_type


class Printout(Base):
    """A paper as it was fetched for printing: by whom, when, and what stood on it.

    `number` counts the printouts of one kind (of one room, where the kind is a room's). `lines`
    are `domain.paper.PaperLine`s as JSON lists; `run_id` is the published run they were made from.
    """

    __tablename__ = "printouts"
    __table_args__ = (
        Index("ix_printouts_paper", "conference_id", "kind", "occurrence_id", "number"),
    )

    id: Mapped[Key]
    conference_id: Mapped[int] = mapped_column(ForeignKey("conferences.id", ondelete="CASCADE"))
    kind: Mapped[PaperKind] = mapped_column(enum_type(PaperKind))
    occurrence_id: Mapped[int | None] = child_of("occurrences.id")
    number: Mapped[int]
    run_id: Mapped[int | None] = mapped_column(
        ForeignKey("assignment_runs.id", ondelete="SET NULL"), index=True
    )
    made_at: Mapped[datetime]
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    lines: Mapped[list[Any]] = mapped_column(JSON)
