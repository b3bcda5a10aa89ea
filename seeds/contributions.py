"""What was said at an earlier conference, as dataclasses, read from a file such as
data/contributions2015.toml."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from seeds.programme import DATA, Text

OF_2015 = DATA / "contributions2015.toml"


@dataclass(frozen=True, slots=True)
class ChapterSeed:
    """A chapter of the report, from 1; `sessions` are the numbers of those it draws on."""

    number: int
    title: Text
    sessions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ContributionSeed:
    """One thing said; `source` is its own mark, chapter 0 the summary, `session` inferred.

    `responsible` (inferred too) and `said_by` are in the source's words.
    """

    source: str
    chapter: int
    kind: str
    voice: str
    said_by: str
    text: str
    session: int | None = None
    responsible: str = ""


@dataclass(frozen=True, slots=True)
class ReportSeed:
    """A whole report."""

    chapters: tuple[ChapterSeed, ...]
    contributions: tuple[ContributionSeed, ...]


def load(path: Path = OF_2015) -> ReportSeed:
    """Return what the TOML file at `path` holds.

    Raises OSError, tomllib.TOMLDecodeError, or TypeError/KeyError for what doesn't belong there.
    """
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return ReportSeed(
        tuple(
            ChapterSeed(row["number"], Text(**row["title"]), tuple(row["sessions"]))
            for row in table["chapters"]
        ),
        tuple(ContributionSeed(**row) for row in table["contributions"]),
    )
