"""Texts that say the same are found, and those that only share a common word aren't."""

from conference.domain.similar import MOST, alike
from seeds import contributions

TEXTS = {number: each.text for number, each in enumerate(contributions.load().contributions)}


def like(start: str) -> list[str]:
    """Return what is like the one text of 2015 that begins so."""
    one = next(number for number, text in TEXTS.items() if text.startswith(start))
    return [TEXTS[number] for number in alike(one, TEXTS)]


def test_the_same_in_other_words_is_found() -> None:
    first = "Gjøre godkjenning av utenlandsk utdanning mindre krevende."
    second = "Se nærmere på godkjenningsordningen for utenlandsk utdanning."
    assert like(first) == [second]
    assert like(second) == [first]


def test_what_stands_alone_has_none() -> None:
    assert like("Rette mer oppmerksomhet mot situasjonen for LGBT") == []
    assert alike(1, {1: TEXTS[1]}) == []


def test_the_same_text_in_capitals_is_the_most_alike() -> None:
    texts = TEXTS | {number: TEXTS[3].upper() for number in range(1000, 1010)}
    assert alike(3, texts) == list(range(1000, 1000 + MOST))


def test_two_that_say_the_same_are_found_though_nothing_else_was_said() -> None:
    assert alike(1, {1: "Flere møteplasser", 2: "Flere møteplasser"}) == [2]
