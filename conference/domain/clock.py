"""Time as the conference counts it: stored in UTC, read on a Norwegian wall clock."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")


def oslo(moment: datetime) -> datetime:
    """Return the aware `moment` as Norwegian local time."""
    return moment.astimezone(OSLO)


def start_of_day(day: date) -> datetime:
    """Return the first moment of `day` in Norway, as an aware datetime."""
    return datetime.combine(day, time(), OSLO)


def end_of_day(day: date) -> datetime:
    """Return the first moment after `day` in Norway, as an aware datetime."""
    return datetime.combine(day + timedelta(days=1), time(), OSLO)
