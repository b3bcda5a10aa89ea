"""What was deleted because its time was over: how much, and when. Nothing of what it was."""

from datetime import datetime

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from conference.domain.retention import DeletionKind
from conference.models.base import Base, Key, child_of, enum_type


class Deletion(Base):
    """One deletion that was carried out; `counts` are rows by what they were."""

    __tablename__ = "deletions"

    id: Mapped[Key]
    conference_id: Mapped[int] = child_of("conferences.id")
    kind: Mapped[DeletionKind] = mapped_column(enum_type(DeletionKind))
    executed_at: Mapped[datetime]
    counts: Mapped[dict[str, int]] = mapped_column(JSON)
