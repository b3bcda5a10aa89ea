"""Criterion 2: as many seats given as possible, whatever the wishes."""

from collections import Counter

import numpy as np

from conference.assignment import columns as columns_of
from conference.assignment.board import Board
from conference.assignment.clock import Clock
from conference.assignment.columns import Columns, IntArray
from conference.assignment.deals import Deal, Result, first_bounds, missing
from conference.assignment.model import Model
from conference.assignment.plan import SEATS


def give_seats(board: Board, start: Deal, clock: Clock) -> Result:
    """Return a deal with as many seats given as possible; `start` is any deal that fits."""
    bounds = first_bounds(board)
    deal = start
    if missing(board, start):
        columns, groups = columns_of.of_terms(board)
        outcome = Model(columns, clock).minimise(columns.missing, None, 0)
        bounds[SEATS] = board.attended - outcome.bound
        if outcome.people is not None:
            deal = _split(board, columns, groups, outcome.people)
    clock.tell(SEATS, board.attended - missing(board, deal))
    return Result(deal, bounds)


def _split(board: Board, columns: Columns, groups: list[list[int]], people: IntArray) -> Deal:
    """Return what is given to groups as a deal to the types that they are made of."""
    deal: Deal = [Counter() for _each in board.types]
    for group, types in enumerate(groups):
        options = board.options[types[0]]
        given = np.flatnonzero((columns.group == group) & (people > 0))
        bundles = [options[columns.option[each]].bundle for each in given.repeat(people[given])]
        for number in types:
            of_bundle = {one.bundle: place for place, one in enumerate(board.options[number])}
            for _one in board.people[number]:
                deal[number][of_bundle[bundles.pop()]] += 1
    return deal
