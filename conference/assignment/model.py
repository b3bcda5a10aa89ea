"""The criteria in their strict order, each solved to a proven optimum.

One integer variable counts the people of a type who get a bundle. First as many seats as possible;
then, from the worst level to the best, as few people as possible at that level or worse. What a
stage reaches is a constraint on all that come after.
"""

import time
from collections.abc import Callable

import numpy as np

from conference.assignment.bundles import Bundle, Kind, Level, kinds
from conference.assignment.plan import Criterion, Placement, Plan, Share, Unseated
from conference.assignment.problem import Problem, check
from conference.assignment.reasons import reasons
from conference.assignment.solver import Array, Model

Progress = Callable[[str, int, float], None]
Given = list[tuple[Kind, Bundle, int]]


def solve(
    problem: Problem, *, time_limit: float | None = None, progress: Progress | None = None
) -> Plan:
    """Return the best plan for `problem` by the criteria, with its proof and its reasons.

    `time_limit` in seconds; when it is hit, the best plan found comes with `proven` False.
    `progress` is told each stage, the value reached and the seconds so far.
    Raises InvalidProblem with every fault.
    """
    check(problem)
    started = time.perf_counter()
    stages = _Stages(problem, started, time_limit, progress)
    given = stages.run()
    return _plan(problem, stages, given, time.perf_counter() - started)


class _Stages:
    """One problem on its way through the criteria."""

    def __init__(
        self,
        problem: Problem,
        started: float,
        time_limit: float | None,
        progress: Progress | None,
    ) -> None:
        self.slots = tuple(sorted(problem.slots))
        self.kinds = kinds(problem, self.slots)
        self.criteria: list[Criterion] = []
        self._started = started
        self._deadline = None if time_limit is None else time.monotonic() + time_limit
        self._progress = progress
        self._columns = [(kind, each) for kind in self.kinds for each in kind.bundles]
        self._levels = sorted({each.level for _kind, each in self._columns}, reverse=True)
        self._model = Model(self._counts(), *self._rows(problem))

    def run(self) -> Given:
        """Go through the criteria and return who gets what: (type, bundle, people)."""
        if not self._columns:
            self.criteria.append(Criterion("seats", 0, 0))
            return []
        self._seats()
        needless = self._climb()
        for worst in self._levels[:-1]:
            if worst > needless:
                self._record(f"level {_name(worst)}", 0, 0)
                continue
            at_or_worse = np.array([each.level >= worst for _kind, each in self._columns])
            self._stage(f"level {_name(worst)}", at_or_worse.astype(int), sign=1)
        return [
            (kind, bundle, int(count))
            for (kind, bundle), count in zip(self._columns, self._model.found(), strict=True)
            if count
        ]

    def _seats(self) -> None:
        """Give as many seats as possible; where everybody can be seated, that is found at once."""
        seats = np.array([each.seats for _kind, each in self._columns])
        wanted = np.array([kind.bundles[0].seats for kind, _bundle in self._columns])
        everybody = sum(kind.bundles[0].seats * len(kind.members) for kind in self.kinds)
        if self._model.fits(seats == wanted, self._deadline):
            self._record("seats", everybody, everybody)
        else:
            self._stage("seats", -seats, sign=-1)

    def _climb(self) -> Level:
        """Return the best level that everybody can be kept at or above.

        It asks from the best upward whether there is a plan at all with only the bundles up to a
        level: an impossible one is found out at once, and the model stays small.
        """
        for worst in reversed(self._levels):
            allowed = np.array([each.level <= worst for _kind, each in self._columns])
            if self._model.fits(allowed, self._deadline):
                return worst
        return self._levels[0]

    def _stage(self, name: str, costs: Array, sign: int) -> None:
        """Minimise `costs` after all stages before; the value reached binds those that follow."""
        solution = self._model.minimise(costs, self._deadline)
        self._model.hold(costs, solution.value)
        self._record(name, sign * solution.value, sign * solution.bound)

    def _record(self, name: str, value: int, bound: int) -> None:
        self.criteria.append(Criterion(name, value, bound))
        if self._progress:
            self._progress(name, value, time.perf_counter() - self._started)

    def _counts(self) -> Array:
        return np.array([len(kind.members) for kind, _bundle in self._columns])

    def _rows(self, problem: Problem) -> tuple[list[Array], list[tuple[int, int]]]:
        """Return the hard rows and their limits: everybody once, and no room over its seats."""
        rows, limits, column = [], [], 0
        for kind in self.kinds:
            rows.append(np.arange(column, column + len(kind.bundles)))
            limits.append((len(kind.members), len(kind.members)))
            column += len(kind.bundles)
        for room in sorted(problem.occurrences, key=lambda each: (each.slot, each.session)):
            place = self.slots.index(room.slot)
            takes = [bundle.sessions[place] == room.session for _kind, bundle in self._columns]
            rows.append(np.flatnonzero(takes))
            limits.append((0, room.seats))
        return rows, limits


def _name(level: Level) -> str:
    return "-".join(str(rank) for rank in shown(level))


def shown(level: Level) -> Level:
    """Return `level` as plans show it: 0 for a slot without a seat."""
    return tuple(rank if rank < 10**6 else 0 for rank in level)


def _plan(problem: Problem, stages: _Stages, given: Given, seconds: float) -> Plan:
    placements, unseated = _deal(stages, given)
    proven = all(each.value == each.bound for each in stages.criteria)
    people: dict[Level, int] = {}
    for _kind, bundle, count in given:
        people[bundle.level] = people.get(bundle.level, 0) + count
    return Plan(
        placements=placements,
        unseated=unseated,
        criteria=tuple(stages.criteria),
        profile=tuple(Share(shown(each), people[each]) for each in sorted(people)),
        proven=proven,
        seconds=seconds,
        types=len(stages.kinds),
        reasons=tuple(reasons(problem, placements, unseated)),
    )


def _deal(stages: _Stages, given: Given) -> tuple[tuple[Placement, ...], tuple[Unseated, ...]]:
    """Deal each type's bundles to its members, the dearest to the lowest lottery number."""
    placements, unseated = [], []
    left = {id(kind): iter(kind.members) for kind in stages.kinds}
    for kind, bundle, count in given:
        for _number in range(count):
            member = next(left[id(kind)])
            for slot, session in zip(stages.slots, bundle.sessions, strict=True):
                if session is not None:
                    placements.append(Placement(member.id, slot, session))
                elif slot in member.slots:
                    unseated.append(Unseated(member.id, slot))
    by_place = sorted(placements, key=lambda each: (each.participant, each.slot))
    return tuple(by_place), tuple(sorted(unseated, key=lambda each: (each.participant, each.slot)))
