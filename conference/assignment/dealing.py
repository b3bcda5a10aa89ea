"""From so many people per column to who sits where."""

import numpy as np

from conference.assignment.columns import Columns
from conference.assignment.crowd import IntArray

Places = IntArray
"""For each person (row) the room in each slot (column), by the board's numbers."""


def deal(columns: Columns, people: IntArray, order: IntArray) -> Places:
    """Return the places: within a type the first in `order` get the best levels."""
    by_type = np.lexsort((np.arange(len(columns)), columns.level, columns.owner))
    places = np.empty((len(order), columns.rooms.shape[1]), dtype=np.int64)
    places[order] = columns.rooms[np.repeat(by_type, people[by_type])]
    return places
