"""Who needs help out of the house, where they are, and which help: a confidential list."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from conference.documents.glyphs import printable_data
from conference.documents.paper import News, Paper, paper_data
from conference.documents.typeset import pdf
from conference.domain.search import sort_key

TEMPLATE = Path(__file__).resolve().with_suffix(".typ")


@dataclass(frozen=True, slots=True)
class Helped:
    """One person: the help in words, and the room in each slot, empty where there is none."""

    name: str
    organisation: str
    help: tuple[str, ...]
    rooms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvacuationLabels:
    """The list's own words; `page` reads like "Side {page} av {pages}"."""

    list: str
    confidential: str
    handed_in: str
    by_room: str
    by_name: str
    elsewhere: str
    name: str
    organisation: str
    help: str
    room: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvacuationList(Paper):
    """What is printed: `slots` say when ("12.30–13.45"); none before rooms are published.

    Raises ValueError where somebody has other than as many rooms as there are slots.
    """

    labels: EvacuationLabels
    summary: str
    slots: tuple[str, ...]
    people: tuple[Helped, ...]
    news: News | None = None

    def __post_init__(self) -> None:
        if any(len(each.rooms) != len(self.slots) for each in self.people):
            raise ValueError("somebody doesn't have a room for each slot")


def evacuation_pdf(evacuation: EvacuationList) -> bytes:
    """Return `evacuation` as a PDF, first room by room and then by name.

    Raises TypesettingFailed, for which no name is a reason.
    """
    return pdf(TEMPLATE, printable_data(_data(evacuation)), evacuation.made_at)


def _data(evacuation: EvacuationList) -> dict[str, Any]:
    people = sorted(evacuation.people, key=lambda each: sort_key(each.name))
    return paper_data(evacuation) | {
        "people": [asdict(each) for each in people],
        "by_room": [_rooms(people, slot) for slot in range(len(evacuation.slots))],
    }


def _rooms(people: list[Helped], slot: int) -> list[dict[str, Any]]:
    """Return the rooms of a slot with those in them, and those who are in none of them last."""
    rooms = sorted(
        {each.rooms[slot] for each in people}, key=lambda room: (not room, sort_key(room))
    )
    return [
        {"room": room, "people": [asdict(each) for each in people if each.rooms[slot] == room]}
        for room in rooms
    ]
