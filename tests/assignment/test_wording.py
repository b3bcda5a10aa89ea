"""Every reason is a sentence in every language, with the facts in it."""

import pytest

from conference.assignment import Obstacle, ObstacleKind, Reason, ReasonKind
from conference.assignment.wording import LANGUAGES, why

NO_SEAT = {ReasonKind.SLOT_FULL, ReasonKind.NONE_OPEN, ReasonKind.OUT_OF_TIME}


def _reason(kind: ReasonKind, *better: Obstacle, wish: int | None = None) -> Reason:
    return Reason("p", "slot Q", None if kind in NO_SEAT else "S{7}", wish, kind, better)


def _full(wished: int, seats: int) -> Obstacle:
    return Obstacle("X9", 2, ObstacleKind.FULL, wished, seats)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ReasonKind)
def test_every_kind_of_place_has_a_sentence(language: str, kind: ReasonKind) -> None:
    wish = 3 if kind is ReasonKind.WISHED else None
    told = why(_reason(kind, wish=wish), LANGUAGES[language])
    assert told.endswith(".")
    fact = "slot Q" if kind in NO_SEAT else "S{7}"
    assert fact in told or kind is ReasonKind.NO_WISHES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ObstacleKind)
def test_every_obstacle_has_a_sentence(language: str, kind: ObstacleKind) -> None:
    words = LANGUAGES[language]
    told = why(_reason(ReasonKind.UNLISTED, Obstacle("X9", 2, kind, 45, 30)), words)
    assert told.count(".") >= 2
    assert "X9" in told
    assert words.nth(2) in told
    assert ("45" in told and "30" in told) == (kind is ObstacleKind.FULL)


def test_languages_differ_wherever_they_should() -> None:
    for kind in ObstacleKind:
        reason = _reason(ReasonKind.UNLISTED, Obstacle("X9", 2, kind, 45, 30))
        assert len({why(reason, words) for words in LANGUAGES.values()}) == 3


@pytest.mark.parametrize(
    ("obstacle", "told"),
    [
        (_full(45, 30), "45 people in this slot have it on their lists, and it has 30 seats."),
        (_full(2, 1), "2 people in this slot have it on their lists, and it has 1 seat."),
        (_full(3, 30), "is full: it has 30 seats, and none is free."),
        (_full(3, 0), "has no seats in this slot."),
    ],
)
def test_full_is_told_with_numbers_that_explain_it(obstacle: Obstacle, told: str) -> None:
    assert why(_reason(ReasonKind.WISHED, obstacle, wish=3), LANGUAGES["en"]).endswith(told)


def test_what_the_organiser_decided_needs_no_more_reasons() -> None:
    obstacle = Obstacle("X9", 1, ObstacleKind.PINNED, 2, 1)
    told = why(_reason(ReasonKind.PINNED, obstacle, wish=2), LANGUAGES["nb"])
    assert told == (
        "Arrangøren har bestemt at du skal være i sesjon S{7} her. Sesjon S{7} er ditt 2. ønske."
    )


@pytest.mark.parametrize(
    ("rank", "told"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (22, "22nd")],
)
def test_english_counts_as_the_english_do(rank: int, told: str) -> None:
    assert LANGUAGES["en"].nth(rank) == told
