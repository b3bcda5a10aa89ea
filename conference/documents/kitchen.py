"""What the kitchen gets: how many plates of each sort, and how many in each room. No names."""

from dataclasses import dataclass
from pathlib import Path

from conference.documents.glyphs import printable_data
from conference.documents.paper import News, Paper, paper_data
from conference.documents.typeset import pdf

TEMPLATE = Path(__file__).resolve().with_suffix(".typ")


@dataclass(frozen=True, slots=True)
class ServedAt:
    """When food is served: `time` reads like "11.30–12.30"; `room` may be empty."""

    time: str
    title: str
    room: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many of what, in words."""

    label: str
    people: int


@dataclass(frozen=True, slots=True)
class RoomCount:
    """A room at a time: how many are there, and of those, how many ask for each diet."""

    time: str
    room: str
    people: int
    diets: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class KitchenLabels:
    """The paper's own words; `page` reads like "Side {page} av {pages}"."""

    list: str
    meals: str
    diets: str
    plates: str
    plates_lead: str
    total: str
    rooms: str
    time: str
    room: str
    people: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KitchenSheet(Paper):
    """What is printed: `diets` counts each diet by itself, `plates` everybody once.

    `note` tells of needs that aren't counted, or is empty; `rooms` has none before rooms are
    published. Raises ValueError where the plates aren't as many as the people.
    """

    labels: KitchenLabels
    summary: str
    people: int
    meals: tuple[ServedAt, ...]
    diets: tuple[Count, ...]
    plates: tuple[Count, ...]
    note: str
    rooms: tuple[RoomCount, ...]
    news: News | None = None

    def __post_init__(self) -> None:
        if sum(plate.people for plate in self.plates) != self.people:
            raise ValueError("the plates aren't as many as the people")


def kitchen_pdf(sheet: KitchenSheet) -> bytes:
    """Return `sheet` as a PDF. Raises TypesettingFailed."""
    return pdf(TEMPLATE, printable_data(paper_data(sheet)), sheet.made_at)
