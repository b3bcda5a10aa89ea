"""The integer program on HiGHS: whole counts of people, stage after stage."""

import time
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np

Array = np.ndarray[Any, Any]
EPSILON = 1e-6
NO_BOUND = -(10**9)


@dataclass(frozen=True, slots=True)
class Solution:
    """A stage's outcome: the counts by column, the value they have, and the best possible."""

    counts: Array
    value: int
    bound: int


class Model:
    """Minimises one cost after the other over the same whole counts and limits.

    `upper`: the most that each column may count. `rows`: for each limit (low, high) the columns
    that it sums. Each stage is solved as a linear program first, which starts from the last one's
    basis; only where that is fractional, and no plan known already is as good, in whole numbers.
    """

    def __init__(self, upper: Array, rows: list[Array], limits: list[tuple[int, int]]) -> None:
        self._columns = len(upper)
        self._upper = upper.astype(np.float64)
        self._linear, self._whole = _highs(), _highs()
        self._last: Array | None = None
        if self._columns:
            program = _program(self._upper, rows, limits)
            self._linear.passModel(program)
            program.integrality_ = [highspy.HighsVarType.kInteger] * self._columns
            self._whole.passModel(program)

    def fits(self, allowed: Array, deadline: float | None) -> bool:
        """Whether there is a solution with only the `allowed` columns (a mask); if so, keep to it.

        `deadline` is a `time.monotonic()` moment; where it stops the search, the answer is no.
        """
        narrower = np.where(allowed, self._upper, 0.0)
        self._offer(narrower)
        nothing = np.zeros(self._columns)
        if _run(self._linear, nothing, deadline):
            counts = _whole_counts(self._linear)
            if counts is None and _run(self._whole, nothing, deadline):
                counts = np.rint(_values(self._whole))
            if counts is not None:
                self._last, self._upper = counts.astype(np.int64), narrower
                return True
        self._offer(self._upper)
        return False

    def minimise(self, costs: Array, deadline: float | None) -> Solution:
        """Return the whole counts with the least total of `costs` (whole numbers).

        Where `deadline` (a `time.monotonic()` moment) stops it early, the best known so far, with
        the bound proven by then. Raises RuntimeError when nothing at all is known.
        """
        bound = NO_BOUND
        if _run(self._linear, costs, deadline):
            bound = _up(self._linear.getInfo().objective_function_value)
            self._keep_if_better(_whole_counts(self._linear), costs)
        if self._last is None or costs @ self._last > bound:
            found = _run(self._whole, costs, deadline, known=self._last)
            if found:
                self._keep_if_better(np.rint(_values(self._whole)), costs)
            bound = max(bound, _up(self._whole.getInfo().mip_dual_bound))
        if self._last is None:
            raise RuntimeError(f"no solution: {self._whole.getModelStatus()}")
        return Solution(self._last, int(costs @ self._last), bound)

    def found(self) -> Array:
        """Return the counts that stand after the stages so far."""
        if self._last is None:
            raise RuntimeError("nothing has been solved yet")
        return self._last

    def hold(self, costs: Array, value: int) -> None:
        """Keep the total of `costs` at `value` or below from now on."""
        used = np.flatnonzero(costs).astype(np.int32)
        weights = costs[used].astype(np.float64)
        for highs in (self._linear, self._whole):
            highs.addRow(-highspy.kHighsInf, float(value), len(used), used, weights)

    def _keep_if_better(self, counts: Array | None, costs: Array) -> None:
        if counts is not None and (self._last is None or costs @ counts < costs @ self._last):
            self._last = counts.astype(np.int64)

    def _offer(self, upper: Array) -> None:
        columns = np.arange(self._columns, dtype=np.int32)
        for highs in (self._linear, self._whole):
            highs.changeColsBounds(self._columns, columns, np.zeros(self._columns), upper)


def _highs() -> highspy.Highs:
    highs = highspy.Highs()  # type: ignore[no-untyped-call]
    highs.silent()
    for option, value in (("mip_rel_gap", 0.0), ("mip_abs_gap", 0.0), ("threads", 1)):
        highs.setOptionValue(option, value)
    return highs


def _program(upper: Array, rows: list[Array], limits: list[tuple[int, int]]) -> highspy.HighsLp:
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(upper), len(rows)
    program.col_cost_ = np.zeros(len(upper))
    program.col_lower_, program.col_upper_ = np.zeros(len(upper)), upper
    program.row_lower_ = np.array([low for low, _high in limits], dtype=float)
    program.row_upper_ = np.array([high for _low, high in limits], dtype=float)
    program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    program.a_matrix_.start_ = np.cumsum([0, *(len(row) for row in rows)])
    program.a_matrix_.index_ = np.concatenate(rows)
    program.a_matrix_.value_ = np.ones(sum(len(row) for row in rows))
    return program


def _run(
    highs: highspy.Highs, costs: Array, deadline: float | None, known: Array | None = None
) -> bool:
    """Run a stage; return whether it found what it looked for: an optimum or, in time, a plan."""
    columns = np.arange(len(costs), dtype=np.int32)
    highs.changeColsCost(len(costs), columns, costs.astype(np.float64))
    limit = np.inf if deadline is None else max(0.01, deadline - time.monotonic())
    highs.setOptionValue("time_limit", highs.getRunTime() + limit)
    if known is not None:
        start = highspy.HighsSolution()
        start.col_value = list(known.astype(float))
        highs.setSolution(start)
    highs.run()
    status = highs.getInfo().primal_solution_status
    if highs.getModelStatus() == highspy.HighsModelStatus.kOptimal:
        return True
    is_whole = known is not None
    return is_whole and bool(status == highspy.SolutionStatus.kSolutionStatusFeasible)


def _values(highs: highspy.Highs) -> Array:
    return np.array(highs.getSolution().col_value)


def _whole_counts(highs: highspy.Highs) -> Array | None:
    """Return the linear program's solution where it is in whole numbers, else None."""
    values = _values(highs)
    rounded = np.rint(values)
    return rounded if np.abs(values - rounded).max(initial=0.0) < EPSILON else None


def _up(bound: float) -> int:
    """Return the whole number at or above a bound found in floating point."""
    return int(np.ceil(bound - EPSILON)) if np.isfinite(bound) else NO_BOUND
