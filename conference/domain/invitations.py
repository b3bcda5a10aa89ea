"""The life of an invitation: its states, what leads from one to the next, and until when."""

from datetime import UTC, date, datetime
from enum import StrEnum

from conference.domain.actors import Actor, ActorKind
from conference.domain.clock import start_of_day
from conference.domain.errors import DeadlinePassed, DeadlineTooLate, TransitionRefused
from conference.domain.marks import mark


class InvitationState(StrEnum):
    """Where an organisation's invitation stands."""

    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    REVOKED = "revoked"
    LAPSED = "lapsed"


class InvitationAction(StrEnum):
    """What can be done to an invitation."""

    ACCEPT = "accept"
    DECLINE = "decline"
    HAND_OVER = "hand_over"
    RESEND = "resend"
    REVOKE = "revoke"
    LAPSE = "lapse"


_S, _A = InvitationState, InvitationAction
TRANSITIONS: dict[tuple[InvitationState, InvitationAction], InvitationState] = {
    (_S.INVITED, _A.ACCEPT): _S.ACCEPTED,
    (_S.INVITED, _A.DECLINE): _S.DECLINED,
    (_S.INVITED, _A.HAND_OVER): _S.INVITED,
    (_S.INVITED, _A.RESEND): _S.INVITED,
    (_S.INVITED, _A.REVOKE): _S.REVOKED,
    (_S.INVITED, _A.LAPSE): _S.LAPSED,
    (_S.ACCEPTED, _A.ACCEPT): _S.ACCEPTED,
    (_S.ACCEPTED, _A.DECLINE): _S.DECLINED,
    (_S.ACCEPTED, _A.HAND_OVER): _S.ACCEPTED,
    (_S.ACCEPTED, _A.RESEND): _S.ACCEPTED,
    (_S.ACCEPTED, _A.REVOKE): _S.REVOKED,
    (_S.DECLINED, _A.ACCEPT): _S.ACCEPTED,
    (_S.DECLINED, _A.HAND_OVER): _S.DECLINED,
    (_S.DECLINED, _A.RESEND): _S.DECLINED,
    (_S.DECLINED, _A.REVOKE): _S.REVOKED,
    (_S.REVOKED, _A.RESEND): _S.INVITED,
    (_S.LAPSED, _A.RESEND): _S.INVITED,
    (_S.LAPSED, _A.REVOKE): _S.REVOKED,
}


def next_state(state: InvitationState, action: InvitationAction) -> InvitationState:
    """Return the state that `action` leads to.

    Raises TransitionRefused where the table has no such step.
    """
    try:
        return TRANSITIONS[state, action]
    except KeyError:
        raise TransitionRefused(state=state, action=action) from None


def actions(state: InvitationState) -> frozenset[InvitationAction]:
    """Return the actions that are open in `state`; pages show these and no others."""
    return frozenset(action for (from_state, action) in TRANSITIONS if from_state is state)


def check_open(actor: Actor, closes_at: datetime, now: datetime) -> None:
    """Raise DeadlinePassed when an organisation acts at or after its deadline.

    The organiser may act on an organisation's behalf at any time.
    """
    if actor.kind is ActorKind.LINK and now >= closes_at:
        raise DeadlinePassed(closes_at=closes_at)


def check_deadline(closes_at: datetime, day: date) -> None:
    """Raise DeadlineTooLate when a deadline lies later than the start of the conference `day`."""
    if closes_at > start_of_day(day):
        raise DeadlineTooLate


def deadline_mark(closes_at: datetime) -> str:
    """Return the mark of a deadline, for forms that change it."""
    return mark(closes_at.astimezone(UTC))


def terms_mark(quota: int, closes_at: datetime) -> str:
    """Return the mark of an invitation's terms, for forms that change them."""
    return mark((quota, closes_at.astimezone(UTC)))


def is_link_alive(state: InvitationState, link_expires_at: datetime, now: datetime) -> bool:
    """Whether an invitation's link still opens at `now`."""
    return state is not InvitationState.REVOKED and now < link_expires_at
