"""What a criterion's stage hands to the next: a deal, and how good any deal can be.

A deal says for each type of people how many get which of its options. Who gets which is decided
last, by lottery number.
"""

from collections import Counter
from dataclasses import dataclass

from conference.assignment.board import Board, Places
from conference.assignment.levels import Level
from conference.assignment.plan import SEATS, level_name

Deal = list[Counter[int]]
"""For each type of the board, how many people get the option of which number."""


@dataclass(frozen=True, slots=True)
class Result:
    """The best deal found, and by criterion's name the best that is possible."""

    deal: Deal
    bounds: dict[str, int]


def first_bounds(board: Board) -> dict[str, int]:
    """Return what holds before anything is solved: nobody can do better than their best option."""
    best = Counter[Level]()
    for options, people in zip(board.options, board.people, strict=True):
        best[options[0].level] += len(people)
    bounds = {SEATS: board.attended}
    for level in board.levels:
        bounds[level_name(level)] = sum(best[each] for each in best if each >= level)
    return bounds


def deal_of(board: Board, places: Places) -> Deal:
    """Return the deal that gives everybody what they have in `places`."""
    deal: Deal = []
    for of, options, people in zip(board.types, board.options, board.people, strict=True):
        number = {option.bundle: place for place, option in enumerate(options)}
        bundles = (tuple(places[one.id][slot] for slot in of.terms.slots) for one in people)
        deal.append(Counter(number[bundle] for bundle in bundles))
    return deal


def missing(board: Board, deal: Deal) -> int:
    """Return how many slots attended are left without a seat."""
    return sum(
        options[number].missing * people
        for options, counts in zip(board.options, deal, strict=True)
        for number, people in counts.items()
    )


def places_of(board: Board, deal: Deal) -> Places:
    """Return who sits where: within a type the lower lottery number gets the better option."""
    places: Places = {}
    for of, people, options, counts in zip(
        board.types, board.people, board.options, deal, strict=True
    ):
        numbers = [number for number in sorted(counts) for _one in range(counts[number])]
        for one, number in zip(people, numbers, strict=True):
            places[one.id] = dict(zip(of.terms.slots, options[number].bundle, strict=True))
    return places
