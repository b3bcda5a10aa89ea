"""Criteria in strict order on one model: each made as small as can be without giving up a former.

First all of them as linear programs, each at its bound, with one whole answer looked for at the
end: one that meets every bound is the best, since none can be below the first, none that meets
the first below the second, and so on. Where there is none, it's solved criterion by criterion in
whole numbers.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from conference.assignment.columns import Columns
from conference.assignment.crowd import IntArray
from conference.assignment.measures import Measure, Stage
from conference.assignment.model import Model


@dataclass(frozen=True, slots=True)
class Settled:
    """What came of it: people per column (None when no whole answer was found), and by name the
    values and the bounds; `is_used` where a column may hold somebody in a best answer.

    `impossible` says that it's proven that nothing fits.
    """

    columns: Columns
    people: IntArray | None
    values: dict[str, int]
    bounds: dict[str, int]
    is_used: NDArray[np.bool_]
    impossible: bool = False

    @property
    def is_best(self) -> bool:
        """Whether every criterion has reached its bound."""
        return self.people is not None and self.values == self.bounds


def settle(build: Callable[[], Model], stages: Sequence[Stage]) -> Settled:
    """Return the best answer by the stages in order; `build` makes the model anew."""
    return _by_bounds(build(), stages) or _step_by_step(build(), stages)


def _by_bounds(model: Model, stages: Sequence[Stage]) -> Settled | None:
    bounds: dict[str, int] = {}
    people, values = None, []
    for stage in stages:
        measure = stage(model)
        relaxed = model.relax(measure)
        if relaxed is None:
            return None
        if relaxed.impossible:
            return None if bounds else _impossible(model)
        people = relaxed.people
        bounds[measure.name] = relaxed.bound
        values.append(measure)
        model.keep_bound(measure, relaxed.bound)
    if people is None or any(one.count(people) > bounds[one.name] for one in values):
        people = model.complete()
    if people is None:
        return None
    return Settled(model.columns, people, dict(bounds), bounds, model.is_used)


def _step_by_step(model: Model, stages: Sequence[Stage]) -> Settled:
    people: IntArray | None = None
    bounds: dict[str, int] = {}
    measures: list[Measure] = []
    for stage in stages:
        measure = stage(model)
        measures.append(measure)
        outcome = model.minimise(measure, people)
        if outcome.impossible and not bounds:
            return _impossible(model)
        people, bounds[measure.name] = outcome.people, outcome.bound
        if people is None or measure.count(people) != outcome.bound:
            break
        model.keep(measure, outcome.bound)
    values = {one.name: one.count(people) for one in measures} if people is not None else {}
    return Settled(model.columns, people, values, bounds, model.is_used)


def _impossible(model: Model) -> Settled:
    return Settled(model.columns, None, {}, {}, model.is_used, impossible=True)
