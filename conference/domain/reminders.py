"""Who may be written to again: seldom enough, and only where it can help.

A reminder goes to who hasn't answered, or has seats without names; never more often than the
conference says, and never to an address that has failed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from conference.domain.marks import mark
from conference.domain.outbox import MessageKind, MessageState

LINK_KINDS = frozenset(
    {MessageKind.INVITATION, MessageKind.HANDOVER, MessageKind.REMINDER, MessageKind.NAMES}
)
"""The letters that carry a personal link."""

REMINDERS = frozenset({MessageKind.REMINDER, MessageKind.NAMES})
CAMPAIGNS = (MessageKind.REMINDER, MessageKind.NAMES, MessageKind.NEWS)
"""What can be sent to many at once besides invitations."""

UNDER_WAY = frozenset({MessageState.WAITING, MessageState.SENDING})
FAILED = frozenset({MessageState.BOUNCED, MessageState.GIVEN_UP, MessageState.UNKNOWN})


class Audience(StrEnum):
    """Whom news goes to: those who come, those who may still, or everybody who was invited."""

    COMING = "coming"
    UNDECLINED = "undeclined"
    INVITED = "invited"


class LeftOut(StrEnum):
    """Why somebody gets no letter now."""

    CLOSED = "closed"
    FAILED = "failed"
    UNDER_WAY = "under_way"
    ENOUGH = "enough"
    RECENT = "recent"


@dataclass(frozen=True, slots=True)
class Approached:
    """How an organisation has been written to: reminders, and its last letter with a link."""

    reminders: int
    last_at: datetime | None
    last_state: MessageState | None
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class Restraint:
    """At most so many reminders to each, at least so many days apart."""

    reminders: int
    days: int


def due_mark(last_campaign: int, due: Iterable[int]) -> str:
    """Return the mark of what a sending was chosen from: the invitations `due`, in order.

    It changes with each campaign (the number of the last is in it), so that none goes twice.
    """
    return mark((last_campaign, list(due)))


def left_out(
    kind: MessageKind, them: Approached, restraint: Restraint, now: datetime
) -> LeftOut | None:
    """Return why somebody gets no letter of `kind` at `now`, or None when they get it.

    News isn't counted as a reminder; it only keeps away from addresses that have failed.
    """
    if them.last_state in FAILED:
        return LeftOut.FAILED
    if kind not in REMINDERS:
        return None
    pause = timedelta(days=restraint.days)
    reasons = {
        LeftOut.CLOSED: now >= them.closes_at,
        LeftOut.UNDER_WAY: them.last_state in UNDER_WAY,
        LeftOut.ENOUGH: them.reminders >= restraint.reminders,
        LeftOut.RECENT: them.last_at is not None and now < them.last_at + pause,
    }
    return next((reason for reason, holds in reasons.items() if holds), None)
