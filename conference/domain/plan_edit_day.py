"""Changes of the day: its items and slots, and the rooms there are."""

from dataclasses import replace
from datetime import UTC, datetime

from conference.domain.clock import end_of_day, start_of_day
from conference.domain.plan import Plan, PlannedItem, Room
from conference.domain.plan_errors import (
    OutsideDay,
    RoomInUse,
    RoomTaken,
    SlotInUse,
    TimesReversed,
)
from conference.domain.plan_parts import check_seen, next_key, one, replaced, room, without
from conference.domain.programme import ItemKind

STEP = 300  # seconds


def snap(moment: datetime) -> datetime:
    """Return the nearest moment on a whole five minutes (the later of two as near), in UTC."""
    return datetime.fromtimestamp((moment.timestamp() + STEP / 2) // STEP * STEP, UTC)


def add_item(plan: Plan, item: PlannedItem) -> Plan:
    """Add a line of the day; its key is given anew.

    Raises TimesReversed, OutsideDay, or NotFound for its room.
    """
    new = replace(
        item, key=next_key(plan), starts_at=snap(item.starts_at), ends_at=snap(item.ends_at)
    )
    return _with_items(plan, (*plan.items, _checked(plan, new)))


def change_item(plan: Plan, key: int, item: PlannedItem, seen: str | None) -> Plan:
    """Give a line of the day new facts; times that stay as they were aren't snapped.

    Raises NotFound, ChangedMeanwhile, TimesReversed, OutsideDay, or SlotInUse where sessions are
    held in what would be no slot.
    """
    before = one(plan.items, key)
    check_seen(before, seen)
    new = replace(
        item,
        key=key,
        starts_at=_snapped(item.starts_at, before.starts_at),
        ends_at=_snapped(item.ends_at, before.ends_at),
    )
    uses = sum(each.item == key for each in plan.occurrences)
    if uses and new.kind is not ItemKind.PARALLEL_SESSIONS:
        raise SlotInUse(uses=uses)
    return _with_items(plan, replaced(plan.items, _checked(plan, new)))


def move_item(
    plan: Plan, key: int, starts_at: datetime, room: str | None, seen: str | None = None
) -> Plan:
    """Move a line of the day to another time and room (None: in plenary), as long as before.

    What is held in a slot follows; nothing else moves. Without `seen` the move is made whatever
    has changed meanwhile. Raises NotFound, ChangedMeanwhile or OutsideDay.
    """
    before = one(plan.items, key)
    if seen is not None:
        check_seen(before, seen)
    start = _snapped(starts_at, before.starts_at)
    end = start + (before.ends_at - before.starts_at)
    new = replace(before, starts_at=start, ends_at=end, room=room)
    return _with_items(plan, replaced(plan.items, _checked(plan, new)))


def remove_item(plan: Plan, key: int) -> Plan:
    """Take out a line of the day, what is held in it, and what people do there; or NotFound."""
    return replace(
        plan,
        items=without(plan.items, key),
        occurrences=tuple(each for each in plan.occurrences if each.item != key),
        appearances=tuple(each for each in plan.appearances if each.item != key),
    )


def add_room(plan: Plan, new: Room) -> Plan:
    """Add a room; raises RoomTaken."""
    _check_name(plan, new.name)
    return replace(plan, rooms=(*plan.rooms, new))


def change_room(plan: Plan, name: str, new: Room, seen: str | None) -> Plan:
    """Change a room; what takes place in it follows its name.

    Raises NotFound, ChangedMeanwhile or RoomTaken.
    """
    before = room(plan, name)
    check_seen(before, seen)
    if new.name != name:
        _check_name(plan, new.name)
    return replace(
        plan,
        rooms=tuple(new if each == before else each for each in plan.rooms),
        items=tuple(
            replace(each, room=new.name) if each.room == name else each for each in plan.items
        ),
        occurrences=tuple(
            replace(each, room=new.name) if each.room == name else each for each in plan.occurrences
        ),
    )


def remove_room(plan: Plan, name: str) -> Plan:
    """Take out a room; raises NotFound, or RoomInUse where something is to take place in it."""
    before = room(plan, name)
    uses = [each.room for each in plan.items].count(name)
    uses += [each.room for each in plan.occurrences].count(name)
    if uses:
        raise RoomInUse(uses=uses)
    return replace(plan, rooms=tuple(each for each in plan.rooms if each != before))


def _snapped(new: datetime, before: datetime) -> datetime:
    return before if new == before else snap(new)


def _checked(plan: Plan, item: PlannedItem) -> PlannedItem:
    """Return the item as it may stand in the plan: a slot is in no single room."""
    if item.ends_at <= item.starts_at:
        raise TimesReversed
    if item.starts_at < start_of_day(plan.date) or item.ends_at > end_of_day(plan.date):
        raise OutsideDay(date=plan.date)
    if item.kind is ItemKind.PARALLEL_SESSIONS:
        return replace(item, room=None)
    if item.room is not None:
        room(plan, item.room)
    return item


def _check_name(plan: Plan, name: str) -> None:
    """Raise RoomTaken where a room has the name, whatever its capitals."""
    if any(each.name.casefold() == name.casefold() for each in plan.rooms):
        raise RoomTaken(name=name)


def _with_items(plan: Plan, items: tuple[PlannedItem, ...]) -> Plan:
    ordered = sorted(items, key=lambda each: (each.starts_at, each.ends_at, each.key))
    return replace(plan, items=tuple(ordered))
