"""What can be wrong with times and rooms: overlaps, gaps, rooms used twice or too small."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from conference.domain.plan import Plan, PlannedItem
from conference.domain.plan_faults import Fault, FaultKind
from conference.domain.programme import ItemKind


def overlaps(plan: Plan) -> Iterator[Fault]:
    """Yield two items in one track at the same time."""
    tracks: dict[str | None, list[PlannedItem]] = defaultdict(list)
    for each in plan.items:
        tracks[each.room].append(each)
    for room, items in tracks.items():
        for one, other in combinations(items, 2):
            if at_once(one, other):
                keys = (one.key, other.key)
                yield Fault(FaultKind.OVERLAP, FaultKind.OVERLAP.severity, items=keys, room=room)


def at_once(one: PlannedItem, other: PlannedItem) -> bool:
    """Whether two items share some time."""
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def gaps(plan: Plan) -> Iterator[Fault]:
    """Yield the time between the first item and the last in which there is nothing."""
    last: PlannedItem | None = None
    for each in sorted(plan.items, key=lambda each: each.starts_at):
        if last is not None and each.starts_at > last.ends_at:
            yield Fault(
                FaultKind.GAP,
                FaultKind.GAP.severity,
                items=(last.key, each.key),
                params={"starts_at": last.ends_at, "ends_at": each.starts_at},
            )
        if last is None or each.ends_at > last.ends_at:
            last = each


def rooms_used_twice(plan: Plan) -> Iterator[Fault]:
    """Yield two sessions in one room in a slot, or a session and an item in it at once.

    Two slots at the same time are an overlap, said once and not for each room.
    """
    for one, other in combinations(plan.occurrences, 2):
        if (one.item, one.room) == (other.item, other.room):
            yield _twice((one.item,), (one.session, other.session), (one.key, other.key), one.room)
    slots = {each.key: each for each in plan.items}
    for item in plan.items:
        for held in plan.occurrences:
            if item.room == held.room and at_once(item, slots[held.item]):
                yield _twice((item.key, held.item), (held.session,), (held.key,), held.room)


def _twice(
    items: tuple[int, ...], sessions: tuple[int, ...], occurrences: tuple[int, ...], room: str
) -> Fault:
    kind = FaultKind.ROOM_TWICE
    return Fault(kind, kind.severity, items, sessions, occurrences, room=room)


def rooms_too_small(plan: Plan) -> Iterator[Fault]:
    """Yield the occurrences with more seats than their room takes."""
    limits = {each.name: each.limit for each in plan.rooms}
    kind = FaultKind.ROOM_TOO_SMALL
    for each in plan.occurrences:
        if each.seats > limits[each.room]:
            yield Fault(
                kind,
                kind.severity,
                (each.item,),
                (each.session,),
                (each.key,),
                room=each.room,
                params={"seats": each.seats, "limit": limits[each.room]},
            )


def rooms_below_capacity(plan: Plan, capacity: int | None) -> Iterator[Fault]:
    """Yield the items that everybody is to be at, in a room that doesn't take everybody."""
    limits = {each.name: each.limit for each in plan.rooms}
    kind = FaultKind.ROOM_BELOW_CAPACITY
    for each in plan.items:
        limit = limits.get(each.room or "")
        is_alone = not any(at_once(each, other) for other in plan.items if other is not each)
        if capacity is not None and limit is not None and limit < capacity and is_alone:
            params = {"limit": limit, "capacity": capacity}
            yield Fault(kind, kind.severity, items=(each.key,), room=each.room, params=params)


def slots(items: Iterable[PlannedItem]) -> list[PlannedItem]:
    """Return the items in which sessions are held, in the order of the day."""
    found = [each for each in items if each.kind is ItemKind.PARALLEL_SESSIONS]
    return sorted(found, key=lambda each: (each.starts_at, each.ends_at, each.key))
