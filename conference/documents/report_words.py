"""The words that a printed report has besides what was said and written: the reader's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class ReportWords:
    """Fixed words; `named` are those of the enums, by class and value: "ItemKind.meal".

    In braces: `report` {conference}, `version` {number} and {day}, `number` and `session` {number},
    `page` {page} and {pages}. `day` is the conference's, in words.
    """

    language: str
    day: str
    report: str
    draft: str
    version: str
    contents: str
    summary: str
    others: str
    session: str
    number: str
    inferred: str
    written: str
    also: str
    programme: str
    the_day: str
    time: str
    what: str
    who: str
    sessions: str
    turnout: str
    by_kind: str
    by_county: str
    kind: str
    county: str
    invited: str
    came: str
    people: str
    total: str
    organisations: str
    checksum: str
    page: str
    named: Mapping[str, str]

    def of(self, enum: type[StrEnum], value: str) -> str:
        """Return the word for the enum's member with `value`."""
        return self.named[key(enum, value)]


def key(enum: type[StrEnum], value: str) -> str:
    """Return what `ReportWords.named` has a word under."""
    return f"{enum.__name__}.{value}"
