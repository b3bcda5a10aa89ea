"""The programme on paper: A4, as a tagged PDF (PDF/UA-1), to hang on a door or hold in a hand.

First the day on a page of its own, then the sessions, each with who leads it, where and when it is
held, and what it asks of those who come.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from conference.documents.glyphs import printable_data
from conference.documents.typeset import pdf

TEMPLATE = Path(__file__).resolve().with_suffix(".typ")


@dataclass(frozen=True, slots=True)
class LineSession:
    """A session as a line of the day names it: its number, title and room."""

    number: int
    title: str
    room: str


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """A line of the day: `time` reads like "12.30–13.45", `people` are who takes part, in words."""

    time: str
    title: str
    text: str
    room: str
    people: tuple[str, ...]
    sessions: tuple[LineSession, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """When and where a session is held; `slot` names the slot."""

    slot: str
    time: str
    room: str


@dataclass(frozen=True, slots=True)
class ProgrammeSession:
    """A session: who leads it and who else takes part, in words."""

    number: int
    title: str
    chairs: tuple[str, ...]
    summary: str
    asks_for: str
    people: tuple[str, ...]
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class SheetLabels:
    """The sheet's own words; `page` reads like "Side {page} av {pages}"."""

    programme: str
    day: str
    time: str
    what: str
    sessions: str
    chair: str
    asks_for: str
    page: str


@dataclass(frozen=True, slots=True)
class ProgrammeSheet:
    """What is printed: `language` is nb, nn or en, `hosts` are there all day, `version` says which
    release it is and when it was made, `address` where the newest is; `made_at` is aware."""

    language: str
    conference: str
    organiser: str
    date: str
    venue: str
    version: str
    address: str
    made_at: datetime
    labels: SheetLabels
    hosts: tuple[str, ...]
    lines: tuple[ProgrammeLine, ...]
    sessions: tuple[ProgrammeSession, ...]


def programme_pdf(sheet: ProgrammeSheet) -> bytes:
    """Return `sheet` as a PDF.

    Raises TypesettingFailed, for which nothing that is written in a programme is a reason.
    """
    return pdf(TEMPLATE, printable_data(_data(sheet)), sheet.made_at)


def _data(sheet: ProgrammeSheet) -> dict[str, Any]:
    data = asdict(sheet)
    del data["made_at"]
    data["region"] = "GB" if sheet.language == "en" else "NO"
    return data
