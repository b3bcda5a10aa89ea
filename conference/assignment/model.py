"""The model for HiGHS: so many people per column, everybody once, no occurrence over its seats.

Each criterion is minimised in whole numbers to a gap of nothing. The linear relaxation goes
first: most often its answer is whole already, or its bound meets what is already known.
"""

from dataclasses import dataclass

import highspy
import numpy as np

from conference.assignment.clock import Clock
from conference.assignment.columns import NOWHERE, Columns, IntArray

SLACK = 1e-5
"""How far the solver's floating point may be off; all that is counted here is whole."""

DROP = 1e-3
"""How much dearer than affordable a column must be before it is dropped."""

OPTIONS: dict[str, bool | int | float | str] = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "solver": "simplex",
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.0,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """The best found (people per column, None when nothing was), and the proven bound from below.

    `impossible` says that it's proven that nothing fits.
    """

    people: IntArray | None
    bound: int
    impossible: bool = False


class Model:
    """Columns to be filled with people, and the criteria kept so far."""

    def __init__(self, columns: Columns, clock: Clock) -> None:
        """Build the model; no criterion is kept yet."""
        self._columns = columns
        self._clock = clock
        self._kept: list[tuple[IntArray, int]] = []
        self._everything = np.arange(len(columns.group), dtype=np.int32)
        self._highs = highspy.Highs()  # type: ignore[no-untyped-call]
        for name, value in OPTIONS.items():
            self._highs.setOptionValue(name, value)
        self._build()

    def keep(self, weights: IntArray, most: int) -> None:
        """From now on the weighted number of people is at most `most`."""
        self._kept.append((weights, most))
        used = np.flatnonzero(weights).astype(np.int32)
        values = weights[used].astype(np.float64)
        self._highs.addRow(-highspy.kHighsInf, float(most), len(used), used, values)

    def relax(self, weights: IntArray, bound: int) -> Outcome | None:
        """Return a bound on the fewest people by weight from the linear relaxation alone.

        The answer beside it is None unless it happens to be whole. None when time ran out.
        """
        outcome = self._solve(weights, None, bound, whole=False)
        solved = self._highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
        return outcome if solved or outcome.impossible else None

    def keep_bound(self, weights: IntArray, bound: int) -> None:
        """Keep the bound of the relaxation just solved, and drop the columns it leaves unused.

        A column whose reduced cost is more than what is left up to the bound can hold nobody.
        """
        left = bound - self._highs.getInfo().objective_function_value
        reduced = np.array(self._highs.getSolution().col_dual)
        unused = self._everything[reduced > left + DROP]
        none = np.zeros(len(unused))
        self._highs.changeColsBounds(len(unused), unused, none, none)
        self.keep(weights, bound)

    def complete(self) -> IntArray | None:
        """Return any whole answer with all that is kept, or None when none was found."""
        nothing = np.zeros_like(self._columns.group)
        return self._solve(nothing, None, 0, whole=True).people

    def minimise(self, weights: IntArray, known: IntArray | None, bound: int) -> Outcome:
        """Return the fewest people by weight, with all that is kept.

        `known` is an answer known to fit, and `bound` a number it can't be below.
        """
        if known is not None and weights @ known == bound:
            return Outcome(known, bound)
        relaxed = self._solve(weights, known, bound, whole=False)
        best = relaxed.people
        if relaxed.impossible or (best is not None and weights @ best == relaxed.bound):
            return relaxed
        return self._solve(weights, best, relaxed.bound, whole=True)

    def _solve(self, weights: IntArray, known: IntArray | None, bound: int, whole: bool) -> Outcome:
        """Solve once, in whole numbers or relaxed; keep the better of answer and `known`."""
        highs, every = self._highs, self._everything
        kind = highspy.HighsVarType.kInteger if whole else highspy.HighsVarType.kContinuous
        highs.changeColsIntegrality(len(every), every, np.full(len(every), int(kind), np.uint8))
        highs.changeColsCost(len(every), every, weights.astype(np.float64))
        highs.setOptionValue("time_limit", self._clock.remaining)
        if whole and known is not None:
            highs.setSolution(len(every), every, known.astype(np.float64))
        highs.run()
        status, statuses = highs.getModelStatus(), highspy.HighsModelStatus
        if status in (statuses.kInfeasible, statuses.kUnboundedOrInfeasible):
            return Outcome(None, bound, impossible=True)
        proven = -highspy.kHighsInf
        if whole:
            proven = highs.getInfo().mip_dual_bound
        elif status == statuses.kOptimal:
            proven = highs.getInfo().objective_function_value
        if np.isfinite(proven):
            bound = max(bound, int(np.ceil(proven - SLACK)))
        found = self._whole_answer()
        if found is None or (known is not None and weights @ known <= weights @ found):
            found = known
        return Outcome(found, bound)

    def _whole_answer(self) -> IntArray | None:
        """Return what the solver found, where it is whole and, counted exactly, fits."""
        solution = self._highs.getSolution()
        if not solution.value_valid:
            return None
        values = np.array(solution.col_value)
        rounded = np.rint(values).astype(np.int64)
        is_whole = np.abs(values - rounded).max(initial=0.0) < SLACK
        return rounded if is_whole and self._fits(rounded) else None

    def _fits(self, people: IntArray) -> bool:
        columns = self._columns
        by_group = np.zeros_like(columns.people)
        np.add.at(by_group, columns.group, people)
        taken = np.zeros_like(columns.seats)
        for places in columns.places.T:
            np.add.at(taken, places[places != NOWHERE], people[places != NOWHERE])
        return (
            bool((people >= 0).all())
            and bool((by_group == columns.people).all())
            and bool((taken <= columns.seats).all())
            and all(weights @ people <= most for weights, most in self._kept)
        )

    def _build(self) -> None:
        columns = self._columns
        groups, seats = len(columns.people), len(columns.seats)
        low = np.concatenate([columns.people, np.zeros(seats)]).astype(np.float64)
        high = np.concatenate([columns.people, columns.seats]).astype(np.float64)
        nothing = np.zeros(groups + seats, dtype=np.int32)
        self._highs.addRows(groups + seats, low, high, 0, nothing, nothing[:0], low[:0])
        entries = np.column_stack([columns.group, columns.places + groups])
        used = np.column_stack([columns.group >= 0, columns.places != NOWHERE])
        starts = np.concatenate([[0], np.cumsum(used.sum(axis=1))])
        rows = entries[used].astype(np.int32)
        none = np.zeros(len(columns.group))
        self._highs.addCols(
            len(none),
            none,
            none,
            np.full(len(none), highspy.kHighsInf),
            len(rows),
            starts[:-1].astype(np.int32),
            rows,
            np.ones(len(rows)),
        )
