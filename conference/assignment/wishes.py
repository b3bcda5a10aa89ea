"""Criterion 4: as few people as possible at the worst level, then at the next, and so on.

First a climb from the best level: the first one that everybody can be kept within bounds the
worst off, and columns beyond it are never built. From there the levels are minimised downwards.
"""

from collections import Counter

import numpy as np

from conference.assignment import columns as columns_of
from conference.assignment.board import Board
from conference.assignment.clock import Clock
from conference.assignment.columns import Columns, IntArray
from conference.assignment.deals import Deal, Result, missing
from conference.assignment.model import Model
from conference.assignment.plan import level_name


def grant_wishes(board: Board, seated: Result, clock: Clock) -> Result:
    """Return the deal with the best levels among those that give as many seats as `seated`."""
    unseated = missing(board, seated.deal)
    columns = columns_of.of_types(board)
    if unseated == 0:
        columns = columns.only(columns.missing == 0)
    return _Search(board, columns, unseated, seated, clock).result()


class _Search:
    """The search for the best levels; `bounds` gets better as it goes."""

    def __init__(
        self, board: Board, columns: Columns, unseated: int, seated: Result, clock: Clock
    ) -> None:
        self._columns = columns
        self._unseated = unseated
        self._seated = seated
        self._clock = clock
        self._board = board
        self._names = [level_name(each) for each in board.levels]
        self._bounds = dict(seated.bounds)

    def result(self) -> Result:
        """Return the best deal found before the clock's limit, with the bounds proven."""
        for worst in self._candidates():
            columns = self._columns.only(self._columns.level >= worst)
            outcome = self._model(columns).relax(_no_better(columns, worst), 0)
            if outcome is not None and not outcome.impossible:
                found = self._by_bounds(columns, worst)
                if found is not None:
                    return found
                model = self._model(columns)
                outcome = model.minimise(_no_better(columns, worst), None, 0)
                if outcome.people is not None:
                    return self._step_by_step(model, columns, outcome.people, worst)
            if outcome is None or not outcome.impossible:
                break
            self._raise_bounds(worst - 1, 1)
        return Result(self._seated.deal, self._bounds)

    def _model(self, columns: Columns) -> Model:
        model = Model(columns, self._clock)
        if self._unseated:
            model.keep(columns.missing, self._unseated)
        return model

    def _candidates(self) -> list[int]:
        """Return the levels that may be the worst anybody is at, the best of them first."""
        own_best = np.zeros(len(self._columns.people), dtype=np.int64)
        np.maximum.at(own_best, self._columns.group, self._columns.level)
        occurring = np.unique(self._columns.level)
        return [int(each) for each in occurring[occurring <= own_best.min()][::-1]]

    def _by_bounds(self, columns: Columns, worst: int) -> Result | None:
        """Return a deal that meets every level's relaxed bound, or None when none was found.

        Such a deal is the best: no deal can be below the first bound, none that meets the first
        below the second, and so on. It is looked for in whole numbers only once, at the end.
        """
        model, bounds, people = self._model(columns), dict(self._bounds), None
        for number in range(worst, len(self._names)):
            weights = _no_better(columns, number)
            relaxed = model.relax(weights, bounds[self._names[number]])
            if relaxed is None or relaxed.impossible:
                return None
            people = relaxed.people
            bounds[self._names[number]] = relaxed.bound
            model.keep_bound(weights, relaxed.bound)
        if people is None:
            people = model.complete()
        if people is None:
            return None
        self._bounds = bounds
        for number in range(worst, len(self._names)):
            self._clock.tell(self._names[number], bounds[self._names[number]])
        return self._result(columns, people)

    def _step_by_step(self, model: Model, columns: Columns, people: IntArray, worst: int) -> Result:
        """Solve level after level in whole numbers; `people` is an answer that fits."""
        for number in range(worst, len(self._names)):
            weights = _no_better(columns, number)
            outcome = model.minimise(weights, people, self._bounds[self._names[number]])
            self._raise_bounds(number, outcome.bound)
            if outcome.people is None:
                break
            people, value = outcome.people, int(weights @ outcome.people)
            self._clock.tell(self._names[number], value)
            if value != outcome.bound:
                break
            model.keep(weights, value)
        return self._result(columns, people)

    def _result(self, columns: Columns, people: IntArray) -> Result:
        deal: Deal = [Counter() for _each in self._seated.deal]
        for column in np.flatnonzero(people):
            deal[columns.group[column]][int(columns.option[column])] += int(people[column])
        return Result(deal, self._bounds)

    def _raise_bounds(self, number: int, bound: int) -> None:
        """Note that so many are at the level or worse, and so at the better ones or worse too."""
        for name in self._names[number:]:
            self._bounds[name] = max(self._bounds[name], bound)


def _no_better(columns: Columns, number: int) -> IntArray:
    """Return 1 for each column at the level of that number or a worse one, else 0."""
    return (columns.level <= number).astype(np.int64)
