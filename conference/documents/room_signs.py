"""Signs for the rooms' doors: A4 lying down, one for each room, as a tagged PDF (PDF/UA-1)."""

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from conference.documents.glyphs import printable_data
from conference.documents.typeset import pdf

TEMPLATE = Path(__file__).resolve().with_suffix(".typ")


@dataclass(frozen=True, slots=True)
class SignSession:
    """What is held in the room: `time` reads like "12.30–13.45"; `chair` may be empty."""

    time: str
    number: int
    title: str
    chair: str


@dataclass(frozen=True, slots=True)
class RoomSign:
    """A room with what is held in it, in the day's order."""

    room: str
    sessions: tuple[SignSession, ...]


@dataclass(frozen=True, slots=True)
class RoomSigns:
    """What is printed in one go: `language` is nb, nn or en, `title` the file's, `chair` the word
    before who leads; `foot` says which version it is and when it was made."""

    language: str
    title: str
    conference: str
    date: str
    chair: str
    foot: str
    rooms: tuple[RoomSign, ...]
    made_at: datetime


def room_signs_pdf(signs: RoomSigns) -> bytes:
    """Return `signs` as a PDF. Raises TypesettingFailed, for which no name is a reason."""
    region = "GB" if signs.language == "en" else "NO"
    data = printable_data({**asdict(signs), "made_at": None, "region": region})
    return pdf(TEMPLATE, data, signs.made_at)
