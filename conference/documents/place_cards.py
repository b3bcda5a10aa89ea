"""Place cards for the tables: two on an A4 sheet, cut apart and folded, as a tagged PDF (PDF/UA-1).

A card says the same on both sides, so that it is read from across the table too.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from conference.documents.glyphs import printable_data
from conference.documents.typeset import pdf

TEMPLATE = Path(__file__).resolve().with_suffix(".typ")


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """One person's card; an empty `name` leaves a line to write it on."""

    name: str
    organisation: str


@dataclass(frozen=True, slots=True)
class RoomCards:
    """A room's cards in their order; `where` stands small on each, to sort them by."""

    where: str
    cards: tuple[PlaceCard, ...]


@dataclass(frozen=True, slots=True)
class PlaceCards:
    """What is printed in one go: `language` is nb, nn or en, `title` the file's.

    Each room begins a sheet. `notice`, which may be empty, stands small on each card.
    """

    language: str
    title: str
    notice: str
    rooms: tuple[RoomCards, ...]
    made_at: datetime


def place_cards_pdf(cards: PlaceCards) -> bytes:
    """Return `cards` as a PDF. Raises TypesettingFailed, for which no name is a reason."""
    region = "GB" if cards.language == "en" else "NO"
    data = printable_data({**asdict(cards), "made_at": None, "region": region})
    return pdf(TEMPLATE, data, cards.made_at)
