"""A letter leaves once: what was caught half-way waits for a person."""

from datetime import timedelta

import pytest

from conference.domain.errors import TransitionRefused
from conference.domain.outbox import (
    LINK_MARK,
    MessageAction,
    MessageState,
    actions,
    next_state,
    pause,
    with_link,
)


def test_a_letter_that_left_stays_left() -> None:
    assert actions(MessageState.SENT) == {MessageAction.BOUNCE}
    with pytest.raises(TransitionRefused):
        next_state(MessageState.SENT, MessageAction.RETRY)


def test_a_letter_caught_half_way_is_never_sent_by_itself() -> None:
    assert actions(MessageState.UNKNOWN) == {
        MessageAction.RETRY,
        MessageAction.CONFIRM,
        MessageAction.BOUNCE,
    }
    with pytest.raises(TransitionRefused):
        next_state(MessageState.UNKNOWN, MessageAction.CLAIM)


def test_pauses_grow() -> None:
    assert [pause(attempt) for attempt in (1, 2, 3)] == [
        timedelta(minutes=1),
        timedelta(minutes=4),
        timedelta(minutes=16),
    ]


def test_the_link_stands_where_the_mark_was() -> None:
    body = f"Svar her:\n{LINK_MARK}\n"
    assert with_link(body, "https://x.example.no/i/1") == "Svar her:\nhttps://x.example.no/i/1\n"
    assert with_link(body, None) == body
