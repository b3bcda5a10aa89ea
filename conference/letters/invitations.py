"""The data of the letters about an invitation and its answer."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class InvitationLetter:
    """Invites an organisation, or sends it a new link (`again`)."""

    template: ClassVar[str] = "invitation"
    conference: str
    organiser: str
    date: date
    organisation: str
    contact: str
    quota: int
    closes_at: datetime
    phone: str | None
    email: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class HandoverLetter:
    """Gives the invitation to the person that a colleague passed it on to."""

    template: ClassVar[str] = "handover"
    conference: str
    organiser: str
    date: date
    organisation: str
    contact: str
    quota: int
    closes_at: datetime
    phone: str | None
    email: str


@dataclass(frozen=True, slots=True)
class ReceiptSeat:
    """One seat on a receipt; `name` None is a seat that waits for its name."""

    name: str | None
    wishes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReceiptLetter:
    """Says what was answered."""

    template: ClassVar[str] = "receipt"
    conference: str
    date: date
    organisation: str
    contact: str
    seats: tuple[ReceiptSeat, ...]
    closes_at: datetime
    phone: str | None
    email: str


@dataclass(frozen=True, slots=True)
class DeclinedLetter:
    """Says that the no has been received, and that it can be undone."""

    template: ClassVar[str] = "declined"
    conference: str
    date: date
    organisation: str
    contact: str
    closes_at: datetime
    phone: str | None
    email: str
