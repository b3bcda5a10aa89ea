"""The data of the letter that tells an organisation what is new in the programme."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from conference.domain.clock import oslo
from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import MessageKind
from conference.domain.plan_news import Facts, News, told
from conference.domain.programme import ItemKind

KINDS: Mapping[WrittenStandard, Mapping[ItemKind, str]] = {
    WrittenStandard.NB: {
        ItemKind.REGISTRATION: "Registrering",
        ItemKind.CULTURE: "Kulturinnslag",
        ItemKind.SPEECH: "Tale",
        ItemKind.KEYNOTE: "Hovedinnlegg",
        ItemKind.PANEL: "Panel",
        ItemKind.MEAL: "Måltid",
        ItemKind.PARALLEL_SESSIONS: "Parallelle sesjoner",
        ItemKind.BREAK: "Pause",
        ItemKind.SOCIAL: "Sosialt samvær",
    },
    WrittenStandard.NN: {
        ItemKind.REGISTRATION: "Registrering",
        ItemKind.CULTURE: "Kulturinnslag",
        ItemKind.SPEECH: "Tale",
        ItemKind.KEYNOTE: "Hovudinnlegg",
        ItemKind.PANEL: "Panel",
        ItemKind.MEAL: "Måltid",
        ItemKind.PARALLEL_SESSIONS: "Parallelle sesjonar",
        ItemKind.BREAK: "Pause",
        ItemKind.SOCIAL: "Sosialt samvær",
    },
}
"""What an item without a title is called."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One thing that is new: `kind` is a NewsKind's value; `was_…` is what was so before."""

    kind: str
    title: str
    was_title: str
    starts_at: datetime | None
    ends_at: datetime | None
    was_starts_at: datetime | None
    was_ends_at: datetime | None
    day: date | None
    was_day: date | None
    room: str | None
    was_room: str | None
    chairs: str
    was_chairs: str


@dataclass(frozen=True, slots=True)
class ChangePerson:
    """Somebody, and what is new to them."""

    name: str
    lines: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class ChangeLetter:
    """What is new of the day, and to each of an organisation's people whom it concerns."""

    kind: ClassVar[MessageKind] = MessageKind.CHANGE
    conference: str
    date: date
    organiser: str
    organisation: str
    contact: str
    day_lines: tuple[ChangeLine, ...]
    people: tuple[ChangePerson, ...]
    phone: str | None
    email: str


def lines(news: Sequence[News], standard: WrittenStandard) -> tuple[ChangeLine, ...]:
    """Return the news that is told in the words of a reader of `standard`."""
    return tuple(_line(each, standard) for each in told(news))


def _line(news: News, standard: WrittenStandard) -> ChangeLine:
    was, now = news.was, news.now
    return ChangeLine(
        kind=news.kind,
        title=_title(now, standard),
        was_title=_title(was, standard),
        starts_at=now.starts_at,
        ends_at=now.ends_at,
        was_starts_at=was.starts_at,
        was_ends_at=was.ends_at,
        day=_day(now),
        was_day=_day(was),
        room=now.room,
        was_room=was.room,
        chairs=", ".join(now.chairs),
        was_chairs=", ".join(was.chairs),
    )


def _day(facts: Facts) -> date | None:
    return None if facts.starts_at is None else oslo(facts.starts_at).date()


def _title(facts: Facts, standard: WrittenStandard) -> str:
    if facts.title is not None:
        title = facts.title.get(standard)
        return title if facts.number is None else f"{facts.number}. {title}"
    return KINDS[standard][facts.item_kind] if facts.item_kind else ""
