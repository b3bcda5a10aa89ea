"""A conference day for other programs to read: what schedule.xml, schedule.json and the home
page's own description of the event are made of.

Ids and guids are an event's own for ever, whichever language and release it is read in, so that
somebody's starred events stay starred.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter
from uuid import NAMESPACE_URL, UUID, uuid5

from conference.domain.clock import end_of_day, oslo, start_of_day

PRODUCT, PRODUCT_VERSION = "Plenum", "1"
TIMESLOT = timedelta(minutes=5)
TIME_ZONE = "Europe/Oslo"
SHORTEST_ACRONYM = 4
# What XML 1.0 has no place for, and what no reader should see.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class SchedulePerson:
    """Somebody who takes part; `number` is theirs for ever, and at least 1."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class ScheduleEvent:
    """Something that happens, in a `room` or where everybody is: `key` (as in "item-7") and
    `number` (at least 1) are its own for ever; the times are aware, with the end after the start,
    or ValueError is raised."""

    key: str
    number: int
    starts_at: datetime
    ends_at: datetime
    room: str
    title: str
    kind: str
    url: str
    subtitle: str = ""
    track: str = ""
    abstract: str = ""
    description: str = ""
    persons: tuple[SchedulePerson, ...] = ()

    def __post_init__(self) -> None:
        if self.starts_at.tzinfo is None or self.ends_at.tzinfo is None:
            raise ValueError("an event's times must be aware")
        if self.ends_at <= self.starts_at:
            raise ValueError("an event must end after it starts")

    @property
    def duration(self) -> str:
        """How long it lasts, as in "01:15"."""
        return hours(self.ends_at - self.starts_at)


@dataclass(frozen=True, slots=True)
class Schedule:
    """A conference day in one language; `address` is where the site is, without a last slash, and
    `url` the programme's own page. `version` says which release it is, `common` what the room is
    called for what has none of its own."""

    key: str
    address: str
    name: str
    organiser: str
    venue: str
    date: date
    language: str
    url: str
    version: str
    common: str
    events: tuple[ScheduleEvent, ...]

    @property
    def acronym(self) -> str:
        """The key as the formats allow one: four or more of a–z, 0–9 and _."""
        plain = re.sub("[^a-z0-9]+", "_", self.key.lower()).strip("_")
        return plain if len(plain) >= SHORTEST_ACRONYM else f"conference_{plain}".strip("_")

    @property
    def starts_at(self) -> datetime:
        """When the first event begins, in Norway; an empty day begins at midnight."""
        first = min((each.starts_at for each in self.events), default=start_of_day(self.date))
        return oslo(first)

    @property
    def ends_at(self) -> datetime:
        """When the last event ends, in Norway; an empty day ends a minute to midnight."""
        nearly = end_of_day(self.date) - timedelta(minutes=1)
        return oslo(max((each.ends_at for each in self.events), default=nearly))

    @property
    def rooms(self) -> Mapping[str, tuple[ScheduleEvent, ...]]:
        """The events by room, both in the order they come."""
        ordered = sorted(self.events, key=attrgetter("starts_at", "number"))
        found: dict[str, list[ScheduleEvent]] = {}
        for each in ordered:
            found.setdefault(clean(each.room or self.common), []).append(each)
        return {room: tuple(events) for room, events in found.items()}

    def guid(self, key: str) -> UUID:
        """Return the lasting id of what `key` names, the same for every reader and release."""
        return uuid5(NAMESPACE_URL, f"{self.address}/{self.key}/{key}")

    def slug(self, event: ScheduleEvent) -> str:
        """Return the event's name in addresses and file names."""
        return f"{self.acronym}-{event.key}"


def hours(span: timedelta) -> str:
    """Return `span` in hours and minutes, as in "01:15"."""
    minutes = int(span.total_seconds()) // 60
    return f"{minutes // 60:02}:{minutes % 60:02}"


def clean(text: str) -> str:
    """Return `text` without the characters that XML can't hold, with plain line breaks."""
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
