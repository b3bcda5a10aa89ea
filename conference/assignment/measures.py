"""The criteria as the model sees them: what each costs, and how it is counted exactly.

A measure is something to have as little of as possible. Its cost may lie on helping variables
(what is missing, what is too much), which the model gets when the measure is made; its count
depends on people alone and is in whole numbers.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from conference.assignment.columns import Columns
from conference.assignment.crowd import IntArray


@dataclass(frozen=True, slots=True)
class Measure:
    """A criterion on one model: cost per variable, and the count of people per column."""

    name: str
    cost: IntArray
    count: Callable[[IntArray], int]


@dataclass(frozen=True, slots=True)
class Cells:
    """Groups of variables with a value each: the first of every group is at its start."""

    starts: IntArray
    variables: IntArray
    values: IntArray


class Variables(Protocol):
    """What a measure needs of a model."""

    columns: Columns
    width: int

    def add_variables(self, number: int, most: IntArray | None = None) -> IntArray:
        """Add variables from 0 upwards."""

    def add_rows(self, low: IntArray | None, high: IntArray | None, cells: Cells) -> None:
        """Bound the sum over each cell's variables."""


Stage = Callable[[Variables], Measure]
"""Makes a criterion's measure on a model."""


def weighted(name: str, weights: Callable[[Columns], IntArray]) -> Stage:
    """Return the stage that counts people by a weight for each column."""

    def measure(model: Variables) -> Measure:
        cost = np.zeros(model.width, dtype=np.int64)
        mine = weights(model.columns)
        cost[: len(mine)] = mine
        return Measure(name, cost, lambda people: int(mine @ people))

    return measure


def shortfall(name: str, cells: Callable[[Columns], IntArray], floors: IntArray) -> Stage:
    """Return the stage that counts what is missing to each cell's floor.

    `cells` gives for each column and slot the cell that its people are in, or -1.
    """
    low = np.flatnonzero(floors > 0)

    def measure(model: Variables) -> Measure:
        inside = cells(model.columns)

        def count(people: IntArray) -> int:
            return int(np.maximum(0, floors - _filled(inside, people, len(floors))).sum())

        missing = model.add_variables(len(low))
        model.add_rows(floors[low], None, _with_helpers(inside, low, missing, 1))
        return Measure(name, _cost_of(model, missing), count)

    return measure


def excess(name: str, cells: Callable[[Columns], IntArray], number: int) -> Stage:
    """Return the stage that counts people beyond the first of each cell; cells as above."""

    def measure(model: Variables) -> Measure:
        inside = cells(model.columns)

        def count(people: IntArray) -> int:
            return int(np.maximum(0, _filled(inside, people, number) - 1).sum())

        used = np.unique(inside[inside >= 0])
        beyond = model.add_variables(len(used))
        most = np.ones(len(used), dtype=np.int64)
        model.add_rows(None, most, _with_helpers(inside, used, beyond, -1))
        return Measure(name, _cost_of(model, beyond), count)

    return measure


def _filled(inside: IntArray, people: IntArray, number: int) -> IntArray:
    """Return the people in each of the cells."""
    filled = np.zeros(number, dtype=np.int64)
    for cell in inside.T:
        is_in = cell >= 0
        np.add.at(filled, cell[is_in], people[is_in])
    return filled


def _with_helpers(inside: IntArray, chosen: IntArray, helpers: IntArray, value: int) -> Cells:
    """Return the chosen cells: the columns inside count 1, the cell's helper `value`."""
    column, slot = np.nonzero(np.isin(inside, chosen))
    cell = np.concatenate([inside[column, slot], chosen])
    variables = np.concatenate([column, helpers])
    values = np.concatenate([np.ones(len(column), np.int64), np.full(len(helpers), value)])
    order = np.argsort(cell, kind="stable")
    starts = np.searchsorted(cell[order], chosen)
    return Cells(starts, variables[order], values[order])


def _cost_of(model: Variables, variables: IntArray) -> IntArray:
    cost = np.zeros(model.width, dtype=np.int64)
    cost[variables] = 1
    return cost
