"""Criterion 5: as few as possible from one organisation in the same room at the same time.

Most often exchanges among people alike bring it down to what can't be avoided, which proves it.
What they leave is solved with the fellows of the organisations in question as types of their own:
first with everybody's level as it is, then without holding on to that. Organisations that aren't
singled out count for nothing in the model, so its answer is a bound for all of them, and with
each round more are singled out.
"""

import numpy as np

from conference.assignment import counting, stages
from conference.assignment.columns import Columns, for_types
from conference.assignment.crowd import IntArray, firsts, numbered
from conference.assignment.dealing import Places
from conference.assignment.fellows import unavoidable
from conference.assignment.search import Search
from conference.assignment.settling import Settled
from conference.assignment.spreading import Spread, exchange

FEW = 3000
"""With no more fellows than this, all organisations are singled out at once, or else those with
more than two: two people can nearly always be kept apart by exchanges."""


class Together:
    """Organisations kept apart, in what the former criteria leave open."""

    def __init__(self, search: Search, columns: Columns, reached: IntArray, missing: int) -> None:
        """`columns` are those of types with kind, `reached` the levels that anybody is at."""
        self._search = search
        self._board = search.board
        self._columns = columns
        self._reached = reached
        self._organisation = search.board.fellows
        self._single = np.zeros(int(self._organisation.max(initial=-1)) + 1, dtype=np.bool_)
        self._size = np.bincount(self._organisation[self._organisation >= 0])
        self._bound = unavoidable(search.board, self._organisation, missing)

    def places(self, settled: Settled, places: Places) -> Places:
        """Return the best places; `settled` has the criteria after this one, `places` theirs."""
        if not len(self._single):
            self._note(settled)
            return places
        spread = self._exchange(places)
        if spread.together > self._bound and settled.is_best:
            spread, settled = self._hold_levels(spread, settled)
        if spread.together > self._bound and settled.is_best:
            spread, settled = self._free(spread, settled)
        self._note(settled)
        return spread.places

    def _note(self, settled: Settled) -> None:
        self._search.bounds |= settled.bounds | {stages.TOGETHER: self._bound}

    def _exchange(self, places: Places) -> Spread:
        return exchange(self._board, places, self._organisation, self._bound)

    def _hold_levels(self, spread: Spread, settled: Settled) -> tuple[Spread, Settled]:
        """Try to reach the bound with everybody at the level they have."""
        while self._single_out(spread):
            found, places = self._solve(spread.places)
            last = {name: found.values.get(name) for name in settled.values}
            if (
                places is None
                or last != settled.values
                or found.values[stages.TOGETHER] > self._bound
            ):
                break
            spread = self._exchange(places)
            if spread.together <= self._bound:
                break
        return spread, settled

    def _free(self, spread: Spread, settled: Settled) -> tuple[Spread, Settled]:
        """Solve it exactly, singling out more until those left aside share no room."""
        self._single[:] = False
        while self._single_out(spread):
            found, places = self._solve(None)
            self._bound = max(self._bound, found.bounds.get(stages.TOGETHER, 0))
            if places is None:
                break
            spread, settled = self._exchange(places), found
            if not found.is_best or spread.together <= self._bound:
                break
        return spread, settled

    def _single_out(self, spread: Spread) -> bool:
        """Single out the organisations that share rooms; False when they all are already."""
        before = self._single.copy()
        self._single[spread.sharing] = True
        if len(self._size) and self._size.sum() <= FEW:
            self._single[:] = True
        elif self._size[self._size > 2].sum() <= FEW:
            self._single[self._size > 2] = True
        return bool((self._single != before).any())

    def _solve(self, held: Places | None) -> tuple[Settled, Places | None]:
        """Solve with organisations singled out; with `held` everybody keeps their level there."""
        board = self._board
        is_single = (self._organisation >= 0) & self._single[self._organisation]
        organisation = np.where(is_single, self._organisation, -1)
        level = np.zeros_like(organisation)
        if held is not None:
            level = counting.level_codes(board, held)
        of = numbered(board.full.of, level, organisation + 1)
        first = firsts(of)
        columns = for_types(self._columns, board.full.of[first])
        if held is not None:
            columns = columns.only(columns.level == level[first][columns.owner])
        settled = self._search.finish(columns, of, organisation[first], self._reached)
        if settled.people is None:
            return settled, None
        return settled, self._search.deal(settled, of)
