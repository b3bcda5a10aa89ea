"""The door: who is let in, what two desks can't agree on, and who isn't on the list."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from conference.domain.clock import oslo
from conference.domain.errors import TransitionRefused

DESK_LENGTH = 40
KEY_LENGTH = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """One press at a desk: `key` is its own (a UUID), so that what comes twice counts once.

    `desk` is what those at it call it; `at` is when it was pressed, by the device's clock where
    the network was down.
    """

    key: str
    desk: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Waited:
    """What a device kept of a press while the network was down: the seat, and who was on it.

    `code` is the badge's and `name` what the device's list said.
    """

    registration_id: int
    code: str
    name: str
    id_seen: bool


class ConflictReason(StrEnum):
    """Why an admission that waited on a device could not be taken as it came."""

    ADMITTED = "admitted"  # somebody was let in on the same seat elsewhere
    SWAPPED = "swapped"  # the seat has gone to another person meanwhile
    GONE = "gone"  # the seat has been given up meanwhile


class RequestState(StrEnum):
    """Somebody who isn't on the list waits until the approver has decided, or leaves."""

    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Decision(StrEnum):
    """What can be done about a request."""

    APPROVE = "approve"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"


_NEXT = {
    (RequestState.WAITING, Decision.APPROVE): RequestState.APPROVED,
    (RequestState.WAITING, Decision.REFUSE): RequestState.REFUSED,
    (RequestState.WAITING, Decision.WITHDRAW): RequestState.WITHDRAWN,
    (RequestState.REFUSED, Decision.APPROVE): RequestState.APPROVED,
}


def decided(state: RequestState, decision: Decision) -> RequestState:
    """Return the state after `decision`; raises TransitionRefused."""
    if (state, decision) not in _NEXT:
        raise TransitionRefused(state=state, action=decision)
    return _NEXT[state, decision]


def decisions(state: RequestState) -> tuple[Decision, ...]:
    """Return what can be done about a request in `state`."""
    return tuple(decision for before, decision in _NEXT if before is state)


def day_of(moment: datetime) -> date:
    """Return the day in Norway that an admission at `moment` counts on."""
    return oslo(moment).date()


def is_rehearsal(day: date, conference_day: date) -> bool:
    """Whether admissions on `day` are practice: only those on the conference's own day count."""
    return day != conference_day
