"""From a problem to a plan: the criteria's stages in their order."""

import numpy as np

from conference.assignment import faults
from conference.assignment.board import Board, Kept
from conference.assignment.clock import Clock, Progress
from conference.assignment.dealing import Places, deal
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
    return plan_of(search.board, places, search.bounds, clock)


def _best(search: Search) -> Places:
    board = search.board
    places, missing = search.give_seats()
    if missing is None:
        return places
    wishes = search.grant_wishes(missing)
    if wishes is None or wishes.people is None:
        return places
    places = deal(wishes.columns, wishes.people, board.by_lottery(board.plain.of))
    if not wishes.is_best:
        return places
    columns, reached = by_kind(board, wishes)
    nobody = np.full(len(board.full.size), -1)
    settled, found = search.finish(columns, board.full.of, nobody, reached)
    if found is None:
        return places
    return Together(search, columns, reached, missing).places(settled, found)
