"""A clean stop: a service that is told to end finishes what it has in hand first."""

import signal
import time
from types import FrameType, TracebackType
from typing import Any

SLICE = 0.2  # seconds; a signal does not cut a sleep short


class Stop:
    """Whether the process was asked to end (SIGTERM, or Ctrl-C), and sleep that minds it.

    Listens within its `with`, and afterwards leaves the signals to whoever had them before.
    """

    def __init__(self) -> None:
        """Nothing is asked yet."""
        self.asked = False
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> "Stop":
        for each in (signal.SIGTERM, signal.SIGINT):
            self._before[each] = signal.signal(each, self._note)
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        for each, handler in self._before.items():
            signal.signal(each, handler)

    def _note(self, _signal: int, _frame: FrameType | None) -> None:
        self.asked = True

    def sleep(self, seconds: float) -> None:
        """Sleep for `seconds`, or until asked to end."""
        ends = time.monotonic() + seconds
        while not self.asked and (left := ends - time.monotonic()) > 0:
            time.sleep(min(left, SLICE))
