"""What the papers of the day say alike: whose they are, how new, and what is new since the last."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

PAGE, PAGES = "{page}", "{pages}"


@dataclass(frozen=True, slots=True)
class NewsLine:
    """A word for what has happened, as "Nye", and to whom, in words."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class News:
    """What is new since a paper was printed last: `heading` says since when; may have no lines."""

    heading: str
    lines: tuple[NewsLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What every paper says: `language` is nb, nn or en, `title` the file's; `version` reads like
    "Fordeling nr. 3", `printed` says `made_at` (aware) in words; `notice` stands at the foot."""

    language: str
    title: str
    conference: str
    date: str
    version: str
    printed: str
    made_at: datetime
    notice: str = ""


def paper_data(paper: Paper) -> dict[str, Any]:
    """Return `paper` as a template takes it: what JSON can hold, and the language's region."""
    data = asdict(paper)
    del data["made_at"]
    data["region"] = "GB" if paper.language == "en" else "NO"
    return data
