"""The time a search has taken, the time it may take, and whom to tell how far it is."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

Progress = Callable[[str, int, float], None]
"""Called with a criterion's name, the value reached and seconds since the start."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Started when made; `limit` is in seconds, None for as long as it takes."""

    limit: float | None = None
    progress: Progress | None = None
    started: float = field(default_factory=time.perf_counter)
    told: set[str] = field(default_factory=set)
    """The criteria told of so far."""

    @property
    def seconds(self) -> float:
        """Seconds since the start."""
        return time.perf_counter() - self.started

    @property
    def remaining(self) -> float:
        """Seconds left, never below 0; infinite without a limit."""
        return float("inf") if self.limit is None else max(0.0, self.limit - self.seconds)

    def tell(self, stage: str, value: int) -> None:
        """Report that a criterion has reached a value."""
        self.told.add(stage)
        if self.progress is not None:
            self.progress(stage, value, self.seconds)
