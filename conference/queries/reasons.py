"""Why organisations are written to about a changed programme: each reason with whom it is for."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from conference.domain import plan_news
from conference.domain.plan_news import News, NewsKind
from conference.models.concerned import Concerned

OF_WISHES = {NewsKind.WISH_GONE, NewsKind.WISH_CHAIR}


@dataclass(frozen=True, slots=True)
class Reason:
    """What is new of the day, or of one place or wish, and the organisations with such people.

    `people` counts them; of the day it is 0, for that concerns all who come.
    """

    news: tuple[News, ...]
    organisations: tuple[str, ...]
    people: int


def reasons(them: Iterable[Concerned]) -> tuple[Reason, ...]:
    """Return why each gets a letter: the day first, then places, then wishes, in their order."""
    bodies: dict[tuple[News, ...], list[str]] = defaultdict(list)
    people: dict[tuple[News, ...], int] = defaultdict(int)
    for each in them:
        mine = [each.day] if each.day else []
        for person in each.people:
            theirs = _apart(person.news)
            mine.extend(theirs)
            for news in theirs:
                people[news] += 1
        for news in dict.fromkeys(mine):
            bodies[news].append(each.organisation)
    found = [Reason(news, tuple(names), people[news]) for news, names in bodies.items()]
    return tuple(sorted(found, key=_order))


def _apart(news: tuple[News, ...]) -> list[tuple[News, ...]]:
    """Return what is told of a person's news, that of each place or wish together."""
    apart: dict[object, list[News]] = defaultdict(list)
    for each in plan_news.told(news):
        apart[each.was].append(each)
    return [tuple(each) for each in apart.values()]


def _order(reason: Reason) -> tuple[bool, bool, int, str]:
    first = reason.news[0]
    starts = first.was.starts_at.isoformat() if first.was.starts_at else ""
    return bool(reason.people), first.kind in OF_WISHES, first.was.number or 0, starts
