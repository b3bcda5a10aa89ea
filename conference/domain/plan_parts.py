"""Finding, replacing and taking out the parts of a plan, for those who edit it."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from conference.domain.errors import ChangedMeanwhile, NotFound
from conference.domain.marks import mark
from conference.domain.plan import Plan, Room


class Keyed(Protocol):
    """A part of a plan that goes by a key."""

    @property
    def key(self) -> int:
        """The row's id, or a negative number."""


Part = TypeVar("Part", bound=Keyed)


def next_key(plan: Plan) -> int:
    """Return the key that the next new thing in `plan` gets: below all there are, and negative."""
    parts: tuple[Iterable[Keyed], ...] = (
        plan.items,
        plan.sessions,
        plan.occurrences,
        plan.people,
        plan.appearances,
    )
    return min((0, *(each.key for some in parts for each in some))) - 1


def one(parts: Iterable[Part], key: int | None) -> Part:
    """Return the part with the key; raises NotFound."""
    for each in parts:
        if each.key == key:
            return each
    raise NotFound


def room(plan: Plan, name: str) -> Room:
    """Return the room of that name; raises NotFound."""
    for each in plan.rooms:
        if each.name == name:
            return each
    raise NotFound


def check_seen(thing: object, seen: str | None) -> None:
    """Raise ChangedMeanwhile unless `seen` is the mark of the thing as it stands."""
    if seen != mark(thing):
        raise ChangedMeanwhile


def replaced(parts: Iterable[Part], new: Part) -> tuple[Part, ...]:
    """Return the parts with `new` in the place of the one with its key."""
    return tuple(new if each.key == new.key else each for each in parts)


def without(parts: Iterable[Part], key: int) -> tuple[Part, ...]:
    """Return the parts without the one with the key; raises NotFound."""
    parts = tuple(parts)
    one(parts, key)
    return tuple(each for each in parts if each.key != key)
