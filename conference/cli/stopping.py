"""A clean stop: a service that is told to end finishes what it has in hand first."""

import signal
import time
from types import FrameType

SLICE = 0.2  # seconds; a signal does not cut a sleep short


class Stop:
    """Whether the process was asked to end (SIGTERM, or Ctrl-C), and sleep that minds it."""

    def __init__(self) -> None:
        """Listen from now on."""
        self.asked = False
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, self._note)

    def _note(self, _signal: int, _frame: FrameType | None) -> None:
        self.asked = True

    def sleep(self, seconds: float) -> None:
        """Sleep for `seconds`, or until asked to end."""
        ends = time.monotonic() + seconds
        while not self.asked and (left := ends - time.monotonic()) > 0:
            time.sleep(min(left, SLICE))
