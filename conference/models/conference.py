"""One edition of the conference: one day, with its deadline and promises."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from conference.domain.texts import Translated
from conference.models.base import Base, Key, Line, ShortText


class Conference(Base):
    """One edition, one day; next year's is another row.

    `clock_offset` (seconds) is what a demo's clock lies behind the real one; 0 elsewhere.
    `revision` grows with every change of the programme: what is rendered from it can be kept.
    """

    __tablename__ = "conferences"
    __table_args__ = (
        CheckConstraint("wishes_per_person BETWEEN 1 AND 3", "wishes_per_person"),
        CheckConstraint("is_demo OR clock_offset = 0", "clock_offset"),
    )

    id: Mapped[Key]
    slug: Mapped[ShortText] = mapped_column(unique=True)
    name: Mapped[Translated]
    organiser: Mapped[Translated]
    date: Mapped[date]
    venue: Mapped[Line | None]
    contact_email: Mapped[Line]
    contact_phone: Mapped[str | None] = mapped_column(String(30))
    closes_at: Mapped[datetime]
    wishes_per_person: Mapped[int] = mapped_column(default=3)
    needs_kept_days: Mapped[int] = mapped_column(default=14)
    lottery_seed: Mapped[ShortText]
    is_demo: Mapped[bool] = mapped_column(default=False)
    clock_offset: Mapped[int] = mapped_column(default=0)
    revision: Mapped[int] = mapped_column(default=1)
