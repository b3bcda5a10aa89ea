"""A command that minds signals only while it runs."""

import os
import signal
import time
from types import FrameType

import pytest

from conference.cli.stopping import Stop

BOTH = (signal.SIGTERM, signal.SIGINT)


@pytest.mark.parametrize("asked", BOTH)
def test_a_signal_asks_to_stop_and_cuts_the_sleep_short(asked: signal.Signals) -> None:
    with Stop() as stop:
        assert not stop.asked
        os.kill(os.getpid(), asked)
        began = time.monotonic()
        stop.sleep(60)
        assert stop.asked
    assert time.monotonic() - began < 10


def test_signals_go_back_to_whoever_had_them() -> None:
    heard: list[int] = []

    def hear(number: int, _frame: FrameType | None) -> None:
        heard.append(number)

    before = {each: signal.signal(each, hear) for each in BOTH}
    try:
        with pytest.raises(RuntimeError), Stop():
            raise RuntimeError
        for each in BOTH:
            os.kill(os.getpid(), each)
        assert heard == list(BOTH)
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
