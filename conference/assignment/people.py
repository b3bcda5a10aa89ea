"""Everybody in a JSON file, gathered column by column as they are read."""

from array import array
from typing import Any

import numpy as np

from conference.assignment.crowd import Crowd
from conference.assignment.fields import (
    ABSENT,
    MOST_LOTTERY,
    Column,
    Fields,
    Notes,
    bars,
    optional,
    pins,
)

PERSON = frozenset(("id", "organisation", "kind", "wishes", "slots", "pinned", "barred", "lottery"))


class People:
    """Everybody read so far."""

    def __init__(self, notes: Notes) -> None:
        """Start with nobody; faults go to the notes."""
        self._notes = notes
        self.ids: list[str] = []
        self._lottery = array("q")
        self._wishes = Column("wishes", Notes.names, notes)
        self._slots = Column("slots", _slots, notes)
        self._pinned = Column("pinned", pins, notes)
        self._barred = Column("barred", bars, notes)
        self._organisation = Column("organisation", optional, notes)
        self._kind = Column("kind", optional, notes)

    def take(self, number: int, item: Any) -> None:
        """Read the next person."""
        path = f"participants[{number}]"
        is_plain = type(item) is dict and item.keys() <= PERSON
        person = item if is_plain else self._notes.fields(path, item, PERSON)
        self.ids.append(self._id(path, person, is_known=isinstance(item, dict)))
        self._wishes.add(path, person.get("wishes", []))
        self._slots.add(path, person.get("slots", ABSENT))
        self._pinned.add(path, person.get("pinned", []))
        self._barred.add(path, person.get("barred", []))
        self._organisation.add(path, person.get("organisation"))
        self._kind.add(path, person.get("kind"))
        lottery = person.get("lottery", 0)
        if type(lottery) is not int or not -MOST_LOTTERY <= lottery <= MOST_LOTTERY:
            bounds = (-MOST_LOTTERY, MOST_LOTTERY)
            lottery = self._notes.number(f"{path}.lottery", lottery, bounds)
        self._lottery.append(lottery)

    def _id(self, path: str, person: Fields, *, is_known: bool) -> str:
        found = person.get("id", ABSENT)
        if type(found) is str and found and found.isascii():
            return found
        return self._notes.name(f"{path}.id", found) if is_known else path

    def crowd(self, every_slot: tuple[str, ...]) -> Crowd:
        """Return all who were read; who says nothing of slots attends every one."""
        return Crowd(
            ids=self.ids,
            wishes=self._wishes.coded(),
            slots=self._slots.coded().canonical(
                lambda each: every_slot if each is None else each, lambda each: each
            ),
            pinned=self._pinned.coded(),
            barred=self._barred.coded(),
            lottery=np.array(self._lottery, dtype=np.int64),
            organisation=self._organisation.coded(),
            kind=self._kind.coded(),
        )


def _slots(notes: Notes, path: str, value: object) -> tuple[str, ...] | None:
    return None if value is ABSENT else notes.names(path, value)
