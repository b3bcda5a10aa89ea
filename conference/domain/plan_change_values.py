"""One difference between two programmes, told so that whoever reads it can follow."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any

from conference.domain.plan_json import plain
from conference.domain.programme import AppearanceRole, ItemKind
from conference.domain.texts import Translated


class PlanChangeKind(StrEnum):
    """What has happened; an occurrence is held in a slot, a role is on an item or in a session."""

    DAY_MOVED = "day_moved"
    ITEM_ADDED = "item_added"
    ITEM_REMOVED = "item_removed"
    ITEM_MOVED = "item_moved"
    ITEM_ROOM = "item_room"
    ITEM_RENAMED = "item_renamed"
    ITEM_TEXTS = "item_texts"
    SESSION_ADDED = "session_added"
    SESSION_REMOVED = "session_removed"
    SESSION_RENAMED = "session_renamed"
    SESSION_NUMBER = "session_number"
    SESSION_TEXTS = "session_texts"
    OCCURRENCE_ADDED = "occurrence_added"
    OCCURRENCE_REMOVED = "occurrence_removed"
    OCCURRENCE_MOVED = "occurrence_moved"
    OCCURRENCE_ROOM = "occurrence_room"
    OCCURRENCE_SEATS = "occurrence_seats"
    ROLE_ADDED = "role_added"
    ROLE_REMOVED = "role_removed"
    ROLE_REPLACED = "role_replaced"
    ROLE_TEXTS = "role_texts"
    PERSON_ADDED = "person_added"
    PERSON_REMOVED = "person_removed"
    PERSON_RENAMED = "person_renamed"
    PERSON_TEXTS = "person_texts"
    ROOM_ADDED = "room_added"
    ROOM_REMOVED = "room_removed"
    ROOM_LIMIT = "room_limit"

    @property
    def is_public(self) -> bool:
        """Whether it is told of outside: how seats and rooms are planned with is not."""
        return self not in _INTERNAL


_INTERNAL = {
    PlanChangeKind.OCCURRENCE_SEATS,
    PlanChangeKind.PERSON_ADDED,
    PlanChangeKind.PERSON_REMOVED,
    PlanChangeKind.ROOM_ADDED,
    PlanChangeKind.ROOM_REMOVED,
    PlanChangeKind.ROOM_LIMIT,
}


@dataclass(frozen=True, slots=True)
class PlanChange:
    """One difference: whose it is by key, what is so now, and as `was_…` what was so before.

    Of what is removed, the values are those it had. `title` is the item's or the session's,
    `name` the person's or the room's; `starts_at` and `ends_at` are when the item or slot is.
    `seats` is also a room's limit. `texts` are the fields whose texts changed.
    """

    kind: PlanChangeKind
    item: int | None = None
    session: int | None = None
    occurrence: int | None = None
    person: int | None = None
    item_kind: ItemKind | None = None
    title: Translated | None = None
    was_title: Translated | None = None
    number: int | None = None
    was_number: int | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    was_starts_at: datetime | None = None
    was_ends_at: datetime | None = None
    room: str | None = None
    was_room: str | None = None
    seats: int | None = None
    was_seats: int | None = None
    role: AppearanceRole | None = None
    name: str | None = None
    was_name: str | None = None
    was_person: int | None = None
    texts: tuple[str, ...] = ()


def dump(change: PlanChange) -> dict[str, Any]:
    """Return the change as a JSON object, without what it doesn't tell."""
    values = {each.name: getattr(change, each.name) for each in fields(change)}
    told = {name: value for name, value in values.items() if value not in (None, ())}
    return {
        name: list(value) if isinstance(value, tuple) else plain(value)
        for name, value in told.items()
    }


_READ: Mapping[str, Callable[[Any], Any]] = {
    "kind": PlanChangeKind,
    "item_kind": ItemKind,
    "role": AppearanceRole,
    "title": lambda value: Translated(**value),
    "was_title": lambda value: Translated(**value),
    "texts": tuple,
    **dict.fromkeys(
        ("starts_at", "ends_at", "was_starts_at", "was_ends_at"), datetime.fromisoformat
    ),
}


def load(content: Mapping[str, Any]) -> PlanChange:
    """Return the change that `dump` wrote."""
    return PlanChange(
        **{name: _READ[name](value) if name in _READ else value for name, value in content.items()}
    )
