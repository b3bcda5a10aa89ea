"""How many people of one organisation must share a room, whatever the plan."""

import numpy as np

from conference.assignment.board import Board
from conference.assignment.crowd import IntArray


def unavoidable(board: Board, organisation: IntArray, missing: int) -> int:
    """Return how many must share a room in any plan that leaves `missing` seats ungiven.

    An organisation can be in no more rooms than there are in the slot, nor than its pins allow.
    """
    total = 0
    for at, slot in enumerate(board.slots):
        here = np.flatnonzero((organisation >= 0) & (board.attends[:, at] == 1))
        of, pinned = organisation[here], _pinned(board, here, slot)
        is_pinned = pinned < board.absent
        people = np.bincount(of)
        pins = np.bincount(of[is_pinned], minlength=len(people))
        pairs = np.unique(of[is_pinned] * board.absent + pinned[is_pinned])
        pin_rooms = np.bincount(pairs // board.absent, minlength=len(people))
        rooms = int(((board.slot_of == at) & (board.seats > 0)).sum())
        most = np.minimum(rooms, pin_rooms + people - pins)
        total += int(np.maximum(0, people - most).sum())
    return max(0, total - missing)


def _pinned(board: Board, people: IntArray, slot: str) -> IntArray:
    """Return the room that each of the people is pinned to in the slot, or `absent`."""
    rooms = [
        next((board.number[slot, pin.session] for pin in pins if pin.slot == slot), board.absent)
        for pins in board.crowd.pinned.values
    ]
    return np.array(rooms, dtype=np.int64)[board.crowd.pinned.codes[people]]
