"""The programme on paper: accessible, whole, and never lost to what somebody has written."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from conference.documents.programme_sheet import (
    Held,
    LineSession,
    ProgrammeLine,
    ProgrammeSession,
    ProgrammeSheet,
    SheetLabels,
    programme_pdf,
)
from tests.documents.lists import root, tags, text

LABELS = SheetLabels(
    programme="Program",
    day="Dagen",
    time="Tid",
    what="Hva",
    sessions="Parallelle sesjoner",
    chair="Leder",
    asks_for="Ber om innspill til:",
    page="Side {page} av {pages}",
)
OPENING = ProgrammeLine("10.00–10.10", "Åpning", "Om dagen", "Storsalen", ("Kari Lie, taler",), ())
BREAK = ProgrammeLine("11.30–12.30", "Lunsj", "", "", (), ())
TWICE = (Held("Bolk 1", "12.30–14.00", "Sal 1"), Held("Bolk 2", "14.30–16.00", "Sal 1"))


def session(number: int, title: str = "Arbeid", **changes: Any) -> ProgrammeSession:
    """Return a session that is held twice in one room."""
    made = ProgrammeSession(
        number,
        title,
        chairs=("Robert Eriksson, statsråd",),
        summary="Hvordan kan flere komme i arbeid?",
        asks_for="Erfaringer med NAV",
        people=("Bufdir: Tar imot innspill",),
        held=TWICE,
    )
    return replace(made, **changes)


def slot(count: int) -> ProgrammeLine:
    """Return a slot with `count` sessions."""
    each = tuple(LineSession(n, f"Tema {n}", f"Rom {n}") for n in range(1, count + 1))
    return ProgrammeLine("12.30–14.00", "Bolk 1", "", "", (), each)


SHEET = ProgrammeSheet(
    language="nb",
    conference="Den nasjonale dialogkonferansen 2015",
    organiser="Regjeringen",
    date="tirsdag 20. oktober 2015",
    venue="Folkets Hus, Oslo",
    version="Utgave 3, 24. september 2015 kl. 12.00",
    address="https://plenum.example.no/programme",
    made_at=datetime(2015, 9, 25, 7, tzinfo=UTC),
    labels=LABELS,
    hosts=("Selda Ekiz – konferansier",),
    lines=(OPENING, BREAK, slot(8)),
    sessions=tuple(session(n, f"Tema {n}") for n in range(1, 9)),
)


def read(sheet: ProgrammeSheet) -> PdfReader:
    """Return the PDF of `sheet`, opened."""
    return PdfReader(BytesIO(programme_pdf(sheet)))


def test_the_pdf_is_tagged_and_says_its_language_and_title() -> None:
    pdf = read(SHEET)
    catalogue = root(pdf)
    assert catalogue["/MarkInfo"]["/Marked"]
    assert str(catalogue["/Lang"]).lower() == "nb-no"
    assert b"pdfuaid:part" in catalogue["/Metadata"].get_data()
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Program – Den nasjonale dialogkonferansen 2015"


@pytest.mark.parametrize(("language", "tag"), [("nn", "nn-NO"), ("en", "en-GB")])
def test_the_language_is_the_readers(language: str, tag: str) -> None:
    assert root(read(replace(SHEET, language=language)))["/Lang"] == tag


def test_headings_and_rows_are_told_apart_for_those_who_listen() -> None:
    found = tags(read(SHEET))
    assert (found["/H1"], found["/H2"], found["/H3"]) == (1, 2, 8)
    assert found["/Table"] == 1
    assert found["/TH"] == 2
    assert found["/TR"] == 1 + 3


def test_everything_is_printed() -> None:
    words = text(read(SHEET))
    for expected in (
        "tirsdag 20. oktober 2015, Folkets Hus, Oslo",
        "Regjeringen · Selda Ekiz – konferansier",
        "10.00–10.10 Åpning Storsalen Om dagen Kari Lie, taler",
        "5 Tema 5 Rom 5",
        "Leder: Robert Eriksson, statsråd Hvordan kan flere komme i arbeid?",
        "Ber om innspill til: Erfaringer med NAV Bufdir: Tar imot innspill",
        "Sal 1 Bolk 1 12.30–14.00 Bolk 2 14.30–16.00",
    ):
        assert expected in words


def test_every_page_says_which_it_is_and_which_release() -> None:
    pages = [" ".join(page.extract_text().split()) for page in read(SHEET).pages]
    assert len(pages) == 3
    for number, page in enumerate(pages, 1):
        assert f"Side {number} av 3" in page
        assert "Utgave 3, 24. september 2015 kl. 12.00" in page
        assert "https://plenum.example.no/programme" in page
        assert "Den nasjonale dialogkonferansen 2015" in page


def test_the_day_has_the_first_page_to_itself() -> None:
    pages = read(SHEET).pages
    assert "Lunsj" in pages[0].extract_text()
    assert "Hvordan kan flere" not in pages[0].extract_text()


def test_a_session_that_moves_between_rooms_says_which_each_time() -> None:
    moved = session(1, held=(TWICE[0], replace(TWICE[1], room="Sal 2")))
    words = text(read(replace(SHEET, sessions=(moved,))))
    assert "Bolk 1 12.30–14.00 Sal 1 Bolk 2 14.30–16.00 Sal 2" in words


def test_what_is_missing_leaves_no_trace() -> None:
    bare = session(1, chairs=(), summary="", asks_for="", people=(), held=())
    words = text(read(replace(SHEET, venue="", hosts=(), sessions=(bare,))))
    assert "Leder" not in words
    assert "Ber om" not in words
    assert "tirsdag 20. oktober 2015, " not in words


@pytest.mark.parametrize("half", [replace(SHEET, lines=()), replace(SHEET, sessions=())])
def test_half_a_programme_is_printed(half: ProgrammeSheet) -> None:
    pdf = read(half)
    assert tags(pdf)["/H2"] == 1
    assert "Den nasjonale" in text(pdf)


def test_a_programme_that_is_not_laid_out_yet_has_one_page() -> None:
    assert len(read(replace(SHEET, lines=(), sessions=())).pages) == 1


def test_long_texts_and_many_lines_go_on_overleaf_to_the_last_word() -> None:
    long = " ".join(f"ord{n}" for n in range(2000))
    sheet = replace(
        SHEET,
        lines=(replace(OPENING, text=long), *[BREAK] * 60, slot(40)),
        sessions=(session(1, summary=long),),
    )
    words = text(read(sheet))
    assert words.count("ord1999") == 2
    assert words.count("Lunsj") == 60
    assert "40 Tema 40 Rom 40" in words


def test_nothing_typed_is_taken_for_markup_and_other_scripts_are_printed() -> None:
    typed = '*Ola* #let x = 1; $y$ <b> @ref \\ "q" // _k_'
    sheet = replace(
        SHEET,
        lines=(replace(OPENING, title=typed, people=("ሰላም ተስፋይ", "Ольга Ёлкина", "أمينة")),),
        sessions=(session(1, typed),),
    )
    words = text(read(sheet))
    assert words.count(typed) == 2
    assert "ሰላም ተስፋይ" in words
    assert "Ольга Ёлкина" in words


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_is_written_the_programme_is_printed(title: str, room: str) -> None:
    line = replace(OPENING, title=title, text=title, room=room, people=(title,))
    held = (Held(title, "12.30", room),)
    sheet = replace(
        SHEET, conference=title, lines=(line, slot(1)), sessions=(session(1, title, held=held),)
    )
    assert len(read(sheet).pages) == 2


def test_the_same_programme_makes_the_same_bytes() -> None:
    assert programme_pdf(SHEET) == programme_pdf(SHEET)
