"""What is said of a conference, what a new one starts from, and the first steps towards it."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from conference.domain.clock import OSLO, oslo
from conference.domain.search import fold
from conference.domain.texts import Translated

A_YEAR = timedelta(weeks=52)
"""From one edition to the next: the same weekday."""


@dataclass(frozen=True, slots=True)
class ConferenceFacts:
    """What the organiser says of a conference, apart from its day and deadline.

    `capacity` is how many people the day has seats for (None: no limit). Needs are deleted
    `needs_kept_days` after the day, contact data `contacts_kept_months` after it. An organisation
    gets at most `reminders` reminders, at least `reminder_days` days apart.
    """

    name: Translated
    organiser: Translated
    venue: str | None
    contact_email: str
    contact_phone: str | None
    capacity: int | None
    wishes_per_person: int = 3
    needs_kept_days: int = 14
    contacts_kept_months: int = 12
    reminders: int = 2
    reminder_days: int = 5


@dataclass(frozen=True, slots=True)
class NewConference:
    """A conference that is to be: its facts, day and deadline (aware)."""

    facts: ConferenceFacts
    date: date
    closes_at: datetime


class Inheritance(StrEnum):
    """What next year's conference can take over from this one; people never come along."""

    PROGRAMME = "programme"
    LETTERS = "letters"
    AIMS = "aims"


class FirstStep(StrEnum):
    """The way from an empty conference to invited organisations, in order."""

    PROGRAMME = "programme"
    GUESTS = "guests"
    LETTERS = "letters"
    OPEN = "open"
    INVITE = "invite"


def slug(name: str, day: date) -> str:
    """Return a short name for addresses and files: "dialogkonferansen-2016"."""
    words = re.findall(r"[a-z0-9]+", fold(name))
    base = "-".join(words)[:80].strip("-") or "conference"
    return base if str(day.year) in words else f"{base}-{day.year}"


def next_name(name: Translated) -> Translated:
    """Return `name` with the year in it raised by one, in every language."""
    return Translated(*(_raised(each) for each in (name.nb, name.nn, name.en)))


def next_day(day: date) -> date:
    """Return the same weekday a year on."""
    return day + A_YEAR


def next_moment(moment: datetime) -> datetime:
    """Return the same time by the Norwegian clock on the same weekday a year on."""
    local = oslo(moment)
    return datetime.combine(local.date() + A_YEAR, local.time(), OSLO)


def _raised(text: str) -> str:
    return re.sub(r"\b20\d\d\b", lambda year: str(int(year[0]) + 1), text)
