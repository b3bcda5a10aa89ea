"""What nearly every letter says: which conference, from whom, to whom, and whom to ask."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The facts behind a letter; `organiser` and `conference` in the reader's standard."""

    conference: str
    date: date
    organiser: str
    organisation: str
    contact: str
    closes_at: datetime
    phone: str | None
    email: str
