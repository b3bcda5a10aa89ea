"""The report as plain values: what is frozen when it is final, and what its pages are made of.

Moments and times are texts (ISO 8601), enums their values, so that what is frozen reads the same
whatever becomes of the code.
"""

from dataclasses import asdict, dataclass, fields
from typing import Any

from conference.domain.texts import Translated

TEXT_LENGTH = 40_000
"""What a chapter has room for: some twenty pages."""


@dataclass(frozen=True, slots=True)
class ReportSource:
    """Somewhere a contribution was said: its own number, the session's, and whose it is."""

    number: int
    session: int | None
    said_by: str


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One contribution. `said_by` names an organisation or repeats a source; empty, `voice` tells.

    `owner` is the body that is to act; `sources` are those that were merged into it.
    """

    number: int
    kind: str
    text: str
    voice: str
    said_by: str
    session: int | None
    is_session_inferred: bool
    owner: str
    is_owner_inferred: bool
    origin: str
    sources: tuple[ReportSource, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportChapter:
    """A chapter; 0 is the summary, without a title. `sessions` are the numbers it draws on."""

    number: int
    title: Translated | None
    sessions: tuple[int, ...]
    text: str
    lines: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class ReportPerson:
    """Somebody as they actually took part, with their role (an AppearanceRole's value)."""

    name: str
    title: Translated | None
    affiliation: Translated | None
    role: str
    is_inferred: bool


@dataclass(frozen=True, slots=True)
class ReportItem:
    """A line of the day: "08:45", "09:45", an ItemKind's value."""

    starts: str
    ends: str
    kind: str
    title: Translated | None
    people: tuple[ReportPerson, ...]


@dataclass(frozen=True, slots=True)
class ReportSession:
    """A parallel session."""

    number: int
    title: Translated
    people: tuple[ReportPerson, ...]


@dataclass(frozen=True, slots=True)
class ReportTurnout:
    """How many organisations were invited and came, and people came, of one kind or county.

    `value` is an OrganisationKind's value or a county's name.
    """

    value: str
    invited: int
    came: int
    people: int


@dataclass(frozen=True, slots=True)
class ReportContent:
    """All that a report says; `version` 0 is a draft, and `finalised_at` then empty."""

    name: Translated
    organiser: Translated
    slug: str
    date: str
    venue: str
    version: int
    finalised_at: str
    chapters: tuple[ReportChapter, ...]
    hosts: tuple[ReportPerson, ...]
    items: tuple[ReportItem, ...]
    sessions: tuple[ReportSession, ...]
    by_kind: tuple[ReportTurnout, ...]
    by_county: tuple[ReportTurnout, ...]
    organisations: tuple[str, ...]
    lacking: dict[str, int]

    @property
    def numbers(self) -> frozenset[int]:
        """The numbers of all contributions that the report tells of."""
        return frozenset(line.number for each in self.chapters for line in each.lines)


def to_json(content: ReportContent) -> dict[str, Any]:
    """Return the content as JSON can hold it."""
    return asdict(content)


_PARTS: dict[str, type[Any]] = {
    "name": Translated,
    "organiser": Translated,
    "title": Translated,
    "affiliation": Translated,
    "chapters": ReportChapter,
    "lines": ReportLine,
    "sources": ReportSource,
    "items": ReportItem,
    "people": ReportPerson,
    "hosts": ReportPerson,
    "by_kind": ReportTurnout,
    "by_county": ReportTurnout,
}


def from_json(kept: dict[str, Any]) -> ReportContent:
    """Return the content that `to_json` made `kept` of."""
    made = _made(ReportContent, kept)
    assert isinstance(made, ReportContent)  # noqa: S101  for the type checker
    return made


def _made(kind: type[Any], kept: dict[str, Any]) -> Any:
    values = {each.name: _value(kind, each.name, kept[each.name]) for each in fields(kind)}
    return kind(**values)


def _value(kind: type[Any], name: str, value: Any) -> Any:
    if kind is ReportTurnout or value is None:
        return value
    part = ReportSession if (kind, name) == (ReportContent, "sessions") else _PARTS.get(name)
    if isinstance(value, list | tuple):
        return tuple(
            _made(part, each) if part and isinstance(each, dict) else each for each in value
        )
    if isinstance(value, dict) and part:
        return _made(part, value)
    return value
