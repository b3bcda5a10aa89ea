"""The day as a calendar file (iCalendar, RFC 5545): for everybody, and for one person.

One event for the whole day, which leaves the day free in the calendar and carries the programme,
and one event for each programme item, which says where to be now. A person's day has their own
sessions where the public one has the slots.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, vUri

from conference.domain.clock import oslo

PRODUCT = "-//Plenum//Plenum//NO"
CONTROLS = dict.fromkeys((*range(9), *range(11, 32), 127))  # all but tab and line break


@dataclass(frozen=True, slots=True)
class CalendarItem:
    """One event: `key` is its own for ever within the conference, as in "item-7"; the times are
    aware, with the end after the start, or ValueError is raised."""

    key: str
    starts_at: datetime
    ends_at: datetime
    title: str
    place: str = ""
    text: str = ""

    def __post_init__(self) -> None:
        if self.starts_at.tzinfo is None or self.ends_at.tzinfo is None:
            raise ValueError("an event's times must be aware")
        if self.ends_at <= self.starts_at:
            raise ValueError("an event must end after it starts")


@dataclass(frozen=True, slots=True)
class OwnSession:
    """A person's session, and the key of the item (the slot) that it stands in place of."""

    slot: str
    session: CalendarItem


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A conference day. `key` and `domain` make the events' lasting ids; `sequence` grows with each
    published change, so that calendars take the newer; `made_at` (aware) is when it was made."""

    key: str
    domain: str
    name: str
    date: date
    place: str
    text: str
    url: str
    language: str
    items: tuple[CalendarItem, ...]
    sequence: int
    made_at: datetime


def day_calendar(day: CalendarDay) -> bytes:
    """Return the public day as the bytes of an .ics file."""
    return _calendar(day, day.name, day.items)


def person_calendar(
    day: CalendarDay, person: str, person_key: str, sessions: tuple[OwnSession, ...]
) -> bytes:
    """Return the day of `person` with their own sessions, as the bytes of an .ics file.

    `person_key` keeps two people's sessions apart in one calendar, as when a contact takes in
    both. A slot without a session of theirs stays as it is.
    """
    taken = {own.slot for own in sessions}
    shared = [item for item in day.items if item.key not in taken]
    own = [_personal(own.session, person, person_key) for own in sessions]
    items = sorted([*shared, *own], key=lambda item: (item.starts_at, item.key))
    return _calendar(day, f"{day.name}: {person}", items)


def _personal(item: CalendarItem, person: str, person_key: str) -> CalendarItem:
    text = f"{person}\n\n{item.text}" if item.text else person
    return CalendarItem(
        f"{item.key}-{person_key}", item.starts_at, item.ends_at, item.title, item.place, text
    )


def _calendar(day: CalendarDay, name: str, items: Iterable[CalendarItem]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _clean(name))
    calendar.add_component(_whole_day(day))
    for item in items:
        calendar.add_component(_event(day, item))
    year = timedelta(days=366)
    calendar.add_missing_timezones(first_date=day.date - year, last_date=day.date + year)
    return bytes(calendar.to_ical())


def _whole_day(day: CalendarDay) -> Event:
    event = _begun(day, "day", day.name, day.place, day.text)
    event.add("dtstart", day.date)
    event.add("dtend", day.date + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _event(day: CalendarDay, item: CalendarItem) -> Event:
    event = _begun(day, item.key, item.title, item.place or day.place, item.text)
    event.add("dtstart", oslo(item.starts_at))
    event.add("dtend", oslo(item.ends_at))
    event.add("transp", "OPAQUE")
    return event


def _begun(day: CalendarDay, key: str, title: str, place: str, text: str) -> Event:
    event = Event()
    event.add("uid", f"{day.key}-{key}@{day.domain}")
    event.add("dtstamp", day.made_at.astimezone(UTC))
    event.add("last-modified", day.made_at.astimezone(UTC))
    event.add("sequence", day.sequence)
    event.add("status", "CONFIRMED")
    in_language = {"language": day.language}
    for name, value in (("summary", title), ("location", place), ("description", text)):
        if value:
            event.add(name, _clean(value), parameters=in_language)
    if day.url:
        event.add("url", vUri(day.url))
    return event


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(CONTROLS)
