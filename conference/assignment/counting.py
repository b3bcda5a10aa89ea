"""Every criterion counted anew from who sits where, whatever the solver says of itself."""

import numpy as np

from conference.assignment import columns, levels
from conference.assignment.board import Board
from conference.assignment.crowd import IntArray
from conference.assignment.dealing import Places


def level_codes(board: Board, places: Places) -> IntArray:
    """Return everybody's level as a number."""
    held = {each.session for each in board.rooms}
    sessions = sorted(held | {one for wishes in board.crowd.wishes.values for one in wishes})
    number = {session: at for at, session in enumerate(sessions)}
    values = board.crowd.wishes.values
    ranks = np.ones((len(values), len(sessions)), dtype=np.int64)
    for row, wishes in enumerate(values):
        ranks[row] = len(wishes) + 1
        for rank, session in enumerate(wishes, start=1):
            ranks[row, number[session]] = rank
    of_room = np.array([number[each.session] for each in board.rooms], dtype=np.int64)
    extra = np.tile([1, board.base - 1], (len(values), 1))
    by_room = np.concatenate([ranks[:, of_room], extra], axis=1)
    return levels.pack(by_room[board.crowd.wishes.codes[:, None], places], board.base)


def people_in(board: Board, places: Places) -> IntArray:
    """Return the number of people in each room."""
    found = np.bincount(places.ravel(), minlength=len(board.rooms) + 2)[: len(board.rooms)]
    return found.astype(np.int64)


def missing_from_groups(board: Board, places: Places) -> int:
    """Return how many people are missing to the rooms' smallest useful groups."""
    return int(np.maximum(0, board.minimum - people_in(board, places)).sum())


def fair_shares(board: Board) -> IntArray:
    """Return for each kind and room, by kind, the people it should have at least.

    That is half of the kind's people in the slot ÷ the slot's rooms, rounded down.
    """
    kinds = board.kinds
    per_slot = np.bincount(board.slot_of, minlength=len(board.slots))
    attending = np.zeros((len(kinds.values), len(board.slots)), dtype=np.int64)
    np.add.at(attending, kinds.codes, board.attends)
    floors = (attending // (2 * np.maximum(per_slot, 1)))[:, board.slot_of]
    floors[[each is None for each in kinds.values]] = 0
    flat: IntArray = floors.ravel()
    return flat


def missing_kinds(board: Board, places: Places) -> int:
    """Return how many people are missing to the kinds' fair shares of the rooms."""
    rooms, floors = len(board.rooms), fair_shares(board)
    there = np.zeros(len(floors), dtype=np.int64)
    for slot in places.T:
        seated = slot < rooms
        cells = board.kinds.codes[seated] * rooms + slot[seated]
        there += np.bincount(cells, minlength=len(floors))
    return int(np.maximum(0, floors - there).sum())


def changes(board: Board, places: Places) -> tuple[int, int]:
    """Return how many people the places move, and put at a worse level, than the plan kept."""
    profiles, of = board.plain.profiles, board.plain.of
    kept = np.array([columns.kept_rooms(board, each) for each in profiles], dtype=np.int64)
    kept = kept.reshape(len(profiles), len(board.slots))[of]
    floor = np.array([columns.floor(board, each) for each in profiles], dtype=np.int64)[of]
    moved = ((kept >= 0) & (kept != places)).any(axis=1)
    return int(moved.sum()), int((level_codes(board, places) > floor).sum())
