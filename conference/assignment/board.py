"""The problem laid out for solving: rooms by number, and people alike gathered into types.

Everything is in canonical (sorted) order, so that a problem with its lists shuffled is laid out
the same. A room here is an occurrence; two numbers beyond the last room say that a slot isn't
attended (`absent`) or that it's attended without a seat (`unseated`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from conference.assignment.crowd import Coded, Crowd, IntArray, firsts, joint
from conference.assignment.draw import weights
from conference.assignment.problem import Pin, Problem

Kept = Mapping[str, Mapping[str, str]]
"""What a published plan gave: per participant's id and slot the session."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What people share who look the same to the solver.

    `kept` has the places of a published plan, and is None for who wasn't in it.
    """

    wishes: tuple[str, ...]
    slots: tuple[str, ...]
    pinned: tuple[Pin, ...]
    barred: tuple[str, ...]
    kept: tuple[Pin, ...] | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Types:
    """People gathered by profile: each person's type, and how many there are of each."""

    profiles: tuple[Profile, ...]
    of: IntArray
    size: IntArray


class Board:
    """The problem by numbers; see the module's text."""

    def __init__(self, problem: Problem, kept: Kept | None = None) -> None:
        """Lay out a problem without faults; `kept` is a published plan to change little."""
        self.problem = problem
        self.crowd = Crowd.of(problem.participants)
        self.slots = tuple(sorted(problem.slots))
        self.sessions = problem.sessions
        self.rooms = tuple(sorted(problem.occurrences, key=lambda one: (one.slot, one.session)))
        self.number = {(one.slot, one.session): at for at, one in enumerate(self.rooms)}
        self.absent, self.unseated = len(self.rooms), len(self.rooms) + 1
        self.seats = np.array([one.seats for one in self.rooms], dtype=np.int64)
        self.minimum = np.array([one.minimum for one in self.rooms], dtype=np.int64)
        self.slot_of = np.array([self.slots.index(one.slot) for one in self.rooms], dtype=np.int64)
        self.base = problem.unseated_rank + 1
        self.kept = kept
        self._columns = self._canonical_columns()

    @cached_property
    def terms(self) -> Types:
        """People by what decides which bundles are allowed, and how much they may change."""
        if self.kept is not None:
            return self.plain
        anything = Coded.same((), len(self.crowd))
        return self._types(joint(*self._columns[1:4]), [anything, *self._columns[1:]])

    @cached_property
    def plain(self) -> Types:
        """People by all that their options and levels depend on."""
        return self._types(joint(*self._columns), self._columns)

    @cached_property
    def full(self) -> Types:
        """People by all that, and by kind."""
        return self._types(joint(*self._columns, self.kinds), [*self._columns, self.kinds])

    @cached_property
    def kinds(self) -> Coded[str | None]:
        """Everybody's kind; nobody has one when kinds aren't balanced."""
        if not self.problem.rules.balance_kinds:
            return Coded.same(None, len(self.crowd))
        return self.crowd.kind.canonical(
            lambda kind: kind, lambda kind: (kind is not None, kind or "")
        )

    @cached_property
    def attends(self) -> IntArray:
        """1 where a person (row) attends a slot (column), else 0."""
        of_value = [[slot in each for slot in self.slots] for each in self.crowd.slots.values]
        shape = (len(of_value), len(self.slots))
        return np.array(of_value, dtype=np.int64).reshape(shape)[self.crowd.slots.codes]

    @cached_property
    def place_by_id(self) -> IntArray:
        """Each person's place in the order of ids."""
        place = np.empty(len(self.crowd), dtype=np.int64)
        place[sorted(range(len(self.crowd)), key=self.crowd.ids.__getitem__)] = np.arange(
            len(self.crowd)
        )
        return place

    def by_lottery(self, codes: IntArray) -> IntArray:
        """Return people's numbers by code, then lottery number, the lowest first, then id."""
        return self.order if codes is self.full.of else self._by_lottery(codes)

    def _by_lottery(self, codes: IntArray) -> IntArray:
        numbers = self.crowd.lottery
        order = np.lexsort((numbers, codes))
        equal = (np.diff(numbers[order]) == 0) & (np.diff(codes[order]) == 0)
        return np.lexsort((self.place_by_id, numbers, codes)) if equal.any() else order

    @cached_property
    def order(self) -> IntArray:
        """People's numbers by type (with kind), lottery number and id."""
        return self._by_lottery(self.full.of)

    @cached_property
    def weights(self) -> IntArray:
        """Everybody's weight in the lottery."""
        return weights(self.crowd.lottery)

    @cached_property
    def session_of(self) -> IntArray:
        """The session of each room, and a number of their own for absent and unseated."""
        number = [self.sessions.index(each.session) for each in self.rooms]
        return np.array([*number, len(self.sessions), len(self.sessions) + 1])

    @cached_property
    def fellows(self) -> IntArray:
        """Each person's organisation by number, or -1 for who has no fellow in any slot.

        Nobody has one when organisations aren't to be spread.
        """
        of = self.crowd.organisation
        is_named = np.array([each is not None for each in of.values], dtype=np.bool_)
        people = np.zeros(len(of.values), dtype=np.int64)
        for attends in self.attends.T:
            people = np.maximum(people, np.bincount(of.codes, attends, len(of.values)))
        is_shared = (people > 1) & is_named & self.problem.rules.spread_organisations
        first = np.full(len(of.values), len(of.codes))
        np.minimum.at(first, of.codes[self.order], np.arange(len(of.codes)))
        number = np.full(len(of.values), -1)
        shared = np.flatnonzero(is_shared)
        number[shared[np.argsort(first[shared])]] = np.arange(len(shared))
        return number[of.codes]

    def _canonical_columns(self) -> list[Coded[Any]]:
        crowd = self.crowd
        return [
            crowd.wishes.canonical(tuple, lambda each: each),
            crowd.slots.canonical(lambda each: tuple(sorted(each)), lambda each: each),
            crowd.pinned.canonical(lambda each: tuple(sorted(each)), lambda each: each),
            crowd.barred.canonical(lambda each: tuple(sorted(each)), lambda each: each),
            self._kept_column().canonical(
                lambda each: each, lambda each: (each is not None, each or ())
            ),
        ]

    def _kept_column(self) -> Coded[tuple[Pin, ...] | None]:
        if self.kept is None:
            return Coded.same(None, len(self.crowd))
        places = (self.kept.get(each) for each in self.crowd.ids)
        return Coded.of(
            None
            if each is None
            else tuple(sorted(Pin(session, slot) for slot, session in each.items()))
            for each in places
        )

    @staticmethod
    def _types(codes: IntArray, columns: Sequence[Coded[Any]]) -> Types:
        size = np.bincount(codes) if len(codes) else np.zeros(0, dtype=np.int64)
        first = firsts(codes).tolist()
        profiles = tuple(Profile(*(each[one] for each in columns)) for one in first)
        return Types(profiles, codes, size.astype(np.int64))
