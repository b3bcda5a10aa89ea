"""The lists that a chair brings to the room: A4, as a tagged PDF (PDF/UA-1).

By organisation, by name, or with a line for each to sign on. Nothing here could hold an address, a
phone number or a need: a list left on a chair shows a name, an organisation, its kind and its
place, and nothing else.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from conference.documents.glyphs import printable_data
from conference.documents.paper import News, Paper, paper_data
from conference.documents.typeset import pdf
from conference.domain.search import sort_key

TEMPLATE = Path(__file__).resolve().with_suffix(".typ")
WALK_INS = 6


class ListLayout(StrEnum):
    """What the lines are sorted by and lead with, or that each has room for a signature."""

    BY_ORGANISATION = "by_organisation"
    BY_NAME = "by_name"
    SIGN_IN = "sign_in"


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person with a seat; an empty `name` leaves the line open for writing it in.

    Those whose name is `to_come` stand last, whatever their line says.
    """

    name: str
    organisation: str
    kind: str
    place: str
    to_come: bool = False


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many people in the room come from one kind of organisation; may be none."""

    label: str
    people: int


@dataclass(frozen=True, slots=True)
class AttendeeList:
    """One occurrence: a session in a slot. `slot` names that, `time` reads like "12.30–13.45";
    `summary` counts people and organisations in words. Raises ValueError where `composition`
    counts other people than `attendees`."""

    number: int
    title: str
    slot: str
    time: str
    room: str
    chair: str
    summary: str
    composition: tuple[KindCount, ...]
    attendees: tuple[Attendee, ...]
    news: News | None = None

    def __post_init__(self) -> None:
        if sum(kind.people for kind in self.composition) != len(self.attendees):
            raise ValueError("the composition doesn't count the people on the list")


@dataclass(frozen=True, slots=True)
class ListLabels:
    """The list's own words; `page` reads like "Side {page} av {pages}"."""

    list: str
    room: str
    chair: str
    present: str
    name: str
    organisation: str
    kind: str
    place: str
    walk_ins: str
    page: str
    signature: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendeeLists(Paper):
    """What is printed in one go; `walk_ins` counts the blank lines of each occurrence."""

    labels: ListLabels
    occurrences: tuple[AttendeeList, ...]
    layout: ListLayout = ListLayout.BY_ORGANISATION
    walk_ins: int = WALK_INS


def attendee_lists_pdf(lists: AttendeeLists) -> bytes:
    """Return `lists` as a PDF; each occurrence begins a page and has its own page count.

    Raises TypesettingFailed, for which no name is a reason.
    """
    return pdf(TEMPLATE, printable_data(_data(lists)), lists.made_at)


def _data(lists: AttendeeLists) -> dict[str, Any]:
    data = paper_data(lists)
    by = _by_organisation if lists.layout is ListLayout.BY_ORGANISATION else _by_name
    for occurrence in data["occurrences"]:
        occurrence["attendees"] = sorted(occurrence["attendees"], key=by)
    return data


def _by_organisation(attendee: dict[str, Any]) -> tuple[str, bool, str]:
    return sort_key(attendee["organisation"]), attendee["to_come"], sort_key(attendee["name"])


def _by_name(attendee: dict[str, Any]) -> tuple[bool, str, str]:
    return attendee["to_come"], sort_key(attendee["name"]), sort_key(attendee["organisation"])
