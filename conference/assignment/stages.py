"""The criteria by name, as stages for a model (see `measures`), in the order they count.

With a plan to keep: `worse off` and, after the seats, `moved`. Always: `seats`, `minimum`, a
criterion for each level, `together`, `balance`, `lottery`.
"""

from functools import partial

import numpy as np

from conference.assignment import counting, levels
from conference.assignment.board import Board
from conference.assignment.columns import Columns
from conference.assignment.crowd import IntArray, numbered
from conference.assignment.measures import Stage, excess, shortfall, weighted

WORSE_OFF, SEATS, MOVED, MINIMUM = "worse off", "seats", "moved", "minimum"
TOGETHER, BALANCE, LOTTERY = "together", "balance", "lottery"
EVENLY = "evenly"


def hard(board: Board) -> list[Stage]:
    """Return the stages that come before the wishes. (`seats` counts those missing.)"""
    seats = weighted(SEATS, lambda columns: columns.missing)
    stages = [seats]
    if board.kept is not None:
        worse_off = weighted(WORSE_OFF, lambda columns: columns.worse)
        moved = weighted(MOVED, lambda columns: columns.moved)
        stages = [worse_off, seats, moved]
    if board.minimum.any():
        rooms = len(board.rooms)
        stages.append(shortfall(MINIMUM, lambda columns: _seats(columns, rooms), board.minimum))
    return stages


def level(board: Board, code: int) -> Stage:
    """Return the stage that counts people at the level of that number or a worse one."""
    name = levels.name(levels.unpack(code, board.base, len(board.slots)))
    return weighted(name, lambda columns: (columns.level >= code).astype(np.int64))


def beyond(board: Board, kind: IntArray, organisation: IntArray) -> list[Stage]:
    """Return the stages that look beyond the single person: `together`, `balance`.

    `kind` and `organisation` have a number for each type of the model; organisations of -1 don't
    count, and without any other there is no such stage.
    """
    stages, rooms, floors = [], len(board.rooms), counting.fair_shares(board)
    if (organisation >= 0).any():
        cells = partial(_cells, organisation, rooms)
        stages.append(excess(TOGETHER, cells, (int(organisation.max()) + 1) * rooms))
    if floors.any():
        stages.append(shortfall(BALANCE, partial(_cells, kind, rooms), floors))
    return stages


def evenly(board: Board, kind: IntArray, columns: Columns, people: IntArray) -> Stage:
    """Return a stage, no criterion, that has people with the same sessions in every order.

    `people` is an answer on the columns; nearly an even share of it is what every order is to
    have. It gives people of one organisation somebody to exchange with.
    """
    group = numbered(kind[columns.owner], *np.sort(board.session_of[columns.rooms], axis=1).T)
    order = numbered(group, *columns.rooms.T)
    first = np.unique(order, return_index=True)[1]
    share = np.bincount(group, weights=people) / np.bincount(group[first])
    return shortfall(
        EVENLY, lambda _same: order[:, None], (share[group[first]] * 0.9).astype(np.int64)
    )


def _cells(number: IntArray, rooms: int, columns: Columns) -> IntArray:
    """Return for each column and slot the cell of its type's number and its room, or -1."""
    of = number[columns.owner][:, None]
    return np.where((of >= 0) & (columns.rooms < rooms), of * rooms + columns.rooms, -1)


def _seats(columns: Columns, rooms: int) -> IntArray:
    """Return the room in each slot, or -1 without a seat."""
    return np.where(columns.rooms < rooms, columns.rooms, -1)
