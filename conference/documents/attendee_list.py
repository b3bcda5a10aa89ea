"""The attendee list that a chair brings to the room: A4, as a tagged PDF (PDF/UA-1).

Nothing here could hold an address, a phone number or a need: a list left on a chair shows a name,
an organisation, its kind and its place, and nothing else.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from conference.documents.glyphs import printable_data
from conference.documents.typeset import pdf
from conference.domain.search import sort_key

TEMPLATE = Path(__file__).resolve().with_suffix(".typ")
WALK_INS = 6
PAGE, PAGES = "{page}", "{pages}"


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person with a seat; an empty `name` leaves the line open for writing it in."""

    name: str
    organisation: str
    kind: str
    place: str


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

    def __post_init__(self) -> None:
        if sum(kind.people for kind in self.composition) != len(self.attendees):
            raise ValueError("the composition doesn't count the people on the list")


@dataclass(frozen=True, slots=True)
class ListLabels:
    """The list's own words; `page` holds PAGE and PAGES, as in "Side {page} av {pages}"."""

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


@dataclass(frozen=True, slots=True)
class AttendeeLists:
    """What is printed in one go: `language` is nb, nn or en, `title` the file's; `version` reads
    like "Fordeling nr. 3", `printed` says `made_at` (aware) in words; `notice` stands at the foot
    of every page; `walk_ins` counts the blank lines."""

    language: str
    title: str
    conference: str
    date: str
    version: str
    printed: str
    made_at: datetime
    labels: ListLabels
    occurrences: tuple[AttendeeList, ...]
    notice: str = ""
    walk_ins: int = WALK_INS


def attendee_lists_pdf(lists: AttendeeLists) -> bytes:
    """Return `lists` as a PDF; each occurrence begins a page and has its own page count.

    Raises TypesettingFailed, for which no name is a reason.
    """
    return pdf(TEMPLATE, printable_data(_data(lists)), lists.made_at)


def _data(lists: AttendeeLists) -> dict[str, Any]:
    data = asdict(lists)
    del data["made_at"]
    data["region"] = "GB" if lists.language == "en" else "NO"
    for occurrence in data["occurrences"]:
        occurrence["attendees"] = sorted(occurrence["attendees"], key=_by_organisation)
    return data


def _by_organisation(attendee: dict[str, str]) -> tuple[str, str]:
    return sort_key(attendee["organisation"]), sort_key(attendee["name"])
