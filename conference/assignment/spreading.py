"""Criterion 5 among people alike: exchanges that keep every other criterion as it is.

Two people of the same type and level, or of the same kind with the same sessions in different
slots, exchange all their places: no room's number changes, nobody's level does, no kind's number
does. Exchanges are tried in rounds, many at a time, each touching organisations of its own, until
nobody shares a room with their own organisation or rounds no longer help. What is left over is
for the model (`together`).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from conference.assignment import counting
from conference.assignment.board import Board
from conference.assignment.crowd import IntArray, numbered
from conference.assignment.dealing import Places

TURNS = 3
MANY = 20_000
"""About so many exchanges are weighed in a round."""

PATIENCE = 10
"""So many rounds without anything gained are enough."""

FIXED = -1
"""The class of people who exchange with nobody."""


class Spreader:
    """Who is where, how many of each organisation are in each room, and the exchanges."""

    def __init__(self, places: Places, organisation: IntArray, rooms: int) -> None:
        """`organisation` is a number for each person, -1 for those without fellows."""
        self.places = places.copy()
        self._of = organisation
        self._rooms = rooms
        self._organisations = int(organisation.max(initial=-1)) + 1
        members = np.flatnonzero(organisation >= 0)
        cells = self._cell(members[:, None], self.places[members])
        number = self._organisations * (rooms + 2)
        self._there = np.bincount(cells.ravel(), minlength=number).astype(np.int32)
        seated = int((self.places[members] < rooms).sum())
        table = self._there.reshape(-1, rooms + 2)[:, :rooms]
        self.together = seated - int(np.count_nonzero(table))
        """How many people share a room with an earlier one of their organisation."""
        self._suspects = members
        self._random = np.random.default_rng(2015)

    @property
    def sharing(self) -> IntArray:
        """The organisations that share a room with themselves, by number."""
        table = self._there.reshape(-1, self._rooms + 2)[:, : self._rooms]
        return np.flatnonzero((table > 1).any(axis=1))

    def spread(self, codes: IntArray, enough: int) -> None:
        """Exchange within classes, until no more than `enough` are together, or in vain.

        `codes` has each person's class, or `FIXED`.
        """
        of = _Class(codes)
        self._suspects = np.flatnonzero(self._of >= 0)
        least, waited = self.together, 0
        while least > enough and waited < PATIENCE:
            self._suspects = self._suspects[self._shares(self._suspects)]
            self._round(of)
            waited = 0 if self.together < least else waited + 1
            least = min(least, self.together)

    def _shares(self, people: IntArray) -> NDArray[np.bool_]:
        """Return whether each of the people shares a room with their organisation."""
        found = np.zeros(len(people), dtype=np.bool_)
        for slot in range(self.places.shape[1]):
            rooms = self.places[people, slot]
            found |= (self._there[self._cell(people, rooms)] > 1) & (rooms < self._rooms)
        return found

    def _round(self, of: "_Class") -> None:
        people = self._random.permutation(self._suspects)
        people = people[np.unique(self._of[people], return_index=True)[1]]
        people = people[of.codes[people] != FIXED]
        partners, change = self._best_partners(people, of)
        touched = np.concatenate([self._touched(people), self._touched(partners)])
        first = np.zeros(len(touched), dtype=np.bool_)
        first[np.unique(touched, return_index=True)[1]] = True
        alone = first[: len(people)] & first[len(people) :]
        good = alone & (change < self._random.integers(0, 2, len(change)))
        self._exchange(people[good], partners[good])
        self.together += int(change[good].sum())
        self._suspects = np.union1d(self._suspects, partners[good & (self._of[partners] >= 0)])

    def _best_partners(self, people: IntArray, of: "_Class") -> tuple[IntArray, IntArray]:
        """Return for each person the best of some partners, and what the exchange changes."""
        tries = int(np.clip(MANY // max(len(people), 1), 4, 64))
        partners = of.draw(np.tile(people, tries), self._random).reshape(tries, len(people))
        one = np.tile(people, tries)
        other = partners.ravel()
        change = self._change(one, other) + self._change(other, one)
        change = np.where(self._touched(one) == self._touched(other), 1, change)
        change = change.reshape(partners.shape)
        best = change.argmin(axis=0), np.arange(len(people))
        return partners[best], change[best]

    def _touched(self, people: IntArray) -> IntArray:
        """Return each person's organisation, or a number of their own for who has none."""
        return np.where(self._of[people] >= 0, self._of[people], people + self._organisations)

    def _change(self, people: IntArray, others: IntArray) -> IntArray:
        """Return how many more would be together if the people took the others' places."""
        change = np.zeros(len(people), dtype=np.int64)
        for slot in range(self.places.shape[1]):
            here, there = self.places[people, slot], self.places[others, slot]
            joins = (self._there[self._cell(people, there)] >= 1) & (there < self._rooms)
            leaves = (self._there[self._cell(people, here)] >= 2) & (here < self._rooms)
            moves = (here != there) & (self._of[people] >= 0)
            change += (joins.astype(np.int64) - leaves) * moves
        return change

    def _exchange(self, people: IntArray, others: IntArray) -> None:
        for who, gets in ((people, others), (others, people)):
            mine = who[self._of[who] >= 0]
            new = gets[self._of[who] >= 0]
            for slot in range(self.places.shape[1]):
                np.add.at(self._there, self._cell(mine, self.places[mine, slot]), -1)
                np.add.at(self._there, self._cell(mine, self.places[new, slot]), 1)
        held = self.places[people].copy()
        self.places[people] = self.places[others]
        self.places[others] = held

    def _cell(self, people: IntArray, rooms: IntArray) -> IntArray:
        return np.maximum(self._of[people], 0) * (self._rooms + 2) + rooms


