"""How many have come, counted by quarter of an hour, by kind and by session."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

QUARTER = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Quarter:
    """The quarter of an hour that begins at `starts_at`: who came in it, and `total` by its end."""

    starts_at: datetime
    arrived: int
    total: int


@dataclass(frozen=True, slots=True)
class Share:
    """Those `arrived` of those `expected`, of one kind or in one session."""

    arrived: int
    expected: int

    @property
    def missing(self) -> int:
        """How many are still to come."""
        return max(0, self.expected - self.arrived)


def quarter_of(moment: datetime) -> datetime:
    """Return the beginning of the quarter that `moment` lies in."""
    return moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)


def by_quarter(moments: Iterable[datetime], opens_at: datetime, now: datetime) -> list[Quarter]:
    """Return the quarters from the door's opening, or the first arrival, to `now` or the last.

    Every quarter in between stands there, also one in which nobody came.
    """
    counted = Counter(quarter_of(each) for each in moments)
    first = min([quarter_of(opens_at), *counted])
    last = max([first, *counted, *([quarter_of(now)] if now >= opens_at else [])])
    found, total, at = [], 0, first
    while at <= last:
        total += counted[at]
        found.append(Quarter(at, counted[at], total))
        at += QUARTER
    return found
