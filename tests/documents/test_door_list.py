"""The door on paper: accessible, in order, with guide letters, and nothing but what a door sees."""

from dataclasses import fields, replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from conference.documents.door_list import DoorLabels, DoorLine, DoorList, Room, door_list_pdf
from conference.documents.paper import News, NewsLine
from tests.documents.lists import root, tags, text

LABELS = DoorLabels(
    list="Til døra",
    present="Inne",
    name="Navn",
    organisation="Organisasjon",
    code="Kode",
    page="Side {page} av {pages}",
)


def line(name: str, organisation: str = "Frivillighet Nord", **changes: Any) -> DoorLine:
    """Return somebody called `name` who is placed in two rooms."""
    places = (Room(5, "Hardanger"), Room(2, "Sogn"))
    return replace(DoorLine(name, organisation, places, "ABCD 2345"), **changes)


def doors(*lines: DoorLine, **changes: Any) -> DoorList:
    """Return a door list with `lines` on it."""
    whole = DoorList(
        language="nb",
        title="Dørliste etter navn",
        conference="Den nasjonale dialogkonferansen 2015",
        date="tirsdag 20. oktober 2015",
        version="Fordeling nr. 3",
        printed="Skrevet ut 19. oktober 2015 kl. 18.00",
        made_at=datetime(2015, 10, 19, 16, tzinfo=UTC),
        labels=LABELS,
        summary=f"{len(lines)} personer",
        slots=("Kl. 12.30", "Kl. 14.30"),
        lines=lines,
    )
    return replace(whole, **changes)


def read(printed: DoorList) -> PdfReader:
    """Return the PDF of `printed`, opened."""
    return PdfReader(BytesIO(door_list_pdf(printed)))


def in_order(words: str, *names: str) -> bool:
    places = [words.index(name) for name in names]
    return places == sorted(places)


def test_the_pdf_is_tagged_and_every_line_is_a_row() -> None:
    pdf = read(doors(line("Anna"), line("Bo")))
    assert b"pdfuaid:part" in root(pdf)["/Metadata"].get_data()
    found = tags(pdf)
    assert (found["/H1"], found["/Table"], found["/TR"]) == (1, 1, 1 + 2)


def test_everything_the_door_needs_is_printed() -> None:
    words = text(read(doors(line("Nguyễn Thị Ánh", "ስላም – fred"))))
    for expected in ("Nguyễn Thị Ánh", "ስላም", "5 Hardanger", "2 Sogn", "ABCD", "2345"):
        assert expected in words
    assert "Fordeling nr. 3" in words
    assert "19. oktober 2015 kl. 18.00" in words


def test_names_stand_in_norwegian_order_and_those_to_come_last() -> None:
    lines = [line(name) for name in ("Åse", "Łukasz", "Zita", "Mona", "Ærlend")]
    words = text(read(doors(line("Navn kommer", to_come=True), *lines)))
    assert in_order(words, "Łukasz", "Mona", "Zita", "Ærlend", "Åse", "Navn kommer")


def test_by_organisation_each_line_names_it() -> None:
    lines = (line("Anna", "Ås velforening"), line("Bo", "Asker"), line("Åse", "Asker"))
    words = text(read(doors(*lines, by_organisation=True)))
    assert words.count("Asker") == 2
    assert in_order(words, "Bo", "Åse", "Anna")


def test_the_corner_of_each_page_tells_its_letters() -> None:
    names = [f"{letter}nna {number}" for letter in "ABCDEFGH" for number in range(10)]
    pages = [page.extract_text() for page in read(doors(*map(line, names))).pages]
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        shown = sorted({name[0] for name in names if name in page})
        guide = shown[0] if len(shown) == 1 else f"{shown[0]} – {shown[-1]}"
        assert f"{guide}\n" in page
        assert f"Side {number} av {len(pages)}" in page


def test_what_is_new_stands_first() -> None:
    news = News("Siden utskrift nr. 2", (NewsLine("Nye", "Zita (Asker)"),))
    words = text(read(doors(line("Anna"), news=news)))
    assert in_order(words, "Siden utskrift nr. 2", "Zita (Asker)", "Anna")


def test_before_publishing_there_are_no_rooms() -> None:
    words = text(read(doors(line("Anna", places=()), slots=())))
    assert "Anna" in words
    with pytest.raises(ValueError, match="room"):
        door_list_pdf(doors(line("Anna"), slots=()))


def test_no_contact_data_and_no_needs_can_be_passed() -> None:
    told = ["name", "organisation", "places", "code", "to_come"]
    assert [field.name for field in fields(DoorLine)] == told


def test_a_long_name_and_signs_of_markup_are_printed_as_they_are() -> None:
    typed = '*Ola* #let x = 1; $y$ <b> @ref \\ "q" // _k_'
    words = text(read(doors(line(typed, "Wolfeschlegelsteinhausenbergerdorff" * 2))))
    assert typed in words
    assert "bergerdorffWolfe" in words.replace("-", "").replace(" ", "")
