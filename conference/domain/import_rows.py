"""What one row of a file says of an organisation, read into the guest list's own terms."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from conference.domain.import_words import COUNTIES, KINDS, STANDARDS, plain
from conference.domain.imports import Checks, Choices, Fault, ImportField, RowFault
from conference.domain.organisations import (
    LISTED_LIMIT,
    TAG_LENGTH,
    aliases_in,
    bare_number,
    tags_in,
)
from conference.domain.registrations import clean_name

_F, _X = ImportField, RowFault
LENGTHS = {_F.NAME: 300, _F.CONTACT_EMAIL: 300, _F.CONTACT_PHONE: 30, _F.ALIASES: 300}
LENGTHS |= {_F.TAGS: TAG_LENGTH}
LINE = 120
NEEDED = (
    _F.NAME,
    _F.KIND,
    _F.COUNTY,
    _F.MUNICIPALITY,
    _F.WRITTEN_STANDARD,
    _F.CONTACT_NAME,
    _F.CONTACT_EMAIL,
)
SHOWN = 60
"""Characters of a faulty value that are repeated to the reader."""


@dataclass(slots=True)
class Said:
    """What a row says: values in the guest list's terms (none for empty cells), and its faults."""

    values: dict[ImportField, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def read(
    cells: Collection[str], choices: Choices, counties: Mapping[str, str], checks: Checks
) -> Said:
    """Return what `cells` say by the columns chosen; an empty cell says nothing.

    `counties` are those known besides Norway's own, by their plain words.
    """
    said = Said()
    for column, cell in zip(choices.columns, cells, strict=False):
        if column and clean_name(cell):
            _take(said, column, cell, counties, checks)
    return said


def default(said: Said, choices: Choices) -> None:
    """Fill in what holds for new organisations where the file is silent."""
    if choices.kind and not _speaks(said, _F.KIND):
        said.values[_F.KIND] = choices.kind
    if choices.standard and not _speaks(said, _F.WRITTEN_STANDARD):
        said.values[_F.WRITTEN_STANDARD] = choices.standard


def missing(said: Said) -> list[Fault]:
    """Return what a new organisation can't do without, and the row doesn't say."""
    return [Fault(_X.MISSING, each) for each in NEEDED if not _speaks(said, each)]


def _speaks(said: Said, what: ImportField) -> bool:
    return what in said.values or any(fault.field is what for fault in said.faults)


def _take(
    said: Said, column: ImportField, cell: str, counties: Mapping[str, str], checks: Checks
) -> None:
    value = _value(column, cell, counties)
    fault = _fault(column, value, checks)
    if fault:
        said.faults.append(Fault(fault, column, cell[:SHOWN]))
    else:
        said.values[column] = value


def _value(column: ImportField, cell: str, counties: Mapping[str, str]) -> Any:
    """Return what `cell` stands for in its column; None for what isn't known."""
    if column is _F.COUNTY:
        return _county(clean_name(cell) or "", counties)
    reader = _READERS.get(column, clean_name)
    return reader(cell)


def _county(text: str, counties: Mapping[str, str]) -> str | None:
    if text in counties.values():
        return text
    return counties.get(plain(text)) or COUNTIES.get(plain(text))


_READERS: dict[ImportField, Callable[[str], Any]] = {
    _F.NUMBER: bare_number,
    _F.KIND: lambda cell: KINDS.get(plain(cell)),
    _F.WRITTEN_STANDARD: lambda cell: STANDARDS.get(plain(cell)),
    _F.ALIASES: aliases_in,
    _F.TAGS: tags_in,
}
_UNKNOWN = {
    _F.KIND: _X.KIND_UNKNOWN,
    _F.COUNTY: _X.COUNTY_UNKNOWN,
    _F.WRITTEN_STANDARD: _X.STANDARD_UNKNOWN,
}


def _fault(column: ImportField, value: Any, checks: Checks) -> RowFault | None:
    if value is None:
        return _UNKNOWN[column]
    if column is _F.NUMBER and not checks.number(value):
        return _X.NUMBER_INVALID
    texts = value if isinstance(value, tuple) else (value,)
    if len(texts) > LISTED_LIMIT:
        return _X.TOO_MANY
    if any(len(each) > LENGTHS.get(column, LINE) for each in texts):
        return _X.TOO_LONG
    if column is _F.CONTACT_EMAIL and not checks.email(value):
        return _X.EMAIL_INVALID
    return None
