"""A programme as a timetable: times down, plenary and rooms across, as rows of spanning cells.

A row begins at each moment at which something begins or ends. What shares time in one track stands
in one cell, one below the other, so that nothing is hidden by what it overlaps.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from conference.domain.plan import Plan, PlannedItem, PlannedOccurrence


@dataclass(frozen=True, slots=True)
class Block:
    """Something in the timetable: an item, or (with `occurrence`) a session held in the slot."""

    item: PlannedItem
    occurrence: PlannedOccurrence | None = None

    @property
    def track(self) -> str | None:
        """The room it is in; None is plenary."""
        return self.occurrence.room if self.occurrence else self.item.room


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of one track that is `rows` high; without blocks it is free time."""

    track: str | None
    rows: int
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class GridRow:
    """The time from one moment to the next, and the cells that begin here."""

    starts_at: datetime
    ends_at: datetime
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The timetable: its tracks from left to right (None is plenary), and its rows."""

    tracks: tuple[str | None, ...]
    rows: tuple[GridRow, ...]


def grid(plan: Plan) -> Grid:
    """Return the timetable of the plan, every room a track; empty where there is no item."""
    tracks: tuple[str | None, ...] = (None, *(each.name for each in plan.rooms))
    slots = {each.key: each for each in plan.items}
    blocks = [Block(each) for each in plan.items]
    blocks += [Block(slots[each.item], each) for each in plan.occurrences]
    moments = sorted({m for each in plan.items for m in (each.starts_at, each.ends_at)})
    places = {moment: number for number, moment in enumerate(moments)}
    columns = [
        _column(track, [each for each in blocks if each.track == track], places) for track in tracks
    ]
    rows = [
        GridRow(
            moments[number],
            moments[number + 1],
            tuple(column[number] for column in columns if number in column),
        )
        for number in range(len(moments) - 1)
    ]
    return Grid(tracks, tuple(rows))


def _column(
    track: str | None, blocks: Sequence[Block], places: dict[datetime, int]
) -> dict[int, Cell]:
    """Return one track's cells by the number of the row that each begins in."""
    cells: dict[int, Cell] = {}
    row, last = 0, len(places) - 1
    for together in _clusters(blocks):
        starts = places[min(each.item.starts_at for each in together)]
        ends = places[max(each.item.ends_at for each in together)]
        for free in range(row, starts):
            cells[free] = Cell(track, 1)
        cells[starts] = Cell(track, ends - starts, tuple(together))
        row = ends
    for free in range(row, last):
        cells[free] = Cell(track, 1)
    return cells


def _clusters(blocks: Iterable[Block]) -> list[list[Block]]:
    """Return the blocks in order, those that share time together."""
    ordered = sorted(blocks, key=lambda each: (each.item.starts_at, each.item.ends_at))
    found: list[list[Block]] = []
    ends: datetime | None = None
    for each in ordered:
        if ends is not None and each.item.starts_at < ends:
            found[-1].append(each)
            ends = max(ends, each.item.ends_at)
        else:
            found.append([each])
            ends = each.item.ends_at
    return found
