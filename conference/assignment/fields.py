"""Checks of what an outside file says, value by value, with every fault noted by its path."""

import difflib
import json
from array import array
from collections.abc import Callable, Collection
from contextlib import suppress
from typing import Any, Generic, TypeVar

import numpy as np

from conference.assignment.crowd import Coded
from conference.assignment.faults import Fault
from conference.assignment.problem import Pin
from conference.assignment.scanning import Repeating, kind_of

T = TypeVar("T")
Fields = dict[str, Any]
ABSENT = object()
"""What stands for a member that isn't there; null is something else."""

MOST_SEATS = 1_000_000_000
MOST_LOTTERY = 2**53 - 1


class Notes(list[Fault]):
    """The faults found so far."""

    def add(self, path: str, message: str) -> None:
        """Note a fault."""
        self.append(Fault(path, message))

    def wrong(self, path: str, wanted: str, value: object) -> None:
        """Note that a value is of another sort than it must be."""
        found = "is missing" if value is ABSENT else f"must be {wanted}, not {kind_of(value)}"
        self.add(path, found)

    def fields(self, path: str, value: object, known: Collection[str]) -> Fields:
        """Return an object's members, noting each that is unknown or there twice."""
        if not isinstance(value, dict):
            self.wrong(path, "an object", value)
            return {}
        for name in value:
            if name not in known:
                self.unknown(join(path, name), name, known)
        for name in value.repeated if isinstance(value, Repeating) else ():
            self.add(join(path, name), "is there twice")
        return value

    def unknown(self, path: str, name: str, known: Collection[str]) -> None:
        """Note a name that the format doesn't have, and the one that may be meant."""
        near = difflib.get_close_matches(name, known, n=1)
        self.add(path, "isn't part of the format" + (f"; is {near[0]!r} meant?" if near else ""))

    def items(self, path: str, value: object) -> list[Any]:
        """Return a list's items."""
        if isinstance(value, list):
            return value
        self.wrong(path, "a list", value)
        return []

    def name(self, path: str, value: object) -> str:
        """Return a name; where there is none, something that can stand in for it."""
        if isinstance(value, str):
            if not value:
                self.add(path, "must not be empty")
            elif not _is_whole(value):
                self.add(path, "has half a character in it (a lone surrogate)")
            return value or path
        self.wrong(path, "text", value)
        # A number is the commonest slip: what refers to it is judged as if it were written as text.
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return str(value) if is_number else path

    def names(self, path: str, value: object) -> tuple[str, ...]:
        """Return a list of names."""
        items = self.items(path, value)
        return tuple(self.name(f"{path}[{number}]", each) for number, each in enumerate(items))

    def number(self, path: str, value: object, within: tuple[int, int]) -> int:
        """Return a whole number within bounds; 30.0 is as whole as 30."""
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool):
            if isinstance(value, float) and np.isfinite(value):
                self.add(path, f"must be a whole number, not {value}")
            else:
                self.wrong(path, "a whole number", value)
            return within[1]
        if value < within[0]:
            self.add(path, f"must be at least {within[0]}")
        if value > within[1]:
            self.add(path, f"must be at most {within[1]}")
        return min(max(value, within[0]), within[1])

    def boolean(self, path: str, value: object) -> bool:
        """Return true or false."""
        if not isinstance(value, bool):
            self.wrong(path, "true or false", value)
        return value is True


class Column(Generic[T]):
    """One attribute of everybody as it's read: what was seen before is known by its looks."""

    def __init__(self, name: str, check: Callable[[Notes, str, Any], T], notes: Notes) -> None:
        """Start without anybody; `check` turns what is read into a value, noting its faults."""
        self._name, self._check, self._notes = name, check, notes
        self._seen: dict[Any, int] = {}
        self._values: dict[T, int] = {}
        self.codes = array("q")

    def add(self, path: str, raw: Any) -> None:
        """Add the next person's."""
        looks = tuple(raw) if type(raw) is list else raw
        try:
            self.codes.append(self._seen[looks])
        except (KeyError, TypeError):
            self.codes.append(self._new(path, raw, looks))

    def coded(self) -> Coded[T]:
        """Return the column."""
        return Coded(tuple(self._values), np.array(self.codes, dtype=np.int64))

    def _new(self, path: str, raw: Any, looks: Any) -> int:
        before = len(self._notes)
        value = self._check(self._notes, f"{path}.{self._name}", raw)
        code = self._values.setdefault(value, len(self._values))
        if len(self._notes) == before:  # A fault is to be told again of the next who has it.
            with suppress(TypeError):
                self._seen[looks] = code
        return code


def pins(notes: Notes, path: str, value: object) -> tuple[Pin, ...]:
    """Return a person's pins."""
    found = []
    for number, each in enumerate(notes.items(path, value)):
        here = f"{path}[{number}]"
        pin = notes.fields(here, each, ("session", "slot"))
        if not isinstance(each, dict):
            found.append(Pin(here, here))
            continue
        session = notes.name(f"{here}.session", pin.get("session", ABSENT))
        found.append(Pin(session, notes.name(f"{here}.slot", pin.get("slot", ABSENT))))
    return tuple(found)


def bars(notes: Notes, path: str, value: object) -> frozenset[str]:
    """Return the sessions that are barred, noting those there twice and leaving out the faulty."""
    found: set[str] = set()
    for number, each in enumerate(notes.items(path, value)):
        before, here = len(notes), f"{path}[{number}]"
        name = notes.name(here, each)
        if name in found:
            notes.add(here, f"session {name!r} is there twice")
        if len(notes) == before:
            found.add(name)
    return frozenset(found)


def optional(notes: Notes, path: str, value: object) -> str | None:
    """Return a name, or None where there is none."""
    return None if value is None else notes.name(path, value)


def join(path: str, name: str) -> str:
    """Return the path of an object's member."""
    if name.isidentifier() and name.isascii():
        return f"{path}.{name}" if path else name
    return f"{path}[{json.dumps(name)}]"


def _is_whole(text: str) -> bool:
    try:
        return text.isascii() or bool(text.encode())
    except UnicodeEncodeError:
        return False