class _Class:
    """People who may exchange with one another, by class."""

    def __init__(self, codes: IntArray) -> None:
        self.codes = codes
        self._order = np.argsort(codes, kind="stable")
        inside = codes[self._order]
        self._start = np.searchsorted(inside, np.arange(int(codes.max(initial=0)) + 2))

    def draw(self, people: IntArray, random: np.random.Generator) -> IntArray:
        """Return somebody of each person's class, perhaps themselves."""
        start, end = self._start[self.codes[people]], self._start[self.codes[people] + 1]
        return self._order[start + (random.random(len(people)) * (end - start)).astype(np.int64)]


@dataclass(frozen=True, slots=True)
class Spread:
    """Who sits where after exchanges, how many are `together`, and the organisations `sharing`."""

    places: Places
    together: int
    sharing: IntArray


def exchange(board: Board, places: Places, organisation: IntArray, enough: int) -> Spread:
    """Return who is where after the exchanges that leave all other criteria as they are.

    They end when no more than `enough` share a room with their organisation, or in vain. People
    of a type at the same level may exchange; and where no plan is kept, people of a kind who have
    the same sessions, if not in the same slots. People are taken in canonical order, so that the
    order they are listed in decides nothing.
    """
    order = board.order
    spreader = Spreader(places[order], organisation[order], len(board.rooms))
    if spreader.together > enough:
        by_level = numbered(board.full.of, counting.level_codes(board, places))[order]
        _take_turns(board, spreader, by_level, enough)
    found = np.empty_like(places)
    found[order] = spreader.places
    return Spread(found, spreader.together, spreader.sharing)


def _take_turns(board: Board, spreader: Spreader, by_level: IntArray, enough: int) -> None:
    is_pinned = np.array([bool(each) for each in board.crowd.pinned.values], dtype=np.bool_)
    fixed = is_pinned[board.crowd.pinned.codes[board.order]]
    for _turn in range(TURNS):
        if board.kept is None:
            spreader.spread(np.where(fixed, FIXED, _by_sessions(board, spreader.places)), enough)
        spreader.spread(np.where(fixed, FIXED, by_level), enough)
        if spreader.together <= enough:
            break


def _by_sessions(board: Board, places: Places) -> IntArray:
    """Return a number for each kind with sessions and slots; `places` in the board's order."""
    sessions = np.sort(board.session_of[places], axis=1)
    attends = board.attends[board.order] @ (1 << np.arange(len(board.slots)))
    return numbered(board.kinds.codes[board.order], attends, *sessions.T)
