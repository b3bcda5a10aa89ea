"""A plan as JSON and back, for keeping: whole, exact, and with the number of its format."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from conference.domain.plan import (
    Plan,
    PlannedAppearance,
    PlannedItem,
    PlannedOccurrence,
    PlannedPerson,
    PlannedSession,
    Room,
)
from conference.domain.programme import AppearanceRole, AppearanceStatus, ItemKind
from conference.domain.texts import Translated

FORMAT = 1
PARTS: Mapping[str, type[Any]] = {
    "rooms": Room,
    "items": PlannedItem,
    "sessions": PlannedSession,
    "occurrences": PlannedOccurrence,
    "people": PlannedPerson,
    "appearances": PlannedAppearance,
}
Thing = TypeVar("Thing")


def dump(plan: Plan) -> dict[str, Any]:
    """Return `plan` as a JSON object."""
    parts = {name: [dump_part(each) for each in getattr(plan, name)] for name in PARTS}
    return {"format": FORMAT, "date": plan.date.isoformat(), **parts}


def load(content: Mapping[str, Any]) -> Plan:
    """Return the plan that `dump` wrote; raises ValueError for a format it doesn't know."""
    if content.get("format") != FORMAT:
        raise ValueError("a programme in an unknown format")
    parts = {
        name: tuple(load_part(kind, each) for each in content[name]) for name, kind in PARTS.items()
    }
    return Plan(date=date.fromisoformat(content["date"]), **parts)


def dump_part(part: Any) -> dict[str, Any]:
    """Return a part of a plan as a JSON object, without what it doesn't tell."""
    values = {field.name: getattr(part, field.name) for field in fields(part)}
    return {name: plain(value) for name, value in values.items() if value is not None}


def load_part(kind: type[Thing], content: Mapping[str, Any]) -> Thing:
    """Return the part of `kind` that `dump_part` wrote."""
    return kind(**{name: _read(kind, name, value) for name, value in content.items()})


def plain(value: Any) -> Any:
    """Return `value` as JSON has it: a text as an object, a moment in UTC, an enum's value."""
    if isinstance(value, Translated):
        return {"nb": value.nb, "nn": value.nn, "en": value.en}
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.value if isinstance(value, StrEnum) else value


_READ: Mapping[tuple[type[Any], str], Callable[[str], Any]] = {
    (PlannedItem, "kind"): ItemKind,
    (PlannedItem, "starts_at"): datetime.fromisoformat,
    (PlannedItem, "ends_at"): datetime.fromisoformat,
    (PlannedAppearance, "role"): AppearanceRole,
    (PlannedAppearance, "status"): AppearanceStatus,
}


def _read(kind: type[Any], name: str, value: Any) -> Any:
    if isinstance(value, Mapping):
        return Translated(**value)
    read = _READ.get((kind, name))
    return value if read is None else read(value)
