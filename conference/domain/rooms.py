"""Seats in a room on the day: kept for those placed there until it begins, then for who comes."""

from collections.abc import Collection
from datetime import datetime

from conference.domain.clock import oslo, start_of_day


def seats_left(
    limit: int, placed: Collection[int], present: Collection[int], *, has_begun: bool
) -> int:
    """Return how many more the room takes, from the registrations `placed` there and `present`.

    Until the session begins, everybody who is placed there has their seat, whether they have come
    or not; from then on whoever is in the room counts alone.
    """
    taken = set(present) if has_begun else {*placed, *present}
    return max(0, limit - len(taken))


def counts_from(now: datetime, starts_at: datetime) -> datetime:
    """Return the moment from which ticks in a room count, at `now`, for what begins at `starts_at`.

    On the day itself that is its first moment, and later too; what is ticked on an earlier day is
    practice, which that day alone shows.
    """
    return start_of_day(min(oslo(now).date(), oslo(starts_at).date()))
