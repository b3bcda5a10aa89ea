"""A letter leaves once: what was caught half-way waits for a person."""

from datetime import timedelta

import pytest

from conference.domain.errors import TransitionRefused
from conference.domain.outbox import (
    LINK_MARK,
    MessageAction,
    MessageState,
    MessageStatus,
    actions,
    next_state,
    pause,
    pause_after,
    status,
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


def test_a_server_that_is_away_is_asked_ever_more_seldom_but_never_forgotten() -> None:
    seconds = [pause_after(misses).total_seconds() for misses in range(8)]
    assert seconds == [5, 10, 20, 40, 80, 160, 300, 300]
    assert pause_after(10_000).total_seconds() == 300


@pytest.mark.parametrize("state", list(MessageState))
def test_only_a_letter_that_is_tried_again_has_failed_for_now(state: MessageState) -> None:
    assert status(state, None).value == state.value
    is_waiting = state is MessageState.WAITING
    assert (status(state, "451 later") is MessageStatus.FAILED) == is_waiting


def test_the_link_stands_where_the_mark_was() -> None:
    body = f"Svar her:\n{LINK_MARK}\n"
    assert with_link(body, "https://x.example.no/i/1") == "Svar her:\nhttps://x.example.no/i/1\n"
    assert with_link(body, None) == body
