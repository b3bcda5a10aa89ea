"""The search for the best places: the criteria's stages one after the other.

Seats and groups are settled with people gathered by what they may get, wishes with people
gathered by those too, kinds and the lottery with people gathered by kind as well; what a coarser
model rules out never reaches a finer one. Organisations come in last (see `together`).
"""

from dataclasses import replace
from functools import partial

import numpy as np

from conference.assignment import lottery, stages
from conference.assignment.board import Board
from conference.assignment.clock import Clock
from conference.assignment.columns import Columns, columns_of, for_types
from conference.assignment.crowd import IntArray, firsts, numbered
from conference.assignment.dealing import Places, deal
from conference.assignment.first_come import in_turn
from conference.assignment.measures import Stage
from conference.assignment.model import Model
from conference.assignment.settling import Settled, settle


class Search:
    """Criteria settled so far: `bounds` by name, and `kept` with the value each has reached."""

    def __init__(self, board: Board, clock: Clock) -> None:
        """Start with nothing settled."""
        self.board = board
        self.bounds: dict[str, int] = {}
        self._clock = clock
        self._kept: list[tuple[Stage, int]] = []

    def settle(self, columns: Columns, of: IntArray, criteria: list[Stage]) -> Settled:
        """Return the best by the criteria among what those kept leave.

        `of` has each person's type among those of the columns.
        """
        return settle(partial(self._model, columns, np.bincount(of)), criteria)

    def keep(self, criteria: list[Stage], settled: Settled) -> None:
        """Keep what has been settled, and tell of it."""
        self.bounds |= settled.bounds
        self._kept += zip(criteria, settled.values.values(), strict=False)
        for name, value in settled.values.items():
            seats = int(self.board.attends.sum()) - value
            self._clock.tell(name, seats if name == stages.SEATS else value)

    def _model(self, columns: Columns, size: IntArray) -> Model:
        model = Model(columns, size, self.board.seats, self._clock)
        for stage, most in self._kept:
            model.keep(stage(model), most)
        return model

    def give_seats(self) -> Settled:
        """Return as many seats given as possible, and what else comes before the wishes."""
        types, criteria = self.board.terms, stages.hard(self.board)
        settled = self.settle(columns_of(self.board, types, unseated=True), types.of, criteria)
        self.keep(criteria, settled)
        return settled

    def grant_wishes(self, missing: int) -> Settled | None:
        """Return the best levels: the first that everybody can be kept to, then downwards.

        None when time ran out before anything was found.
        """
        types = self.board.plain
        columns = columns_of(self.board, types, unseated=missing > 0)
        best = np.full(len(types.size), np.iinfo(np.int64).max)
        np.minimum.at(best, columns.owner, columns.level)
        levels = np.unique(columns.level)
        for worst in levels[levels >= best.max(initial=0)]:
            within = columns.only(columns.level <= worst)
            criteria = [stages.level(self.board, each) for each in levels[levels <= worst][::-1]]
            settled = self.settle(within, types.of, criteria)
            if not settled.impossible:
                self.keep(criteria, settled)
                return settled if settled.people is not None else None
        return None

    def finish(
        self, columns: Columns, of: IntArray, organisation: IntArray, reached: IntArray
    ) -> Settled:
        """Return the best by the criteria after the wishes.

        The columns are those of types that part no kind; `of` has each person's type, and
        `organisation` the one singled out for each type, or -1. `reached` are the levels that
        anybody is at.
        """
        board = self.board
        kind = board.kinds.codes[firsts(of)]
        order = board.by_lottery(of)
        criteria = stages.beyond(board, kind, organisation)
        if board.weights.any() and len(reached) > 1:
            criteria.append(lottery.stage(board.weights, order, of, reached))
        settled = self.settle(columns, of, criteria)
        is_left = (board.fellows >= 0) & (organisation[of] < 0)
        if settled.people is not None and settled.is_best and is_left.any():
            return self._evened(settled, settled.people, kind, organisation)
        return settled

    def deal(self, settled: Settled, of: IntArray) -> Places:
        """Return who sits where by what was settled for types; first come where nothing was."""
        if settled.people is None:
            return in_turn(self.board)
        return deal(settled.columns, settled.people, self.board.by_lottery(of))

    def _evened(
        self, settled: Settled, people: IntArray, kind: IntArray, organisation: IntArray
    ) -> Settled:
        """Return an answer as good, everybody at the same level, but in other orders of sessions.

        For who isn't singled out it makes it likely that there is somebody to exchange with.
        """
        columns = settled.columns
        level = numbered(columns.owner, columns.level)
        size = np.bincount(level, weights=people).astype(np.int64)
        chosen = columns.only(size[level] > 0)
        owner = numbered(level[size[level] > 0])
        parent = chosen.owner[np.unique(owner, return_index=True)[1]]
        split = replace(chosen, owner=owner)
        criteria = stages.beyond(self.board, kind[parent], organisation[parent])
        criteria.append(stages.evenly(self.board, kind[parent], split, people[size[level] > 0]))
        found = settle(partial(self._model, split, size[size > 0]), criteria)
        same = [each for each in found.values if each != stages.EVENLY]
        if found.people is None or any(found.values[each] > settled.values[each] for each in same):
            return settled
        return replace(settled, columns=chosen, people=found.people)


def by_kind(board: Board, wishes: Settled) -> Columns:
    """Return the columns of types with kind that a best answer may use."""
    parents = board.plain.of[firsts(board.full.of)]
    return for_types(wishes.columns.only(wishes.is_used), parents)
