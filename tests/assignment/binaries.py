"""The best row by a plain model: a binary for every person and bundle, a solve per criterion.

Nobody is gathered with anybody, and every value reached is kept while the next is made small.
"""

from collections import defaultdict
from collections.abc import Mapping

import highspy

from conference.assignment import Participant, Problem
from tests.assignment import reference
from tests.assignment.reference import Bundle, Places, Row

Sum = dict[int, int]
"""A weight for each variable, by its number."""


OPTIONS: dict[str, bool | float | str] = {
    "output_flag": False,
    "mip_rel_gap": 0.0,
    "presolve": "off",
    "mip_heuristic_run_feasibility_jump": False,
}
"""Presolve's answers break a row now and then; the heuristic takes nearly all the time."""


def best(problem: Problem, kept: Places | None = None, until: str = "lottery") -> Row:
    """Return the best row of criteria; those after `until` are left as they happen to be."""
    return Binaries(problem, kept).best(until)


def least(problem: Problem, kept: Places | None, name: str, given: Row) -> int:
    """Return the best by one criterion while those given are kept at their values."""
    return Binaries(problem, kept).least(name, given)


class Binaries:
    """The plain model of one problem."""

    def __init__(self, problem: Problem, kept: Places | None = None) -> None:
        """Let everybody have one bundle, with no more people in a room than it seats."""
        self._problem, self._kept = problem, kept
        self._solver = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in OPTIONS.items():
            self._solver.setOptionValue(option, value)
        self._mine: list[tuple[int, Participant, Bundle]] = []
        for one in problem.participants:
            for bundle in reference.bundles(problem, one):
                self._mine.append((self._add(1.0, whole=True), one, bundle))
        self._levels = [reference.level(problem, one, bundle) for _x, one, bundle in self._mine]
        for one in problem.participants:
            self._bound(1, 1, {x: 1 for x, who, _bundle in self._mine if who is one})
        for room in problem.occurrences:
            self._bound(0, room.seats, self._in_room(room.session, room.slot))

    def best(self, until: str) -> Row:
        """Return the row of what is best by one criterion after the other."""
        self._solve({})
        places = self._places()
        for name in reference.row(self._problem, places, self._kept):
            counted = reference.row(self._problem, places, self._kept)
            if name == "seats" or counted[name] > 0:
                cost = self._cost(name, places)
                value = self._solve(cost)
                places = self._places()
                counted = reference.row(self._problem, places, self._kept)
                assert value == (-counted[name] if name == "seats" else counted[name])
                self._bound(None, value, cost)
            else:
                self._bound(None, 0, self._cost(name, places))
            if name == until:
                break
        return counted

    def least(self, name: str, given: Row) -> int:
        """Return the best by one criterion with others at their values or better."""
        assert "lottery" not in (name, *given)
        for other, value in given.items():
            most = -value if other == "seats" else value
            self._bound(None, most, self._cost(other, {}))
        value = self._solve(self._cost(name, {}))
        return -value if name == "seats" else value

    def _cost(self, name: str, places: Places) -> Sum:
        """Return the criterion as a sum to be made small; for the lottery, with these levels."""
        people = {one.id: one for one in self._problem.participants}
        if name == "seats":
            return {x: -len(bundle) for x, _one, bundle in self._mine}
        if name == "worse off":
            return {
                x: int(reference.is_worse(self._problem, one, bundle, self._kept or {}))
                for x, one, bundle in self._mine
            }
        if name == "moved":
            return {
                x: int(reference.is_moved(one, bundle, self._kept or {}))
                for x, one, bundle in self._mine
            }
        if name == "lottery":
            reached = {
                reference.level(self._problem, people[who], bundle)
                for who, bundle in places.items()
            }
            return self._lottery(sorted(reached))
        if name.startswith("level "):
            worst = tuple(map(int, name.removeprefix("level ").split(",")))
            return {
                x: int(level >= worst)
                for (x, _one, _bundle), level in zip(self._mine, self._levels, strict=True)
            }
        return {"minimum": self._minimum, "together": self._together, "balance": self._balance}[
            name
        ]()

    def _lottery(self, reached: list[tuple[int, ...]]) -> Sum:
        weight = reference.lottery_weights(self._problem)
        return {
            x: weight[one.id] * (reached.index(level) if level in reached else len(reached))
            for (x, one, _bundle), level in zip(self._mine, self._levels, strict=True)
        }

    def _minimum(self) -> Sum:
        rooms = self._problem.occurrences
        return dict(
            self._beyond(self._in_room(one.session, one.slot), one.minimum, -1) for one in rooms
        )

    def _together(self) -> Sum:
        groups: dict[tuple[str, str, str], Sum] = defaultdict(dict)
        for x, one, bundle in self._mine:
            for slot, session in bundle.items():
                if one.organisation is not None:
                    groups[one.organisation, session, slot][x] = 1
        return dict(self._beyond(inside, 1, 1) for inside in groups.values())

    def _balance(self) -> Sum:
        shares = reference.shares(self._problem).items()
        return dict(
            self._beyond(self._in_room(session, slot, kind), share, -1)
            for (kind, session, slot), share in shares
        )

    def _in_room(self, session: str, slot: str, kind: str | None = None) -> Sum:
        return {
            x: 1
            for x, one, bundle in self._mine
            if bundle.get(slot) == session and kind in (None, one.kind)
        }

    def _beyond(self, inside: Sum, number: int, sign: int) -> tuple[int, int]:
        """Return a variable (with weight 1) of people beyond the number, or missing to it."""
        helper = self._add(highspy.kHighsInf)
        people = {x: sign * weight for x, weight in inside.items()}
        self._bound(None, sign * number, {**people, helper: -1})
        return helper, 1

    def _add(self, most: float, *, whole: bool = False) -> int:
        number = int(self._solver.getNumCol())
        self._solver.addCol(0.0, 0.0, most, 0, [], [])
        if whole:
            self._solver.changeColIntegrality(number, highspy.HighsVarType.kInteger)
        return number

    def _bound(self, low: int | None, high: int, terms: Mapping[int, int]) -> None:
        used = [(x, weight) for x, weight in terms.items() if weight]
        self._solver.addRow(
            -highspy.kHighsInf if low is None else low,
            high,
            len(used),
            [x for x, _weight in used],
            [weight for _x, weight in used],
        )

    def _solve(self, cost: Sum) -> int:
        for x in range(self._solver.getNumCol()):
            self._solver.changeColCost(x, float(cost.get(x, 0)))
        self._solver.run()
        solved = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kModelEmpty)
        assert self._solver.getModelStatus() in solved
        return round(self._solver.getInfo().objective_function_value)

    def _places(self) -> dict[str, Bundle]:
        value = self._solver.getSolution().col_value
        return {one.id: bundle for x, one, bundle in self._mine if round(value[x]) == 1}
