"""The data of the letters about an invitation and its answer."""

from dataclasses import dataclass
from typing import ClassVar

from conference.domain.outbox import MessageKind
from conference.letters.about import About
from conference.letters.follow_up import EarlierLine


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationLetter(About):
    """Invites an organisation, or sends it a new link (`again`).

    `earlier` is what it has said before, and what came of it.
    """

    kind: ClassVar[MessageKind] = MessageKind.INVITATION
    quota: int
    is_answered: bool
    again: bool = False
    earlier: tuple[EarlierLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverLetter(About):
    """Gives the invitation to the person that a colleague passed it on to."""

    kind: ClassVar[MessageKind] = MessageKind.HANDOVER
    quota: int
    is_answered: bool


@dataclass(frozen=True, slots=True)
class ReceiptSeat:
    """One seat on a receipt; `name` None is a seat that waits for its name."""

    name: str | None
    wishes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLetter(About):
    """Says what was answered, and what comes next: a deadline, places, or where they stand."""

    kind: ClassVar[MessageKind] = MessageKind.RECEIPT
    seats: tuple[ReceiptSeat, ...]
    is_open: bool
    is_published: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclinedLetter(About):
    """Says that the no has been received, and that it can be undone."""

    kind: ClassVar[MessageKind] = MessageKind.DECLINED
