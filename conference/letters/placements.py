"""The data of the letter that tells a person where to go."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from conference.domain.outbox import MessageKind


@dataclass(frozen=True, slots=True)
class PlacementLine:
    """One session of a person's day; `wish` is the rank it was wished at, or None.

    `why` is "decided" where the organiser has put the person there, "no_wishes" for who had none,
    and else "wishes".
    """

    starts_at: datetime
    ends_at: datetime
    session: str
    room: str
    wish: int | None
    why: str


@dataclass(frozen=True, slots=True)
class PlacementLetter:
    """A person's sessions, or (no lines) that none could be given."""

    kind: ClassVar[MessageKind] = MessageKind.PLACEMENT
    conference: str
    date: date
    organiser: str
    organisation: str
    recipient: str
    person: str
    is_named: bool
    lines: tuple[PlacementLine, ...]
    changed: bool
    phone: str | None
    email: str
