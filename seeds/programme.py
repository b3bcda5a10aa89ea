"""The programme of 2015 as dataclasses, read from data/programme2015.toml and people2015.toml.

People are told apart by key, never by name; items by their place in the day, counted from 1.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Text:
    """One text in bokmål, nynorsk and English."""

    nb: str
    nn: str
    en: str


@dataclass(frozen=True, slots=True)
class ConferenceSeed:
    """The edition. `closes_at` is aware; `quota` is seats per organisation."""

    slug: str
    name: Text
    organiser: Text
    date: date
    timezone: str
    closes_at: datetime
    quota: int
    wishes_per_person: int
    needs_kept_days: int
    contact_email: str
    lottery_seed: str


@dataclass(frozen=True, slots=True)
class PersonSeed:
    """Somebody on the programme, or a body that took part as such."""

    key: str
    name: str
    title: Text | None
    affiliation: Text | None
    is_body: bool


@dataclass(frozen=True, slots=True)
class ItemSeed:
    """A line of the day; `number` counts from 1, `slot` is the number of the slot it is, if any."""

    number: int
    starts_at: datetime
    ends_at: datetime
    kind: str
    title: Text | None
    description: Text | None
    slot: int | None


@dataclass(frozen=True, slots=True)
class SessionSeed:
    """A theme; `asks_for` is None where nothing in particular was asked for."""

    number: int
    title: Text
    summary: Text
    asks_for: Text | None


@dataclass(frozen=True, slots=True)
class OccurrenceSeed:
    """Session × slot, in an invented room; `minimum` is the smallest useful group."""

    slot: int
    session: int
    room: str
    seats: int
    room_limit: int
    minimum: int


@dataclass(frozen=True, slots=True)
class AppearanceSeed:
    """What the person with key `person` does: on an item, in a session, or (both None) all day.

    `status` is planned, or actual where only the report tells of it; `inferred` marks what the
    report suggests but doesn't say.
    """

    person: str
    role: str
    item: int | None = None
    session: int | None = None
    status: str = "planned"
    note: Text | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class ProgrammeSeed:
    """The whole programme."""

    conference: ConferenceSeed
    people: tuple[PersonSeed, ...]
    items: tuple[ItemSeed, ...]
    sessions: tuple[SessionSeed, ...]
    occurrences: tuple[OccurrenceSeed, ...]
    appearances: tuple[AppearanceSeed, ...]


def read_table(name: str) -> dict[str, Any]:
    """Return the TOML file `name` in data/ as a dictionary."""
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


def load() -> ProgrammeSeed:
    """Return the programme of 2015."""
    table = read_table("programme2015.toml")
    conference = _conference(table["conference"])
    return ProgrammeSeed(
        conference=conference,
        people=tuple(map(_person, read_table("people2015.toml")["people"])),
        items=tuple(
            _item(number, row, conference) for number, row in enumerate(table["items"], start=1)
        ),
        sessions=tuple(map(_session, table["sessions"])),
        occurrences=tuple(_occurrences(table)),
        appearances=tuple(_appearances(table)),
    )


def _text(row: Mapping[str, Any], field: str) -> Text | None:
    return Text(**row[field]) if field in row else None


def _conference(row: Mapping[str, Any]) -> ConferenceSeed:
    fields = {name: value for name, value in row.items() if name != "host"}
    fields["name"] = Text(**row["name"])
    fields["organiser"] = Text(**row["organiser"])
    fields["closes_at"] = row["closes_at"].replace(tzinfo=ZoneInfo(row["timezone"]))
    return ConferenceSeed(**fields)


def _person(row: Mapping[str, Any]) -> PersonSeed:
    return PersonSeed(
        key=row["key"],
        name=row["name"],
        title=_text(row, "title"),
        affiliation=_text(row, "affiliation"),
        is_body=row.get("is_body", False),
    )


def _item(number: int, row: Mapping[str, Any], conference: ConferenceSeed) -> ItemSeed:
    zone = ZoneInfo(conference.timezone)
    return ItemSeed(
        number=number,
        starts_at=datetime.combine(conference.date, row["starts"], zone),
        ends_at=datetime.combine(conference.date, row["ends"], zone),
        kind=row["kind"],
        title=_text(row, "title"),
        description=_text(row, "description"),
        slot=row.get("slot"),
    )


def _session(row: Mapping[str, Any]) -> SessionSeed:
    return SessionSeed(
        row["number"], Text(**row["title"]), Text(**row["summary"]), _text(row, "asks_for")
    )


def _occurrences(table: Mapping[str, Any]) -> Iterator[OccurrenceSeed]:
    seats, minimum = table["seats_aimed_for"], table["smallest_useful_group"]
    for slot in (item["slot"] for item in table["items"] if "slot" in item):
        for row in table["sessions"]:
            yield OccurrenceSeed(
                slot, row["number"], row["room"], seats, row["room_limit"], minimum
            )


def _appearances(table: Mapping[str, Any]) -> Iterator[AppearanceSeed]:
    yield AppearanceSeed(table["conference"]["host"], "host")
    for number, row in enumerate(table["items"], start=1):
        for person in row.get("people", ()):
            yield AppearanceSeed(person, row["role"], item=number)
    for row in table["sessions"]:
        yield AppearanceSeed(row["chair"], "chair", session=row["number"])
        for other in row.get("others", ()):
            fields = {**other, "note": _text(other, "note")}
            yield AppearanceSeed(session=row["number"], **fields)
