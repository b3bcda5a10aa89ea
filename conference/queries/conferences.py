"""The conference that the pages are about, and whether the database answers."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from conference.domain.texts import Translated
from conference.models import Conference, User


@dataclass(frozen=True, slots=True)
class ConferenceView:
    """What every page may need to know of the conference."""

    id: int
    slug: str
    name: Translated
    organiser: Translated
    date: date
    venue: str | None
    contact_email: str
    contact_phone: str | None
    closes_at: datetime
    wishes_per_person: int
    needs_kept_days: int
    lottery_seed: str
    is_demo: bool
    clock_offset: int
    revision: int


_COLUMNS = [getattr(Conference, name) for name in ConferenceView.__dataclass_fields__]
_CURRENT = select(*_COLUMNS).order_by(Conference.date.desc(), Conference.id.desc()).limit(1)


def current(session: Session) -> ConferenceView | None:
    """Return the latest conference, or None in an empty database."""
    row = session.execute(_CURRENT).one_or_none()
    return None if row is None else ConferenceView(**row._asdict())


def has_demo(session: Session) -> bool:
    """Whether the database holds demo accounts or a demo conference."""
    users = select(User.id).where(User.is_demo)
    conferences = select(Conference.id).where(Conference.is_demo)
    return bool(session.scalar(select(users.exists() | conferences.exists())))


def answers(session: Session) -> bool:
    """Whether the database answers; raises what the driver raises where it doesn't."""
    return bool(session.scalar(text("SELECT 1")))
