"""From a problem to a plan: the criteria's stages in their order."""

import numpy as np

from conference.assignment import faults, stages
from conference.assignment.board import Board, Kept
from conference.assignment.clock import Clock, Progress
from conference.assignment.dealing import Places
from conference.assignment.plan import Plan
from conference.assignment.planning import plan_of
from conference.assignment.problem import Problem
from conference.assignment.search import Search, by_kind
from conference.assignment.together import Together


def solve(
    problem: Problem,
    *,
    kept: Kept | None = None,
    time_limit: float | None = None,
    progress: Progress | None = None,
) -> Plan:
    """Return the best plan by the criteria in order, the same however the lists are shuffled.

    `kept` is a published plan: per participant's id and slot the session. With it nobody gets a
    worse level, and as few as possible are moved. `time_limit` is in seconds; when it's reached
    the plan is the best found, with `proven` false where a criterion hasn't met its bound.
    `progress` is called for each criterion reached.
    Raises InvalidProblem when the problem contradicts itself.
    """
    faults.refuse(problem)
    clock = Clock(time_limit, progress)
    search = Search(Board(problem, kept), clock)
    places = _best(search)
    plan = plan_of(search.board, places, search.bounds, clock)
    for each in plan.criteria:
        if each.name not in clock.told:  # it was settled together with others
            clock.tell(each.name, each.value)
    return plan


def _best(search: Search) -> Places:
    board = search.board
    seated = search.give_seats()
    if not seated.is_best:
        return search.deal(seated, board.terms.of)
    missing = seated.values[stages.SEATS]
    wishes = search.grant_wishes(missing)
    if wishes is None:
        return search.deal(seated, board.terms.of)
    if wishes.people is None or not wishes.is_best:
        return search.deal(wishes, board.plain.of)
    columns = by_kind(board, wishes)
    reached = np.unique(wishes.columns.level[wishes.people > 0])
    nobody = np.full(len(board.full.size), -1)
    settled = search.finish(columns, board.full.of, nobody, reached)
    if settled.people is None:
        return search.deal(wishes, board.plain.of)
    places = search.deal(settled, board.full.of)
    return Together(search, columns, reached, missing).places(settled, places)
