"""The integer program on HiGHS: whole counts of people, stage after stage."""

from dataclasses import dataclass

import highspy
import numpy as np


@dataclass(frozen=True, slots=True)
class Solution:
    """A stage's outcome: the counts by column, the value they have, and the best possible."""

    counts: np.ndarray
    value: int
    bound: int


class Model:
    """Minimises one cost after the other over the same whole counts and limits.

    `upper`: the most that each column may count. `rows`: for each limit (low, high) the columns
    that it sums.
    """

    def __init__(
        self, upper: np.ndarray, rows: list[np.ndarray], limits: list[tuple[int, int]]
    ) -> None:
        self._columns = len(upper)
        self._upper = upper.astype(np.float64)
        self._highs = highspy.Highs()
        self._highs.silent()
        for option, value in (("mip_rel_gap", 0.0), ("mip_abs_gap", 0.0), ("threads", 1)):
            self._highs.setOptionValue(option, value)
        if self._columns:
            self._highs.passModel(self._program(upper, rows, limits))
        self._last: np.ndarray | None = None

    def minimise(self, costs: np.ndarray, time_limit: float | None) -> Solution:
        """Return the whole counts with the least total of `costs` (whole numbers).

        Where `time_limit` (seconds) stops it early, the best found so far, with its bound.
        Raises RuntimeError when nothing at all is found: the model always has a solution.
        """
        self._run(costs, time_limit, known=self._last)
        if self._is_found():
            self._last = self._counts()
        if self._last is None:
            raise RuntimeError(f"no solution: {self._highs.getModelStatus()}")
        counts = self._last
        value = int(costs @ counts)
        return Solution(counts, value, self._bound(value))

    def fits(self, allowed: np.ndarray, time_limit: float | None) -> bool:
        """Whether there is a solution with only the `allowed` columns (a mask); if so, keep to it.

        Where `time_limit` stops the search, the answer is no.
        """
        self._offer(np.where(allowed, self._upper, 0.0))
        self._run(np.zeros(self._columns), time_limit)
        if self._is_found():
            self._last, self._upper = self._counts(), np.where(allowed, self._upper, 0.0)
            return True
        self._offer(self._upper)
        return False

    def found(self) -> Solution:
        """Return the solution that stands, of no cost in particular."""
        if self._last is None:
            raise RuntimeError("nothing has been solved yet")
        return Solution(self._last, 0, 0)

    def hold(self, costs: np.ndarray, value: int) -> None:
        """Keep the total of `costs` at `value` or below from now on."""
        used = np.flatnonzero(costs).astype(np.int32)
        self._highs.addRow(
            -highspy.kHighsInf, float(value), len(used), used, costs[used].astype(np.float64)
        )

    def _run(
        self, costs: np.ndarray, time_limit: float | None, known: np.ndarray | None = None
    ) -> None:
        highs = self._highs
        highs.clearSolver()
        highs.changeColsCost(self._columns, self._all(), costs.astype(np.float64))
        highs.setOptionValue(
            "time_limit", highs.getRunTime() + time_limit if time_limit else np.inf
        )
        if known is not None:
            start = highspy.HighsSolution()
            start.col_value = list(known.astype(float))
            highs.setSolution(start)
        highs.run()

    def _offer(self, upper: np.ndarray) -> None:
        self._highs.changeColsBounds(
            self._columns, self._all(), np.zeros(self._columns), np.asarray(upper)
        )

    def _all(self) -> np.ndarray:
        return np.arange(self._columns, dtype=np.int32)

    def _is_found(self) -> bool:
        status = self._highs.getInfo().primal_solution_status
        return bool(status == highspy.SolutionStatus.kSolutionStatusFeasible)

    def _counts(self) -> np.ndarray:
        return np.rint(np.array(self._highs.getSolution().col_value)).astype(np.int64)

    def _bound(self, value: int) -> int:
        if self._highs.getModelStatus() == highspy.HighsModelStatus.kOptimal:
            return value
        bound = self._highs.getInfo().mip_dual_bound
        return int(np.ceil(bound - 1e-6)) if np.isfinite(bound) else -(10**9)

    def _program(
        self, upper: np.ndarray, rows: list[np.ndarray], limits: list[tuple[int, int]]
    ) -> highspy.HighsLp:
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = self._columns, len(rows)
        program.col_cost_ = np.zeros(self._columns)
        program.col_lower_, program.col_upper_ = np.zeros(self._columns), upper.astype(float)
        program.row_lower_ = np.array([low for low, _high in limits], dtype=float)
        program.row_upper_ = np.array([high for _low, high in limits], dtype=float)
        program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        program.a_matrix_.start_ = np.cumsum([0, *(len(row) for row in rows)])
        program.a_matrix_.index_ = np.concatenate(rows) if rows else np.array([])
        program.a_matrix_.value_ = np.ones(sum(len(row) for row in rows))
        program.integrality_ = [highspy.HighsVarType.kInteger] * self._columns
        return program
