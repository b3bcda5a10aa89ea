"""Criterion 7: what must be borne is borne by the late lottery numbers.

What a person bears is how many of the plan's levels are better than theirs, times the number's
weight: the highest number there is, less their own. The sum over everybody is made as small as
can be with all other criteria kept. So a lower number is never a disadvantage: let two plans be
best before and after one person's number is lowered by d. Each is no worse than the other at its
own numbers; adding the two inequalities up leaves d × (levels above after − before) ≤ 0. People
who are the same to the other criteria are served in the numbers' order.
"""

import numpy as np

from conference.assignment.crowd import IntArray
from conference.assignment.measures import Cells, Measure, Stage, Variables

NAME = "lottery"


def stage(weight: IntArray, order: IntArray, of: IntArray, reached: IntArray) -> Stage:
    """Return the stage that has the late numbers bear what must be borne.

    `weight` and type `of` by person, `order` of the people by type and number; `reached` has
    every level that anybody is at, by its number, the best first.
    """
    in_order = weight[order]
    shares = _Shares.of(weight, of)

    def measure(model: Variables) -> Measure:
        columns = model.columns
        steps = np.searchsorted(reached, columns.level)
        by_type = np.lexsort((steps, columns.owner))

        def count(people: IntArray) -> int:
            return int(in_order @ np.repeat(steps[by_type], people[by_type]))

        return Measure(NAME, _cost(model, steps, shares, len(reached)), count)

    return measure


class _Shares:
    """How many people of each type have each weight, by type, the lowest weight first."""

    def __init__(self, owner: IntArray, weight: IntArray, people: IntArray) -> None:
        self.owner, self.weight, self.people = owner, weight, people

    @classmethod
    def of(cls, weight: IntArray, of: IntArray) -> "_Shares":
        base = int(weight.max(initial=0)) + 1
        codes, people = np.unique(of * base + weight, return_counts=True)
        return cls(codes // base, codes % base, people)


def _cost(model: Variables, steps: IntArray, shares: _Shares, reached: int) -> IntArray:
    """Return the cost, a step at a time: those of a type who go below it, lightest weight first."""
    owner = model.columns.owner
    types = int(owner.max(initial=-1)) + 1
    best, worst = np.full(types, reached), np.zeros(types, dtype=np.int64)
    np.minimum.at(best, owner, steps)
    np.maximum.at(worst, owner, steps)
    prices, constant = [np.zeros(model.width, dtype=np.int64)], 0
    for step in range(1, reached):
        forced = best[shares.owner] >= step
        constant += int(shares.weight[forced] @ shares.people[forced])
        free = (best < step) & (worst >= step)
        mine = free[shares.owner]
        model_rows = np.flatnonzero(free)
        helpers = model.add_variables(int(mine.sum()), shares.people[mine])
        below = np.flatnonzero((steps >= step) & free[owner])
        model.add_rows(
            np.zeros(len(model_rows), np.int64),
            np.zeros(len(model_rows), np.int64),
            _balance(owner[below], below, shares.owner[mine], helpers, model_rows),
        )
        prices.append(shares.weight[mine])
    fixed = model.add_variables(1)
    model.add_rows(np.ones(1, np.int64), None, Cells(np.zeros(1, np.int64), fixed, fixed * 0 + 1))
    return np.concatenate([*prices, [constant]])


def _balance(
    owner: IntArray, columns: IntArray, sharer: IntArray, helpers: IntArray, rows: IntArray
) -> Cells:
    """Return the rows that say: a type's people in the columns are those of its helpers."""
    of = np.concatenate([owner, sharer])
    order = np.argsort(of, kind="stable")
    values = np.concatenate([np.ones(len(columns), np.int64), np.full(len(helpers), -1)])
    variables = np.concatenate([columns, helpers])
    return Cells(np.searchsorted(of[order], rows), variables[order], values[order])
