"""The data of letters about what came of contributions."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from conference.domain.follow_up import FollowUpState
from conference.domain.outbox import SITE_MARK, MessageKind


@dataclass(frozen=True, slots=True)
class EarlierLine:
    """What an organisation said some year, and how it stands."""

    year: int
    number: int
    text: str
    state: FollowUpState


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredLetter:
    """Tells an organisation what was answered to its contribution; `slug` is the conference's."""

    kind: ClassVar[MessageKind] = MessageKind.ANSWERED
    conference: str
    slug: str
    date: date
    organiser: str
    organisation: str
    contact: str
    body: str
    number: int
    text: str
    state: FollowUpState
    answer: str
    phone: str | None
    email: str

    @property
    def address(self) -> str:
        """Where everybody reads the answer."""
        return f"{SITE_MARK}/answers/{self.slug}/{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnershipLetter:
    """Gives somebody at a body the link by which they answer; `count` contributions wait."""

    kind: ClassVar[MessageKind] = MessageKind.OWNERSHIP
    recipient: str
    conference: str
    date: date
    organiser: str
    body: str
    count: int
    again: bool
    phone: str | None
    email: str
