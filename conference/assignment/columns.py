"""The variables of the model as arrays: one for every type of people × bundle open to it."""

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
from numpy.typing import NDArray

from conference.assignment import levels
from conference.assignment.board import Board, Profile, Types
from conference.assignment.crowd import IntArray


@dataclass(frozen=True, slots=True)
class Columns:
    """Per column its type, the room in each slot, and the level as a number.

    Beside it how many slots it leaves without a seat, and of the plan that is kept 1 where it
    moves the person, and 1 where it puts the person at a worse level.
    """

    owner: IntArray
    rooms: IntArray
    level: IntArray
    missing: IntArray
    moved: IntArray
    worse: IntArray

    def __len__(self) -> int:
        """Return the number of columns."""
        return len(self.owner)

    def only(self, chosen: NDArray[np.bool_] | IntArray) -> "Columns":
        """Return the columns where a mask holds, or those of these numbers."""
        return replace(self, **{name: getattr(self, name)[chosen] for name in self.__slots__})


def for_types(columns: Columns, parents: IntArray) -> Columns:
    """Return the columns for finer types: each gets those of its parent among the coarser."""
    start = np.searchsorted(columns.owner, parents, side="left")
    number = np.searchsorted(columns.owner, parents, side="right") - start
    before = np.cumsum(number) - number
    chosen = np.arange(int(number.sum())) - np.repeat(before - start, number)
    owner = np.repeat(np.arange(len(parents)), number)
    return replace(columns.only(chosen), owner=owner)


def columns_of(board: Board, types: Types, *, unseated: bool) -> Columns:
    """Return the columns of all types, by type; with `unseated` also those that lack a seat."""
    alike = defaultdict(list)
    for number, each in enumerate(types.profiles):
        alike[each.slots, each.pinned, each.barred].append(number)
    blocks = [_block(board, types, np.array(numbers), unseated) for numbers in alike.values()] or [
        _none(len(board.slots))
    ]
    joined = Columns(
        *(np.concatenate([getattr(one, name) for one in blocks]) for name in Columns.__slots__)
    )
    return joined.only(np.argsort(joined.owner, kind="stable"))


def _none(slots: int) -> Columns:
    nothing = np.zeros(0, dtype=np.int64)
    return Columns(nothing, nothing.reshape(0, slots), *[nothing] * 4)


def _block(board: Board, types: Types, numbers: IntArray, unseated: bool) -> Columns:
    """Return the columns of the types of these numbers, who have the same bundles."""
    profiles = [types.profiles[each] for each in numbers]
    bundles = _bundles(board, profiles[0], unseated)
    ranks = np.array([_ranks(board, each) for each in profiles])
    level = levels.pack(ranks[:, bundles], board.base)
    kept = np.array([kept_rooms(board, each) for each in profiles])
    moved = ((kept[:, None, :] >= 0) & (bundles[None] != kept[:, None, :])).any(axis=2)
    floors = np.array([floor(board, each) for each in profiles])
    people = len(numbers)
    return Columns(
        owner=np.repeat(numbers, len(bundles)),
        rooms=np.tile(bundles, (people, 1)),
        level=level.ravel(),
        missing=np.tile((bundles == board.unseated).sum(axis=1), people),
        moved=moved.ravel().astype(np.int64),
        worse=(level > floors[:, None]).ravel().astype(np.int64),
    )


def _bundles(board: Board, profile: Profile, unseated: bool) -> IntArray:
    """Return every bundle that the hard rules leave, seats aside: a room for each slot."""
    pinned = {pin.slot: pin.session for pin in profile.pinned}
    choices = []
    for slot in board.slots:
        if slot not in profile.slots:
            choices.append([board.absent])
        elif slot in pinned:
            choices.append([board.number[slot, pinned[slot]]])
        else:
            held = [session for session in board.sessions if session not in profile.barred]
            rooms = [board.number[slot, each] for each in held if (slot, each) in board.number]
            choices.append([*rooms, *([board.unseated] if unseated else [])])
    bundles = [each for each in product(*choices) if _is_open(board, each)]
    return np.array(bundles, dtype=np.int64).reshape(len(bundles), len(board.slots))


def _is_open(board: Board, bundle: tuple[int, ...]) -> bool:
    sessions = [board.rooms[room].session for room in bundle if room < board.absent]
    return len(sessions) == len(set(sessions))


def _ranks(board: Board, profile: Profile) -> list[int]:
    """Return the rank that each room has for the profile, and of being absent and unseated."""
    wish = {session: rank for rank, session in enumerate(profile.wishes, start=1)}
    unlisted = len(profile.wishes) + 1
    return [*(wish.get(each.session, unlisted) for each in board.rooms), 1, board.base - 1]


def kept_rooms(board: Board, profile: Profile) -> list[int]:
    """Return the room kept in each slot, -1 for none, and no room's number for one that is gone."""
    gone = board.unseated + 1
    session = {pin.slot: pin.session for pin in profile.kept or () if pin.slot in profile.slots}
    return [
        board.number.get((slot, session[slot]), gone) if slot in session else -1
        for slot in board.slots
    ]


def floor(board: Board, profile: Profile) -> int:
    """Return the level, as a number, that the plan to keep gave the profile."""
    if profile.kept is None:
        return int(board.base ** len(board.slots))
    session = {pin.slot: pin.session for pin in profile.kept}
    wish = {each: rank for rank, each in enumerate(profile.wishes, start=1)}
    unlisted = len(profile.wishes) + 1
    ranks = [
        wish.get(session[slot], unlisted) if slot in session else board.base - 1
        for slot in profile.slots
    ]
    ranks += [1] * (len(board.slots) - len(ranks))
    return int(levels.pack(np.array(ranks), board.base))
