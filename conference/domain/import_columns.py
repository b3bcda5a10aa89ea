"""Where a table's heading is, and what its columns most likely tell."""

from collections.abc import Sequence
from dataclasses import dataclass

from conference.domain.import_words import FIELDS, plain
from conference.domain.imports import ImportField, Sheet

LOOKED_AT = 15
"""Rows from the top among which the heading is looked for: there may be titles above it."""
SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its place, its heading, what it is guessed to tell, and some of what is in it."""

    place: int
    heading: str
    guess: ImportField | None
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with its heading found: the columns, and the rows below."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    @property
    def guesses(self) -> tuple[ImportField | None, ...]:
        """What each column is guessed to tell."""
        return tuple(column.guess for column in self.columns)


def table(sheet: Sheet) -> Table:
    """Return the sheet's columns and rows; the heading is the row that names most fields."""
    width = max((len(cells) for _number, cells in sheet.rows), default=0)
    rows = [(number, (*cells, *[""] * (width - len(cells)))) for number, cells in sheet.rows]
    at = _heading_at([cells for _number, cells in rows[:LOOKED_AT]])
    above = rows[at - 1][1] if at else ("",) * width
    heading = rows[at][1] if rows else ()
    below = tuple(rows[at + 1 :])
    shown = tuple(own or over for own, over in zip(heading, above, strict=True))
    guessed = _guess(shown, _spread(above))
    columns = (
        Column(place, shown[place], guessed[place], _samples(below, place))
        for place in range(width)
    )
    return Table(tuple(columns), below)


def most_named(rows: Sequence[Sequence[str]]) -> int:
    """Return how many fields the best heading among `rows` names."""
    return max(map(_named, rows), default=0)


def _named(cells: Sequence[str]) -> int:
    return len({FIELDS[plain(cell)] for cell in cells if plain(cell) in FIELDS})


def _heading_at(rows: Sequence[Sequence[str]]) -> int:
    counts = [_named(cells) for cells in rows]
    if not any(counts):
        full = [sum(map(bool, cells)) for cells in rows]
        return next((place for place, filled in enumerate(full) if filled > 1), 0)
    return counts.index(max(counts))


def _spread(above: Sequence[str]) -> list[str]:
    """Return the headings over the heading, each over every column that it was merged across."""
    over, found = "", []
    for cell in above:
        over = cell or over
        found.append(over)
    return found


def _guess(headings: Sequence[str], over: Sequence[str]) -> list[ImportField | None]:
    """Return what each heading stands for; a field goes to the first column that names it."""
    found: list[ImportField | None] = [None] * len(headings)
    wholes = (f"{group} {own}" for group, own in zip(over, headings, strict=True))
    for names in (list(wholes), list(headings)):
        for place, name in enumerate(names):
            field = FIELDS.get(plain(name))
            if field and found[place] is None and field not in found:
                found[place] = field
    return found


def _samples(rows: Sequence[tuple[int, tuple[str, ...]]], place: int) -> tuple[str, ...]:
    found: list[str] = []
    for _number, cells in rows:
        if len(found) == SAMPLES:
            break
        if cells[place] and cells[place] not in found:
            found.append(cells[place])
    return tuple(found)
