"""The evacuation list: confidential on every page, room by room, and a box for each person."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from conference.documents.evacuation import (
    EvacuationLabels,
    EvacuationList,
    Helped,
    evacuation_pdf,
)
from conference.documents.paper import News, NewsLine
from tests.documents.lists import root, tags, text

LABELS = EvacuationLabels(
    list="For dem som leder",
    confidential="Fortrolig",
    handed_in="Lever den og makuler den.",
    by_room="Rom for rom",
    by_name="Etter navn",
    elsewhere="Ikke i noe rom",
    name="Navn",
    organisation="Organisasjon",
    help="Hjelp",
    room="Rom",
    page="Side {page} av {pages}",
)


def person(name: str, *rooms: str) -> Helped:
    return Helped(name, "Frivillighet Nord", ("Bruker rullestol", "Har med ledsager"), rooms)


def listed(*people: Helped, **changes: Any) -> EvacuationList:
    """Return a list with `people` on it."""
    whole = EvacuationList(
        language="nb",
        title="Evakueringsliste",
        conference="Den nasjonale dialogkonferansen 2015",
        date="tirsdag 20. oktober 2015",
        version="Fordeling nr. 3",
        printed="Skrevet ut 19. oktober 2015 kl. 18.00",
        made_at=datetime(2015, 10, 19, 16, tzinfo=UTC),
        labels=LABELS,
        summary=f"{len(people)} personer",
        slots=("12.30–13.45", "14.30–15.45"),
        people=people,
    )
    return replace(whole, **changes)


def read(printed: EvacuationList) -> PdfReader:
    """Return the PDF of `printed`, opened."""
    return PdfReader(BytesIO(evacuation_pdf(printed)))


def test_the_pdf_is_tagged_with_a_table_for_each_slot_and_one_by_name() -> None:
    pdf = read(listed(person("Anna", "Sal 1", "Sal 2"), person("Bo", "Sal 2", "")))
    assert b"pdfuaid:part" in root(pdf)["/Metadata"].get_data()
    found = tags(pdf)
    assert (found["/H1"], found["/H2"], found["/Table"]) == (1, 3, 3)
    assert found["/TR"] == 3 * (1 + 2)


def test_every_page_says_that_it_is_confidential() -> None:
    pdf = read(listed(*(person(f"Person {n}", "Sal 1", "Sal 2") for n in range(40))))
    assert len(pdf.pages) > 2
    for number, page in enumerate(pdf.pages, 1):
        words = page.extract_text()
        assert "FORTROLIG" in words
        assert f"Side {number} av {len(pdf.pages)}" in words
    assert "Lever den og makuler den." in text(pdf)


@pytest.mark.parametrize("above", range(5))
def test_no_line_is_parted_by_the_end_of_a_page(above: int) -> None:
    people = [
        Helped(f"Person {n:03}", f"Forening {n:03}", ("Støtte",), (f"Sal {n % 5}", "Sal 9"))
        for n in range(70)
    ]
    news = News("Siden sist", tuple(NewsLine("Nye", str(n)) for n in range(above)))
    for page in read(listed(*people, news=news)).pages:
        words = page.extract_text()
        for each in people:
            assert words.count(each.name) == words.count(each.organisation)


def test_who_is_in_no_room_is_told_of_last() -> None:
    words = text(read(listed(person("Anna", "", "Sal 2"), person("Bo", "Sal 1", "Sal 2"))))
    first_slot = words.split("12.30–13.45", 1)[1].split("14.30–15.45", 1)[0]
    assert first_slot.index("Bo") < first_slot.index("Ikke i noe rom") < first_slot.index("Anna")


def test_before_publishing_there_are_names_and_no_rooms() -> None:
    words = text(read(listed(slots=(), people=(person("ሰላም"),))))
    assert "ሰላም" in words
    assert "Rom for rom" not in words
    with pytest.raises(ValueError, match="room"):
        listed(person("Anna"))
