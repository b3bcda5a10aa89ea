"""What a paper says is new since it was printed last."""

from datetime import UTC, datetime

import pytest
from flask import Flask

from conference.documents.paper import NewsLine
from conference.domain.paper import PaperLine, Since, changes
from conference.web.paper_news import NAMES, news

THEN = datetime(2015, 10, 19, 12, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def reading(app: Flask) -> object:
    """A page that is being read in bokmål."""
    with app.test_request_context("/") as context:
        yield context


def line(number: int, name: str | None = "Ola", text: str = "") -> PaperLine:
    return PaperLine(number, name, "Asker", text)


def since(before: list[PaperLine], after: list[PaperLine]) -> Since:
    return Since(2, THEN, changes(before, after))


def test_the_first_paper_has_no_news() -> None:
    assert news(None) is None


def test_one_that_still_stands_says_so() -> None:
    said = news(since([line(1)], [line(1)]))
    assert said
    assert said.heading == "Ingenting er nytt siden utskrift nr. 2, 19. oktober 2015 kl. 14.10"
    assert said.lines == ()


def test_who_is_new_gone_and_changed() -> None:
    before = [line(1, "Anna"), line(2, "Bo"), line(3, None), line(4, "Dag", "Sal 1")]
    after = [line(2, "Bo"), line(3, "Cecilie"), line(4, "Dag", "Sal 2"), line(5, "Eva")]
    said = news(since(before, after))
    assert said
    assert said.heading == "Siden utskrift nr. 2, 19. oktober 2015 kl. 14.10"
    assert said.lines == (
        NewsLine("Nye", "Eva (Asker)"),
        NewsLine("Borte", "Anna (Asker)"),
        NewsLine("Endret", "Cecilie (Asker), før: Navn kommer; Dag (Asker)"),
    )


def test_many_are_counted_after_the_first() -> None:
    said = news(since([], [line(each, f"Person {each}") for each in range(NAMES + 3)]))
    assert said
    (new,) = said.lines
    assert new.text.endswith(f"Person {NAMES - 1} (Asker) og 3 til")
