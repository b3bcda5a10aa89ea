"""Organisations on their way in from a file: what a table holds, and what becomes of each row."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any

from conference.domain.organisations import OrganisationFacts, OrganisationKind, WrittenStandard

ROW_LIMIT = 5000
COLUMN_LIMIT = 60
KEPT = timedelta(hours=12)
"""How long a file that was handed in waits for its import."""


class ImportField(StrEnum):
    """What a column can tell of an organisation, in the order an export has its columns."""

    NAME = "name"
    NUMBER = "number"
    ALIASES = "aliases"
    KIND = "kind"
    COUNTY = "county"
    MUNICIPALITY = "municipality"
    WRITTEN_STANDARD = "written_standard"
    TAGS = "tags"
    CONTACT_NAME = "contact_name"
    CONTACT_EMAIL = "contact_email"
    CONTACT_PHONE = "contact_phone"


class RowState(StrEnum):
    """What a row is to the guest list, the ones that need somebody first."""

    WRONG = "wrong"
    DOUBTFUL = "doubtful"
    CHANGED = "changed"
    NEW = "new"
    UNCHANGED = "unchanged"


class RowFault(StrEnum):
    """Why a row can't be taken in."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    NUMBER_INVALID = "number_invalid"
    EMAIL_INVALID = "email_invalid"
    KIND_UNKNOWN = "kind_unknown"
    COUNTY_UNKNOWN = "county_unknown"
    STANDARD_UNKNOWN = "standard_unknown"
    REPEATED = "repeated"
    NUMBER_TAKEN = "number_taken"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table read from a file: each row with its number there, and its cells as trimmed text."""

    rows: tuple[tuple[int, tuple[str, ...]], ...]
    name: str = ""


def sheet_from(stored: Mapping[str, Any]) -> Sheet:
    """Return the table that is kept as plain values: `rows` and `name`."""
    rows = tuple((number, tuple(cells)) for number, cells in stored["rows"])
    return Sheet(rows, stored["name"])


@dataclass(frozen=True, slots=True)
class Choices:
    """What the organiser has said of a file: its columns, what holds where it is silent, doubts.

    `columns` has one entry per column; `same` is by row number, 0 for "another organisation".
    """

    columns: tuple[ImportField | None, ...]
    kind: OrganisationKind | None = None
    standard: WrittenStandard | None = WrittenStandard.NB
    same: Mapping[int, int] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return the choices as plain values."""
        return {
            "columns": [each.value if each else None for each in self.columns],
            "kind": self.kind.value if self.kind else None,
            "standard": self.standard.value if self.standard else None,
            "same": {str(row): known for row, known in self.same.items()},
        }


def choices_from(stored: Mapping[str, Any]) -> Choices:
    """Return the choices that `to_json` made plain values of."""
    return Choices(
        tuple(ImportField(each) if each else None for each in stored["columns"]),
        OrganisationKind(stored["kind"]) if stored["kind"] else None,
        WrittenStandard(stored["standard"]) if stored["standard"] else None,
        {int(row): known for row, known in stored["same"].items()},
    )


@dataclass(frozen=True, slots=True)
class Known:
    """An organisation that is on the guest list."""

    id: int
    facts: OrganisationFacts


@dataclass(frozen=True, slots=True)
class Checks:
    """What only a library knows: whether a number, or an address, can be one."""

    number: Callable[[str], bool]
    email: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row, in which column, and what stands there."""

    kind: RowFault
    field: ImportField
    value: str = ""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that the file has otherwise than the guest list."""

    field: ImportField
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Candidate:
    """An organisation that a row may be."""

    id: int
    name: str
    municipality: str


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One row and what becomes of it; `facts` is None where it is wrong or still in doubt.

    `candidates` are those it may be (until and after the organiser has said), `same_as` the one
    that it is.
    """

    number: int
    name: str
    place: str
    state: RowState
    facts: OrganisationFacts | None = None
    same_as: int | None = None
    changes: tuple[FieldChange, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Every row of a file, in its order."""

    rows: tuple[ImportRow, ...]

    @property
    def counts(self) -> Mapping[RowState, int]:
        """How many rows there are in each state."""
        return Counter(row.state for row in self.rows)
