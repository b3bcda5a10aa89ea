"""The life of a letter in the outbox, and how long each step may take."""

import re
from datetime import datetime, timedelta
from enum import StrEnum

from conference.domain.errors import TransitionRefused

CUT_OFF = "cut_off"  # what is written down of a letter whose line was lost before its end
LINK_MARK = "[[personlig lenke]]"
SITE_MARK = "[[nettsted]]"  # the address of the pages, put in place when the letter leaves
LEASE = timedelta(minutes=5)
ATTEMPTS = 6
MINUTE = timedelta(minutes=1)
STALLED = timedelta(minutes=15)
LOOK = timedelta(seconds=5)  # between looks for letters
LONGEST_PAUSE = timedelta(minutes=5)  # between tries to reach a server that is away


class MessageState(StrEnum):
    """Where a letter is; `unknown` was caught half-way and waits for a person to decide."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    GIVEN_UP = "given_up"
    BOUNCED = "bounced"


UNSENT = frozenset({MessageState.WAITING, MessageState.GIVEN_UP})
"""The states of a letter that has not left; in all others it has, or may have."""


class MessageStatus(StrEnum):
    """How a letter stands, as a person is told: its state, or `failed` where it's tried again."""

    WAITING = "waiting"
    FAILED = "failed"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    GIVEN_UP = "given_up"
    BOUNCED = "bounced"


def status(state: MessageState, last_error: str | None) -> MessageStatus:
    """Return how a letter in `state` stands, whose last try ended with `last_error`, if any."""
    has_failed = state is MessageState.WAITING and last_error is not None
    return MessageStatus.FAILED if has_failed else MessageStatus(state.value)


def is_stalled(due_since: datetime | None, last_claim: datetime | None, now: datetime) -> bool:
    """Whether letters should have left since `due_since` and nobody has taken one for a while."""
    is_late = due_since is not None and due_since + STALLED < now
    return is_late and (last_claim is None or last_claim + STALLED < now)


class MessageKind(StrEnum):
    """Why a letter was written."""

    INVITATION = "invitation"
    RECEIPT = "receipt"
    DECLINED = "declined"
    HANDOVER = "handover"
    PLACEMENT = "placement"
    REMINDER = "reminder"
    NAMES = "names"
    CHANGE = "change"
    NEWS = "news"
    ANSWERED = "answered"
    OWNERSHIP = "ownership"


UNASKED = frozenset(
    {MessageKind.INVITATION, MessageKind.REMINDER, MessageKind.NAMES, MessageKind.NEWS}
)
"""Letters that nobody asked for; the others answer something that the reader did."""


class Attachment(StrEnum):
    """What goes with a letter; made when it is delivered, from what is true then."""

    DAY = "day"
    PERSON = "person"


class MessageAction(StrEnum):
    """What happens to a letter."""

    CLAIM = "claim"
    SUCCEED = "succeed"
    POSTPONE = "postpone"
    GIVE_UP = "give_up"
    LOSE = "lose"
    RETRY = "retry"
    CONFIRM = "confirm"
    BOUNCE = "bounce"


_S, _A = MessageState, MessageAction
TRANSITIONS: dict[tuple[MessageState, MessageAction], MessageState] = {
    (_S.WAITING, _A.CLAIM): _S.SENDING,
    (_S.WAITING, _A.GIVE_UP): _S.GIVEN_UP,
    (_S.SENDING, _A.SUCCEED): _S.SENT,
    (_S.SENDING, _A.POSTPONE): _S.WAITING,
    (_S.SENDING, _A.GIVE_UP): _S.GIVEN_UP,
    (_S.SENDING, _A.LOSE): _S.UNKNOWN,
    (_S.UNKNOWN, _A.RETRY): _S.WAITING,
    (_S.UNKNOWN, _A.CONFIRM): _S.SENT,
    (_S.GIVEN_UP, _A.RETRY): _S.WAITING,
    (_S.SENT, _A.BOUNCE): _S.BOUNCED,
    (_S.UNKNOWN, _A.BOUNCE): _S.BOUNCED,
}


def next_state(state: MessageState, action: MessageAction) -> MessageState:
    """Return the state that `action` leads to; raises TransitionRefused where there is none."""
    try:
        return TRANSITIONS[state, action]
    except KeyError:
        raise TransitionRefused(state=state, action=action) from None


def actions(state: MessageState) -> frozenset[MessageAction]:
    """Return the actions that are open in `state`."""
    return frozenset(action for (from_state, action) in TRANSITIONS if from_state is state)


def decisions(state: MessageState) -> list[MessageAction]:
    """Return what a person may decide about a letter in `state`; the rest is the deliverer's."""
    return [each for each in (_A.RETRY, _A.CONFIRM) if (state, each) in TRANSITIONS]


def pause(attempts: int) -> timedelta:
    """Return how long to wait after the `attempts`-th try failed for now: 1, 4, 16 … minutes."""
    return timedelta(minutes=4 ** (attempts - 1))


def pause_after(misses: int) -> timedelta:
    """Return how long to wait after finding the server away `misses` times running, or there."""
    return min(LOOK * (1 << min(misses, 10)), LONGEST_PAUSE)


def is_address_wrong(words: str | None) -> bool:
    """Whether a server's words say that the address is none (enhanced codes, RFC 3463)."""
    return bool(words and re.match(r"5\d\d 5\.1\.(1|2|3|6|10)\b", words))


def lease_until(now: datetime) -> datetime:
    """Return when a letter claimed at `now` counts as caught half-way."""
    return now + LEASE


def is_replaced(body: str, link_token: str | None) -> bool:
    """Whether a letter that hasn't left carries a link that is dead: a newer one took its place."""
    return link_token is None and LINK_MARK in body


def link_path(kind: MessageKind) -> str:
    """Return where the personal link in a letter of `kind` leads, before its key."""
    return "/owner/" if kind is MessageKind.OWNERSHIP else "/invitation/"


def with_link(body: str, url: str | None) -> str:
    """Return `body` with the personal link `url` in its place; where it's None the mark stays."""
    return body if url is None else body.replace(LINK_MARK, url)


def with_site(body: str, url: str) -> str:
    """Return `body` with the address of the pages, `url`, in its places."""
    return body.replace(SITE_MARK, url)
