"""Nobody is written to too often, too late, or at an address that has failed."""

from datetime import timedelta

import pytest

from conference.domain.outbox import MessageKind, MessageState
from conference.domain.reminders import Approached, LeftOut, Restraint, left_out
from tests.support.clock import START as NOW

TWICE = Restraint(reminders=2, days=5)
CLOSES = NOW + timedelta(days=7)
LONG_AGO, LATELY = NOW - timedelta(days=5), NOW - timedelta(days=4, hours=23)
SENT = MessageState.SENT


@pytest.mark.parametrize(
    ("reminders", "last", "state", "why"),
    [
        (0, LONG_AGO, SENT, None),
        (1, LONG_AGO, SENT, None),
        (0, None, None, None),
        (2, LONG_AGO, SENT, LeftOut.ENOUGH),
        (1, LATELY, SENT, LeftOut.RECENT),
        (0, LONG_AGO, MessageState.WAITING, LeftOut.UNDER_WAY),
        (0, LONG_AGO, MessageState.SENDING, LeftOut.UNDER_WAY),
        (0, LONG_AGO, MessageState.BOUNCED, LeftOut.FAILED),
        (0, LONG_AGO, MessageState.GIVEN_UP, LeftOut.FAILED),
        (0, LONG_AGO, MessageState.UNKNOWN, LeftOut.FAILED),
    ],
)
@pytest.mark.parametrize("kind", [MessageKind.REMINDER, MessageKind.NAMES])
def test_who_is_reminded(
    kind: MessageKind,
    reminders: int,
    last: object,
    state: MessageState | None,
    why: LeftOut | None,
) -> None:
    them = Approached(reminders, last, state, CLOSES)  # type: ignore[arg-type]
    assert left_out(kind, them, TWICE, NOW) is why


def test_after_the_deadline_nobody_is_reminded() -> None:
    them = Approached(0, LONG_AGO, SENT, NOW)
    assert left_out(MessageKind.REMINDER, them, TWICE, NOW) is LeftOut.CLOSED


def test_none_at_all_where_the_conference_wants_none() -> None:
    them = Approached(0, LONG_AGO, SENT, CLOSES)
    assert left_out(MessageKind.NAMES, them, Restraint(0, 5), NOW) is LeftOut.ENOUGH


def test_news_goes_to_all_but_failed_addresses() -> None:
    them = Approached(9, NOW, MessageState.WAITING, NOW)
    assert left_out(MessageKind.NEWS, them, TWICE, NOW) is None
    failed = Approached(0, None, MessageState.BOUNCED, CLOSES)
    assert left_out(MessageKind.NEWS, failed, TWICE, NOW) is LeftOut.FAILED
