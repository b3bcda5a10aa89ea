"""What a changed programme means to those who come: the day, their places and their wishes."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from conference.domain.clock import start_of_day
from conference.domain.plan import Plan, PlannedItem, PlannedOccurrence, PlannedSession
from conference.domain.plan_compare_day import is_renamed
from conference.domain.plan_day import on_day
from conference.domain.plan_places import Seat, kept
from conference.domain.programme import AppearanceRole, ItemKind
from conference.domain.texts import Translated


class NewsKind(StrEnum):
    """What somebody is told: of the day, of a place they have, of a wish they had."""

    DAY_MOVED = "day_moved"
    DAY_STARTS = "day_starts"
    DAY_ENDS = "day_ends"
    ITEM_TIME = "item_time"
    ITEM_ROOM = "item_room"
    PLACE_GONE = "place_gone"
    PLACE_TIME = "place_time"
    PLACE_ROOM = "place_room"
    PLACE_TITLE = "place_title"
    PLACE_CHAIR = "place_chair"
    WISH_GONE = "wish_gone"
    WISH_CHAIR = "wish_chair"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is so of the day, an item (with its kind) or a session (with its number)."""

    starts_at: datetime | None = None
    ends_at: datetime | None = None
    title: Translated | None = None
    item_kind: ItemKind | None = None
    number: int | None = None
    room: str | None = None
    chairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class News:
    """One thing that is new: what was so, and what is so now (the same where it is gone)."""

    kind: NewsKind
    was: Facts
    now: Facts


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who comes: the occurrences they are placed in, and the sessions they wish for."""

    registration: int
    places: tuple[int, ...]
    wishes: tuple[int, ...]


def of_the_day(before: Plan, after: Plan) -> tuple[News, ...]:
    """Return what is new to everybody: when the day is, begins and ends, and what all are at."""
    if before.date != after.date:
        was = Facts(starts_at=start_of_day(before.date))
        now = Facts(starts_at=start_of_day(after.date))
        rest = of_the_day(on_day(before, after.date), after)
        return News(NewsKind.DAY_MOVED, was, now), *rest
    if not before.items or not after.items:
        return ()
    starts, was_starts = (min(each.starts_at for each in of.items) for of in (after, before))
    ends, was_ends = (max(each.ends_at for each in of.items) for of in (after, before))
    found = []
    if starts != was_starts:
        facts = Facts(starts_at=was_starts), Facts(starts_at=starts)
        found.append(News(NewsKind.DAY_STARTS, *facts))
    if ends != was_ends:
        found.append(News(NewsKind.DAY_ENDS, Facts(ends_at=was_ends), Facts(ends_at=ends)))
    known = {each.key: each for each in before.items}
    for each in after.items:
        if each.kind is not ItemKind.PARALLEL_SESSIONS and each.key in known:
            found.extend(_item(known[each.key], each))
    return tuple(found)


def _item(was: PlannedItem, now: PlannedItem) -> Iterator[News]:
    facts = _item_facts(was), _item_facts(now)
    if (was.starts_at, was.ends_at) != (now.starts_at, now.ends_at):
        yield News(NewsKind.ITEM_TIME, *facts)
    if was.room != now.room:
        yield News(NewsKind.ITEM_ROOM, *facts)


def _item_facts(item: PlannedItem) -> Facts:
    return Facts(item.starts_at, item.ends_at, item.title, item.kind, room=item.room)


def of_guests(
    guests: Collection[Guest], before: Plan, after: Plan, *, with_wishes: bool = False
) -> dict[int, tuple[News, ...]]:
    """Return what is new to each of the guests, by registration, where anything is.

    `with_wishes`: also a new chair of a session that they only wish for.
    """
    before = on_day(before, after.date)
    seats = [Seat(each.registration, place) for each in guests for place in each.places]
    standing = kept(seats, before, after)
    places = of_places(before, after)
    gone = {each.key: _gone(before, each) for each in before.occurrences}
    wishes = _of_wishes(before, after, with_chairs=with_wishes)
    found = {}
    for each in guests:
        news: list[News] = []
        for place in each.places:
            stands = Seat(each.registration, place) in standing
            news.extend(places[place] if stands else [gone[place]])
        news.extend(wishes[wish] for wish in each.wishes if wish in wishes)
        if news:
            found[each.registration] = tuple(news)
    return found


def told(news: Collection[News]) -> tuple[News, ...]:
    """Return what is told of somebody's news.

    Of a session that is gone, a place in it says more than a wish for it, and is told alone.
    """
    gone = {each.was.number for each in news if each.kind is NewsKind.PLACE_GONE}
    return tuple(
        each for each in news if each.kind is not NewsKind.WISH_GONE or each.was.number not in gone
    )


def of_places(before: Plan, after: Plan) -> dict[int, tuple[News, ...]]:
    """Return what is new (or nothing) to those who keep their place, by each occurrence kept."""
    was = {each.key: each for each in before.occurrences}
    return {
        each.key: tuple(_place(_held(before, was[each.key]), _held(after, each)))
        for each in after.occurrences
        if each.key in was
    }


def _place(was: Facts, now: Facts) -> Iterator[News]:
    if (was.starts_at, was.ends_at) != (now.starts_at, now.ends_at):
        yield News(NewsKind.PLACE_TIME, was, now)
    if was.room != now.room:
        yield News(NewsKind.PLACE_ROOM, was, now)
    if is_renamed(was.title, now.title):
        yield News(NewsKind.PLACE_TITLE, was, now)
    if was.chairs != now.chairs:
        yield News(NewsKind.PLACE_CHAIR, was, now)


def _gone(plan: Plan, held: PlannedOccurrence) -> News:
    facts = _held(plan, held)
    return News(NewsKind.PLACE_GONE, facts, facts)


def _held(plan: Plan, held: PlannedOccurrence) -> Facts:
    slot = next(each for each in plan.items if each.key == held.item)
    session = next(each for each in plan.sessions if each.key == held.session)
    return Facts(
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        title=session.title,
        number=session.number,
        room=held.room,
        chairs=chairs(plan, session.key),
    )


def chairs(plan: Plan, session: int) -> tuple[str, ...]:
    """Return the names of those who chair a session."""
    names = {each.key: each.name for each in plan.people}
    return tuple(
        names[each.person]
        for each in plan.appearances
        if each.session == session and each.role is AppearanceRole.CHAIR
    )


def _of_wishes(before: Plan, after: Plan, *, with_chairs: bool) -> dict[int, News]:
    """Return what is new to those who wish for a session, by the session."""
    now = {each.key: each for each in after.sessions}
    found = {}
    for each in before.sessions:
        was = _session_facts(before, each)
        if each.key not in now:
            found[each.key] = News(NewsKind.WISH_GONE, was, was)
        elif with_chairs and was.chairs != chairs(after, each.key):
            facts = _session_facts(after, now[each.key])
            found[each.key] = News(NewsKind.WISH_CHAIR, was, facts)
    return found


def _session_facts(plan: Plan, session: PlannedSession) -> Facts:
    return Facts(title=session.title, number=session.number, chairs=chairs(plan, session.key))
