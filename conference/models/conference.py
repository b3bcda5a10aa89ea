"""One edition of the conference: one day, with its deadline and promises."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from conference.domain.texts import Translated
from conference.models.base import Base, Key, Line, ShortText


class Conference(Base):
    """One edition, one day; next year's is another row.

    `clock_offset` (seconds) is what a demo's clock lies behind the real one; 0 elsewhere.
    `revision` grows with every change of the programme: what is rendered from it can be kept.
    `capacity` is how many people the day has seats for. Until `opened_at` only its organisers see
    it. An organisation that hasn't answered gets at most `reminders` reminders, at least
    `reminder_days` days apart. `predecessor_id` is the edition that it was made from. Who isn't on
    the list is decided on by `approver_id`, a user; without one any organiser does.
    """

    __tablename__ = "conferences"
    __table_args__ = (
        CheckConstraint("wishes_per_person BETWEEN 1 AND 3", "wishes_per_person"),
        CheckConstraint("is_demo OR clock_offset = 0", "clock_offset"),
        CheckConstraint("capacity > 0", "capacity"),
        CheckConstraint("contacts_kept_months BETWEEN 1 AND 60", "contacts_kept_months"),
        CheckConstraint("reminders BETWEEN 0 AND 5", "reminders"),
        CheckConstraint("reminder_days BETWEEN 1 AND 30", "reminder_days"),
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
    contacts_kept_months: Mapped[int] = mapped_column(default=12, server_default="12")
    lottery_seed: Mapped[ShortText]
    is_demo: Mapped[bool] = mapped_column(default=False)
    clock_offset: Mapped[int] = mapped_column(default=0)
    revision: Mapped[int] = mapped_column(default=1)
    capacity: Mapped[int | None]
    opened_at: Mapped[datetime | None]
    reminders: Mapped[int] = mapped_column(default=2, server_default="2")
    reminder_days: Mapped[int] = mapped_column(default=5, server_default="5")
    predecessor_id: Mapped[int | None] = mapped_column(
        ForeignKey("conferences.id", ondelete="SET NULL"), index=True
    )
    approver_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
