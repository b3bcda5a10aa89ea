"""Why organisations are written to: told once each, with those it is for, in an order to read."""

from datetime import datetime

from conference.domain.plan_news import Facts, News, NewsKind
from conference.models.concerned import Concerned, Person
from conference.queries.reasons import reasons
from tests.support.factories import DAY


def held(number: int, room: str = "Rom 1", starts: datetime = DAY) -> Facts:
    return Facts(starts_at=starts, ends_at=starts, number=number, room=room)


def body(name: str, *people: tuple[News, ...], day: tuple[News, ...] = ()) -> Concerned:
    them = tuple(Person(key, key, None, news) for key, news in enumerate(people, start=1))
    return Concerned(1, 1, name, day, them)


ROOM = News(NewsKind.PLACE_ROOM, held(1), held(1, "Rom 9"))
CHAIR = News(NewsKind.PLACE_CHAIR, held(1), held(1, "Rom 9"))
OTHER = News(NewsKind.PLACE_ROOM, held(2), held(2, "Rom 8"))
WISH = News(NewsKind.WISH_GONE, Facts(number=3), Facts(number=3))
GONE = News(NewsKind.PLACE_GONE, held(3), held(3))
STARTS = News(NewsKind.DAY_STARTS, Facts(starts_at=DAY), Facts(starts_at=DAY))


def test_what_is_new_of_one_place_is_one_reason() -> None:
    (found,) = reasons([body("Ask", (ROOM, CHAIR), (ROOM, CHAIR)), body("Bjørk", (ROOM, CHAIR))])
    assert found.news == (ROOM, CHAIR)
    assert found.organisations == ("Ask", "Bjørk"), "each once"
    assert found.people == 3


def test_the_day_comes_first_then_places_then_wishes() -> None:
    found = reasons([body("Ask", (WISH, OTHER, ROOM), day=(STARTS,)), body("Bjørk", day=(STARTS,))])
    assert [each.news[0] for each in found] == [STARTS, ROOM, OTHER, WISH]
    assert found[0].people == 0
    assert found[0].organisations == ("Ask", "Bjørk")


def test_a_lost_place_says_more_than_the_wish_for_it() -> None:
    found = reasons([body("Ask", (GONE, WISH)), body("Bjørk", (WISH,))])
    assert [(each.news, each.organisations) for each in found] == [
        ((GONE,), ("Ask",)),
        ((WISH,), ("Bjørk",)),
    ]
