"""The door on paper, for when the network is down: everybody with a seat, with a box to tick.

A line says no more than the door's own screen does: name, organisation, rooms and the badge's code.
"""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from conference.documents.glyphs import printable_data
from conference.documents.paper import News, Paper, paper_data
from conference.documents.typeset import pdf
from conference.domain.search import initial, sort_key

TEMPLATE = Path(__file__).resolve().with_suffix(".typ")


@dataclass(frozen=True, slots=True)
class Room:
    """Where somebody is placed: the session's number, and the room."""

    number: int
    room: str


@dataclass(frozen=True, slots=True)
class DoorLine:
    """One person with a seat: `places` has a room for each slot, None where there is none.

    Those whose name is `to_come` stand last of theirs, whatever their line says.
    """

    name: str
    organisation: str
    places: tuple[Room | None, ...]
    code: str
    to_come: bool = False


@dataclass(frozen=True, slots=True)
class DoorLabels:
    """The list's own words; `page` reads like "Side {page} av {pages}"."""

    list: str
    present: str
    name: str
    organisation: str
    code: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorList(Paper):
    """What is printed: `summary` counts people in words, `slots` name the columns of rooms.

    Every line has as many places as there are `slots`; there are none before rooms are published.
    """

    labels: DoorLabels
    summary: str
    slots: tuple[str, ...]
    lines: tuple[DoorLine, ...]
    by_organisation: bool = False
    news: News | None = None


def door_list_pdf(doors: DoorList) -> bytes:
    """Return `doors` as a PDF in Norwegian alphabetical order, with guide letters.

    Raises TypesettingFailed, for which no name is a reason, and ValueError where a line has other
    than as many places as there are slots.
    """
    if any(len(line.places) != len(doors.slots) for line in doors.lines):
        raise ValueError("a line doesn't say a room for each slot")
    return pdf(TEMPLATE, printable_data(_data(doors)), doors.made_at)


def _data(doors: DoorList) -> dict[str, Any]:
    data = paper_data(doors)
    ordered = sorted(doors.lines, key=_by_organisation if doors.by_organisation else _by_name)
    data["lines"] = [
        asdict(line) | {"letter": _letter(line, by_organisation=doors.by_organisation)}
        for line in ordered
    ]
    return data


def _letter(line: DoorLine, *, by_organisation: bool) -> str:
    if by_organisation:
        return initial(line.organisation)
    return "" if line.to_come else initial(line.name)


def _by_name(line: DoorLine) -> tuple[bool, str, str]:
    return line.to_come, sort_key(line.name), sort_key(line.organisation)


def _by_organisation(line: DoorLine) -> tuple[str, bool, str]:
    return sort_key(line.organisation), line.to_come, sort_key(line.name)
