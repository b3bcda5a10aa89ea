"""The variables of the model as arrays: one for every group of people × option.

A group is a type of people; for criteria that don't look at wishes, all types on equal terms.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from conference.assignment.board import Board, Option, Terms

IntArray = NDArray[np.int64]
NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Columns:
    """What a column is, and beside it the number of people by group and seats by occurrence.

    Per column: its group, the option's number among the group's, its level's number among the
    board's (0 is the worst), how many slots it leaves without a seat, and its occurrences.
    """

    group: IntArray
    option: IntArray
    level: IntArray
    missing: IntArray
    places: IntArray
    people: IntArray
    seats: IntArray

    def only(self, mask: NDArray[np.bool_]) -> "Columns":
        """Return the columns where `mask` holds."""
        return replace(
            self,
            group=self.group[mask],
            option=self.option[mask],
            level=self.level[mask],
            missing=self.missing[mask],
            places=self.places[mask],
        )


@dataclass(frozen=True, slots=True)
class _Group:
    terms: Terms
    options: Sequence[Option]
    people: int


def of_types(board: Board) -> Columns:
    """Return the columns with a group for each type, in the board's order."""
    return _columns(
        board,
        [
            _Group(each.terms, options, len(people))
            for each, options, people in zip(board.types, board.options, board.people, strict=True)
        ],
    )


def of_terms(board: Board) -> tuple[Columns, list[list[int]]]:
    """Return the columns with a group for each terms, and each group's types by number.

    A group has the options of its first type.
    """
    types: dict[Terms, list[int]] = defaultdict(list)
    for number, each in enumerate(board.types):
        types[each.terms].append(number)
    groups = [
        _Group(terms, board.options[numbers[0]], sum(len(board.people[each]) for each in numbers))
        for terms, numbers in types.items()
    ]
    return _columns(board, groups), list(types.values())


def _columns(board: Board, groups: list[_Group]) -> Columns:
    occurrences = sorted(board.problem.occurrences, key=lambda one: (one.slot, one.session))
    number = {(one.slot, one.session): place for place, one in enumerate(occurrences)}
    levels = {each: place for place, each in enumerate(board.levels)}
    width = 4 + len(board.problem.slots)
    rows = [
        row for place, group in enumerate(groups) for row in _rows(place, group, levels, number)
    ]
    facts = np.full((len(rows), width), NOWHERE, dtype=np.int64)
    for place, row in enumerate(rows):
        facts[place, : len(row)] = row
    group_of, option, level, missing = facts[:, :4].T
    return Columns(
        group=group_of,
        option=option,
        level=level,
        missing=missing,
        places=facts[:, 4:],
        people=np.array([each.people for each in groups], dtype=np.int64),
        seats=np.array([each.seats for each in occurrences], dtype=np.int64),
    )


def _rows(
    place: int,
    group: _Group,
    levels: dict[tuple[int, ...], int],
    number: dict[tuple[str, str], int],
) -> Iterator[list[int]]:
    for option_number, option in enumerate(group.options):
        yield [
            place,
            option_number,
            levels[option.level],
            option.missing,
            *(
                NOWHERE if session is None else number[slot, session]
                for slot, session in zip(group.terms.slots, option.bundle, strict=True)
            ),
        ]
