"""Participants by column: each attribute's distinct values once, and one code per person.

That is how a million people fit in memory and are gathered into types in a moment.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from conference.assignment.problem import Participant, Pin

IntArray = NDArray[np.int64]
T = TypeVar("T")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Coded(Generic[T]):
    """A column: person number i has `values[codes[i]]`; every value is there once."""

    values: tuple[T, ...]
    codes: IntArray

    def __getitem__(self, number: int) -> T:
        """Return the value of the person of that number."""
        return self.values[int(self.codes[number])]

    def canonical(self, form: Callable[[T], V], key: Callable[[V], Any]) -> "Coded[V]":
        """Return the column with values in canonical form, in order; equal ones become one."""
        forms = [form(each) for each in self.values]
        values = sorted(set(forms), key=key)
        place = {value: number for number, value in enumerate(values)}
        codes = np.array([place[each] for each in forms], dtype=np.int64)
        return Coded(tuple(values), codes[self.codes] if len(codes) else self.codes)

    @classmethod
    def of(cls, values: Iterable[V]) -> "Coded[V]":
        """Return the column of these values, one for each person."""
        known: dict[V, int] = {}
        codes = np.fromiter((known.setdefault(each, len(known)) for each in values), np.int64)
        return Coded(tuple(known), codes)

    @classmethod
    def same(cls, value: V, people: int) -> "Coded[V]":
        """Return the column in which everybody has the same value."""
        return Coded((value,), np.zeros(people, dtype=np.int64))


@dataclass(frozen=True, slots=True)
class Crowd(Sequence[Participant]):
    """Participants by column; read by number it gives each as a `Participant`."""

    ids: Sequence[str]
    wishes: Coded[tuple[str, ...]]
    slots: Coded[tuple[str, ...]]
    pinned: Coded[tuple[Pin, ...]]
    barred: Coded[frozenset[str]]
    lottery: IntArray
    organisation: Coded[str | None]
    kind: Coded[str | None]

    @classmethod
    def of(cls, participants: Sequence[Participant]) -> "Crowd":
        """Return the participants by column; a crowd is returned as it is."""
        if isinstance(participants, Crowd):
            return participants
        return cls(
            ids=tuple(each.id for each in participants),
            wishes=Coded.of(each.wishes for each in participants),
            slots=Coded.of(each.slots for each in participants),
            pinned=Coded.of(each.pinned for each in participants),
            barred=Coded.of(each.barred for each in participants),
            lottery=np.array([each.lottery for each in participants], dtype=np.int64),
            organisation=Coded.of(each.organisation for each in participants),
            kind=Coded.of(each.kind for each in participants),
        )

    def __len__(self) -> int:
        """Return the number of people."""
        return len(self.ids)

    @overload
    def __getitem__(self, number: int) -> Participant: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[Participant, ...]: ...
    def __getitem__(self, number: int | slice) -> Participant | tuple[Participant, ...]:
        """Return the person, or the people, of that number."""
        if isinstance(number, slice):
            return tuple(self._at(each) for each in range(*number.indices(len(self))))
        return self._at(number)

    def __iter__(self) -> Iterator[Participant]:
        """Yield each participant, in the crowd's order."""
        return (self._at(number) for number in range(len(self)))

    def _at(self, number: int) -> Participant:
        return Participant(
            id=self.ids[number],
            wishes=self.wishes[number],
            slots=self.slots[number],
            pinned=self.pinned[number],
            barred=self.barred[number],
            lottery=int(self.lottery[number]),
            organisation=self.organisation[number],
            kind=self.kind[number],
        )


def joint(*columns: Coded[Any]) -> IntArray:
    """Return one code for each person that says all of theirs, numbered from 0 without gaps.

    The codes are in the order of the columns' values, the first column's counting most.
    """
    codes = np.zeros(len(columns[0].codes), dtype=np.int64)
    for each in columns:
        codes = _dense(codes * len(each.values) + each.codes)
    return codes


def firsts(codes: IntArray) -> IntArray:
    """Return for each code from 0, all of which are used, the number of the first who has it."""
    first = np.zeros(int(codes.max(initial=-1)) + 1, dtype=np.int64)
    first[codes[::-1]] = np.arange(len(codes))[::-1]
    return first


def _dense(codes: IntArray) -> IntArray:
    """Return the codes renumbered without gaps, in the same order."""
    if not len(codes) or codes.max() > 4 * len(codes) + 10_000:
        return np.unique(codes, return_inverse=True)[1].astype(np.int64)
    is_used = np.bincount(codes) > 0
    return (np.cumsum(is_used) - 1)[codes].astype(np.int64)


def numbered(*columns: IntArray) -> IntArray:
    """Return one number for each row of the columns, in their order and without gaps."""
    codes = np.zeros(len(columns[0]), dtype=np.int64)
    for each in columns:
        codes = _dense(codes * (int(each.max(initial=0)) + 1) + _dense(each))
    return codes
