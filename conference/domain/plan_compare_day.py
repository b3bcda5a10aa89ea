"""How two programmes differ in the day, the rooms, the sessions and where they are held."""

from collections.abc import Iterator
from typing import Any

from conference.domain.clock import start_of_day
from conference.domain.plan import Plan, PlannedItem, PlannedOccurrence, PlannedSession
from conference.domain.plan_change_values import PlanChange, PlanChangeKind
from conference.domain.texts import Translated

_K = PlanChangeKind


def moved(before: Plan, after: Plan) -> Iterator[PlanChange]:
    """Yield that the programme is on another day, with when that begins."""
    if before.date != after.date:
        yield PlanChange(
            _K.DAY_MOVED,
            starts_at=start_of_day(after.date),
            was_starts_at=start_of_day(before.date),
        )


def items(before: Plan, after: Plan) -> Iterator[PlanChange]:
    """Yield what has become of the lines of the day."""
    was = {each.key: each for each in before.items}
    now = {each.key: each for each in after.items}
    for each in after.items:
        old = was.get(each.key)
        if old is None:
            yield PlanChange(_K.ITEM_ADDED, **about_item(each), room=each.room)
        else:
            yield from _item(old, each)
    for each in before.items:
        if each.key not in now:
            yield PlanChange(_K.ITEM_REMOVED, **about_item(each), room=each.room)


def _item(was: PlannedItem, now: PlannedItem) -> Iterator[PlanChange]:
    about = about_item(now)
    if (was.starts_at, was.ends_at) != (now.starts_at, now.ends_at):
        yield PlanChange(
            _K.ITEM_MOVED, **about, was_starts_at=was.starts_at, was_ends_at=was.ends_at
        )
    if was.room != now.room:
        yield PlanChange(_K.ITEM_ROOM, **about, room=now.room, was_room=was.room)
    renamed = is_renamed(was.title, now.title)
    if renamed:
        yield PlanChange(_K.ITEM_RENAMED, **about, was_title=was.title)
    texts = changed(was, now, *(() if renamed else ("title",)), "description", "kind")
    if texts:
        yield PlanChange(_K.ITEM_TEXTS, **about, texts=texts)


def about_item(item: PlannedItem) -> dict[str, Any]:
    """Return what tells which line of the day a change is about."""
    return {
        "item": item.key,
        "item_kind": item.kind,
        "title": item.title,
        "starts_at": item.starts_at,
        "ends_at": item.ends_at,
    }


def sessions(before: Plan, after: Plan) -> Iterator[PlanChange]:
    """Yield what has become of the sessions themselves."""
    was = {each.key: each for each in before.sessions}
    now = {each.key for each in after.sessions}
    for each in after.sessions:
        old = was.get(each.key)
        if old is None:
            yield PlanChange(_K.SESSION_ADDED, **about_session(each))
        else:
            yield from _session(old, each)
    for each in before.sessions:
        if each.key not in now:
            yield PlanChange(_K.SESSION_REMOVED, **about_session(each))


def _session(was: PlannedSession, now: PlannedSession) -> Iterator[PlanChange]:
    about = about_session(now)
    if was.number != now.number:
        yield PlanChange(_K.SESSION_NUMBER, **about, was_number=was.number)
    renamed = is_renamed(was.title, now.title)
    if renamed:
        yield PlanChange(_K.SESSION_RENAMED, **about, was_title=was.title)
    texts = changed(was, now, *(() if renamed else ("title",)), "summary", "asks_for")
    if texts:
        yield PlanChange(_K.SESSION_TEXTS, **about, texts=texts)


def about_session(session: PlannedSession) -> dict[str, Any]:
    """Return what tells which session a change is about."""
    return {"session": session.key, "number": session.number, "title": session.title}


def occurrences(before: Plan, after: Plan) -> Iterator[PlanChange]:
    """Yield what has become of where and when sessions are held.

    Of a session that is new or gone that goes without saying.
    """
    was = {each.key: each for each in before.occurrences}
    now = {each.key for each in after.occurrences}
    both = {each.key for each in before.sessions} & {each.key for each in after.sessions}
    for each in after.occurrences:
        old = was.get(each.key)
        if old is not None:
            yield from _occurrence(before, after, old, each)
        elif each.session in both:
            yield PlanChange(_K.OCCURRENCE_ADDED, **_about(after, each), seats=each.seats)
    for each in before.occurrences:
        if each.key not in now and each.session in both:
            yield PlanChange(_K.OCCURRENCE_REMOVED, **_about(before, each))


def _occurrence(
    before: Plan, after: Plan, was: PlannedOccurrence, now: PlannedOccurrence
) -> Iterator[PlanChange]:
    about = _about(after, now)
    if was.item != now.item:
        slot = next(each for each in before.items if each.key == was.item)
        yield PlanChange(
            _K.OCCURRENCE_MOVED,
            **about,
            was_starts_at=slot.starts_at,
            was_ends_at=slot.ends_at,
            was_room=was.room,
        )
    elif was.room != now.room:
        yield PlanChange(_K.OCCURRENCE_ROOM, **about, was_room=was.room)
    if (was.seats, was.minimum) != (now.seats, now.minimum):
        yield PlanChange(_K.OCCURRENCE_SEATS, **about, seats=now.seats, was_seats=was.seats)


def _about(plan: Plan, held: PlannedOccurrence) -> dict[str, Any]:
    slot = next(each for each in plan.items if each.key == held.item)
    session = next(each for each in plan.sessions if each.key == held.session)
    return {
        **about_session(session),
        "item": held.item,
        "occurrence": held.key,
        "starts_at": slot.starts_at,
        "ends_at": slot.ends_at,
        "room": held.room,
    }


def rooms(before: Plan, after: Plan) -> Iterator[PlanChange]:
    """Yield the rooms that are new or gone, and new limits."""
    was = {each.name: each.limit for each in before.rooms}
    now = {each.name: each.limit for each in after.rooms}
    for name, limit in now.items():
        if name not in was:
            yield PlanChange(_K.ROOM_ADDED, name=name, seats=limit)
        elif was[name] != limit:
            yield PlanChange(_K.ROOM_LIMIT, name=name, seats=limit, was_seats=was[name])
    for name, limit in was.items():
        if name not in now:
            yield PlanChange(_K.ROOM_REMOVED, name=name, seats=limit)


def is_renamed(was: Translated | None, now: Translated | None) -> bool:
    """Whether a title says something else, and isn't only translated otherwise."""
    return (was and was.nb) != (now and now.nb)


def changed(was: object, now: object, *names: str) -> tuple[str, ...]:
    """Return those of the fields that differ."""
    return tuple(name for name in names if getattr(was, name) != getattr(now, name))
