"""Dates, times and numbers as the reader writes them, and letters as they read them."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from flask import current_app
from flask_babel import format_date, format_decimal, get_locale
from flask_babel import gettext as _

from conference.domain.clock import oslo
from conference.domain.outbox import with_site


def _is_english() -> bool:
    locale = get_locale()
    return locale is not None and locale.language == "en"


def day(value: date) -> str:
    """Return "20. oktober 2015" (English: "20 October 2015")."""
    return str(format_date(value, "d MMMM y" if _is_english() else "d. MMMM y"))


def weekday(value: date) -> str:
    """Return "tirsdag 20. oktober 2015"."""
    return str(format_date(value, "EEEE d MMMM y" if _is_english() else "EEEE d. MMMM y"))


def clock(value: datetime) -> str:
    """Return the Norwegian wall clock: "12.30" (English: "12:30")."""
    return oslo(value).strftime("%H:%M" if _is_english() else "%H.%M")


def minutes(value: datetime) -> int:
    """Return the Norwegian wall clock as minutes after midnight."""
    local = oslo(value)
    return local.hour * 60 + local.minute


def moment(value: datetime) -> str:
    """Return "2. oktober 2015 kl. 16.00"."""
    return str(_("%(day)s kl. %(time)s", day=day(oslo(value).date()), time=clock(value)))


def short_moment(value: datetime) -> str:
    """Return "2. okt. kl. 16.00", for tables."""
    local = oslo(value)
    short = format_date(local.date(), "d MMM" if _is_english() else "d. MMM")
    return str(_("%(day)s kl. %(time)s", day=short, time=clock(value)))


def number(value: int) -> str:
    """Return `value` with the reader's thousands separator."""
    return str(format_decimal(value))


def organisation_number(value: str) -> str:
    """Return the nine digits in threes, held together on one line."""
    return "\u00a0".join(value[start : start + 3] for start in range(0, len(value), 3))


def sited(letter: str) -> str:
    """Return a letter's text with the address of the pages in its places."""
    return with_site(letter, current_app.config["PUBLIC_URL"])


FILTERS: dict[str, Callable[..., Any]] = {
    "day": day,
    "weekday": weekday,
    "clock": clock,
    "minutes": minutes,
    "moment": moment,
    "short_moment": short_moment,
    "number": number,
    "organisation_number": organisation_number,
    "sited": sited,
}
