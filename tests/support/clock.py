"""A clock that the test moves by hand: the application asks it, and never the machine's."""

from datetime import datetime, timedelta

from conference.domain.clock import OSLO

START = datetime(2015, 9, 25, 9, 0, tzinfo=OSLO)  # a week before registration closes


class Clock:
    """Stands still at `START` until it is set or advanced."""

    def __init__(self) -> None:
        """Start at `START`."""
        self.now = START

    def __call__(self) -> datetime:
        """Return the present moment, aware."""
        return self.now

    def set(self, year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
        """Go to a Norwegian wall-clock time, and return it."""
        self.now = datetime(year, month, day, hour, minute, tzinfo=OSLO)
        return self.now

    def advance(self, **lapse: float) -> datetime:
        """Let time pass, `advance(hours=2)`, and return the new moment."""
        self.now += timedelta(**lapse)
        return self.now
