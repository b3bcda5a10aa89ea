"""The model for HiGHS: so many people per column, everybody once, no room over its seats.

A criterion is solved as a linear program first: most often its answer is whole already, or its
bound meets what is already known. Whole numbers are asked for only where that fails.
"""

from dataclasses import dataclass

import highspy
import numpy as np

from conference.assignment.clock import Clock
from conference.assignment.columns import Columns
from conference.assignment.crowd import IntArray
from conference.assignment.measures import Cells, Measure

SLACK = 1e-5
"""How far the solver's floating point may be off; all that is counted here is whole."""

DROP = 1e-3
"""How much dearer than affordable a column must be before it is dropped."""

LARGE = 20_000
"""Beyond so many columns an interior point (with crossover) is quicker than the simplex."""

OPTIONS: dict[str, bool | int | float | str] = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.0,
}


SOLVED = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kModelEmpty)


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

    def __init__(self, columns: Columns, size: IntArray, seats: IntArray, clock: Clock) -> None:
        """Build the model of types of these sizes and rooms with these seats."""
        self.columns = columns
        self._size = size
        self._seats = seats
        self._clock = clock
        self._kept: list[tuple[Measure, int]] = []
        self._everybody = np.arange(len(columns), dtype=np.int32)
        self.is_used = np.ones(len(columns), dtype=np.bool_)
        self.width = 0
        self._highs = highspy.Highs()  # type: ignore[no-untyped-call]
        for name, value in OPTIONS.items():
            self._highs.setOptionValue(name, value)
        self._build()

    def add_variables(self, number: int, most: IntArray | None = None) -> IntArray:
        """Add variables from 0 upwards, each to its `most`; returns their numbers."""
        first, none = self.width, np.zeros(number)
        high = np.full(number, highspy.kHighsInf) if most is None else most.astype(np.float64)
        nothing = np.zeros(number, dtype=np.int32)
        self._highs.addCols(number, none, none, high, 0, nothing, nothing[:0], none[:0])
        self.width += number
        return np.arange(first, self.width)

    def add_rows(self, low: IntArray | None, high: IntArray | None, cells: Cells) -> None:
        """Bound the sum over each cell's variables from below or above."""
        rows = len(cells.starts)
        infinite = np.full(rows, highspy.kHighsInf)
        self._highs.addRows(
            rows,
            -infinite if low is None else low.astype(np.float64),
            infinite if high is None else high.astype(np.float64),
            len(cells.variables),
            cells.starts.astype(np.int32),
            cells.variables.astype(np.int32),
            cells.values.astype(np.float64),
        )

    def keep(self, measure: Measure, most: int) -> None:
        """From now on the measure is at most `most`."""
        self._kept.append((measure, most))
        used = np.flatnonzero(measure.cost)
        self.add_rows(
            None, np.array([most]), Cells(np.zeros(1, np.int64), used, measure.cost[used])
        )

    def relax(self, measure: Measure) -> Outcome | None:
        """Return a bound on the measure from the linear relaxation alone.

        The people beside it are None unless they happen to be whole. None when time ran out.
        """
        outcome = self._solve(measure, None, 0, whole=False)
        solved = self._highs.getModelStatus() in SOLVED
        return outcome if solved or outcome.impossible else None

    def keep_bound(self, measure: Measure, bound: int) -> None:
        """Keep the bound of the relaxation just solved, and drop the columns it leaves unused.

        A column whose reduced cost is more than what is left up to the bound can hold nobody.
        """
        left = bound - self._highs.getInfo().objective_function_value
        reduced = np.array(self._highs.getSolution().col_dual)[: len(self.columns)]
        self.is_used &= reduced <= left + DROP
        unused = self._everybody[~self.is_used]
        none = np.zeros(len(unused))
        self._highs.changeColsBounds(len(unused), unused, none, none)
        self.keep(measure, bound)

    def complete(self) -> IntArray | None:
        """Return any whole answer with all that is kept, or None when none was found."""
        nothing = Measure("", np.zeros(self.width, dtype=np.int64), lambda _people: 0)
        return self._solve(nothing, None, 0, whole=True).people

    def minimise(self, measure: Measure, known: IntArray | None) -> Outcome:
        """Return the least by the measure with all that is kept; `known` is known to fit."""
        relaxed = self._solve(measure, known, 0, whole=False)
        best = relaxed.people
        if relaxed.impossible or (best is not None and measure.count(best) == relaxed.bound):
            return relaxed
        return self._solve(measure, best, relaxed.bound, whole=True)

    def _solve(self, measure: Measure, known: IntArray | None, bound: int, whole: bool) -> Outcome:
        """Solve once, in whole numbers or relaxed; keep the better of answer and `known`."""
        highs, people = self._highs, self._everybody
        kind = highspy.HighsVarType.kInteger if whole else highspy.HighsVarType.kContinuous
        highs.changeColsIntegrality(len(people), people, np.full(len(people), int(kind), np.uint8))
        every, cost = np.arange(self.width, dtype=np.int32), np.zeros(self.width)
        cost[: len(measure.cost)] = measure.cost
        highs.changeColsCost(self.width, every, cost)
        highs.setOptionValue("solver", "ipm" if len(people) > LARGE and not whole else "simplex")
        highs.setOptionValue("time_limit", self._clock.remaining)
        if whole and known is not None:
            highs.setSolution(len(people), people, known.astype(np.float64))
        self._run(whole)
        status, statuses = highs.getModelStatus(), highspy.HighsModelStatus
        if status == statuses.kModelEmpty:
            nobody = np.zeros(0, dtype=np.int64)
            return Outcome(nobody, measure.count(nobody))
        if status in (statuses.kInfeasible, statuses.kUnboundedOrInfeasible):
            return Outcome(None, bound, impossible=True)
        proven = -highspy.kHighsInf
        if whole:
            proven = highs.getInfo().mip_dual_bound
        elif status == statuses.kOptimal:
            proven = highs.getInfo().objective_function_value
        if np.isfinite(proven):
            bound = max(bound, int(np.ceil(proven - SLACK * max(1.0, abs(proven) * SLACK))))
        found = self._whole_answer()
        if found is None or (known is not None and measure.count(known) <= measure.count(found)):
            found = known
        return Outcome(found, bound)

    def _run(self, whole: bool) -> None:
        """Run the solver; again without presolve where that has led it to what doesn't fit."""
        self._highs.run()
        status, statuses = self._highs.getModelStatus(), highspy.HighsModelStatus
        misled = status == statuses.kOptimal and self._whole_answer() is None
        if whole and (status == statuses.kSolveError or misled):
            self._highs.setOptionValue("presolve", "off")
            self._highs.run()
            self._highs.setOptionValue("presolve", "choose")

    def _whole_answer(self) -> IntArray | None:
        """Return what the solver found, where it is whole and, counted exactly, fits."""
        solution = self._highs.getSolution()
        if not solution.value_valid:
            return None
        values = np.array(solution.col_value)[: len(self.columns)]
        rounded = np.rint(values).astype(np.int64)
        is_whole = np.abs(values - rounded).max(initial=0.0) < SLACK * 10
        return rounded if is_whole and self._fits(rounded) else None

    def _fits(self, people: IntArray) -> bool:
        columns = self.columns
        by_type = np.zeros_like(self._size)
        np.add.at(by_type, columns.owner, people)
        taken = np.zeros(len(self._seats) + 2, dtype=np.int64)
        for rooms in columns.rooms.T:
            np.add.at(taken, rooms, people)
        return (
            bool((people >= 0).all())
            and bool((by_type == self._size).all())
            and bool((taken[:-2] <= self._seats).all())
            and all(measure.count(people) <= most for measure, most in self._kept)
        )

    def _build(self) -> None:
        columns, types, rooms = self.columns, len(self._size), len(self._seats)
        low = np.concatenate([self._size, np.zeros(rooms)]).astype(np.float64)
        high = np.concatenate([self._size, self._seats]).astype(np.float64)
        nothing = np.zeros(types + rooms, dtype=np.int32)
        self._highs.addRows(types + rooms, low, high, 0, nothing, nothing[:0], low[:0])
        entries = np.column_stack([columns.owner, columns.rooms + types])
        used = np.column_stack([columns.owner >= 0, columns.rooms < rooms])
        starts = np.concatenate([[0], np.cumsum(used.sum(axis=1))])[: len(columns)]
        rows, none = entries[used].astype(np.int32), np.zeros(len(columns))
        infinite = np.full(len(columns), highspy.kHighsInf)
        self._highs.addCols(
            len(columns),
            none,
            none,
            infinite,
            len(rows),
            starts.astype(np.int32),
            rows,
            np.ones(len(rows)),
        )
        self.width = len(columns)
