"""Names in every script are printed right, and one that can't be costs nobody the list."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from conference.documents.glyphs import FONTS, PLACEHOLDER, coverage, printable
from tests.documents.lists import lists, person, read, room, text

NAMES = [
    "Nguyễn Thị Ánh Tuyết",
    "Łucja Źdźbło-Gęś",
    "Máret Áile Ŧorheim-Čuoŋu",
    "Đorđe Živković",
    "Ayşe Yıldırım Gönül",
    "Ḥasan al-Ṭāhir ʿAbd",
    "Ærlend Østby Ås",
    "Ольга Ёлкина",
    "Ραλλού Παππά",
    "ሰላም ተስፋይ ገብረእግዚአብሔር",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_printed_as_it_is_written(name: str) -> None:
    assert printable(name) == name
    assert name in text(read(lists(room(person(name)))))


def test_arabic_is_printed_from_right_to_left_in_joined_letters() -> None:
    name = "أمينة الحسن بن زينب"
    assert printable(name) == name
    pdf = read(lists(room(person(name))))
    assert any("Amiri" in font for font in _fonts(pdf))
    # The letters of a word come in the order they are read in, whatever order the words come in.
    assert set(name.split()) <= set(text(pdf).split())


def test_scripts_are_mixed_in_one_line() -> None:
    words = text(read(lists(room(person("Selam (ሰላም) Tesfay – أمينة 7")))))
    assert "Selam (ሰላም) Tesfay" in words
    assert "أمينة" in words


def test_only_the_fonts_that_come_along_are_used() -> None:
    pdf = read(lists(room(*map(person, NAMES))))
    assert {name.partition("-")[0] for name in _fonts(pdf)} == {"Inter", "NotoSansEthiopic"}


def test_a_letter_without_a_glyph_becomes_a_box_and_the_others_stay() -> None:
    assert printable("中村 さくら Nakamura") == f"{PLACEHOLDER * 2} {PLACEHOLDER * 3} Nakamura"
    words = text(read(lists(room(person("中村 Nakamura"), person("Łucja")))))
    assert f"{PLACEHOLDER * 2} Nakamura" in words
    assert "Łucja" in words


def test_a_mark_goes_with_its_letter_or_both_become_one_box() -> None:
    assert printable("Nu\u0308n\u0303ez") == "Nüñez"
    assert printable("ሰ\u0e31") == PLACEHOLDER  # a Thai vowel above a Tigrinya letter


def test_what_cannot_be_seen_is_left_out() -> None:
    assert printable("Ola\u202e\x00\n\tNord\ufeffmann\ue000") == "Ola Nordmann"
    assert printable("می\u200cروم") == "می\u200cروم"


def test_the_placeholder_itself_can_be_printed() -> None:
    assert any(ord(PLACEHOLDER) in font for font in coverage())


def test_every_font_is_read_and_has_its_licence_beside_it() -> None:
    files = list(FONTS.glob("*.ttf"))
    assert len(coverage()) == len(files)
    assert all(len(font) > 300 for font in coverage())
    listed = Path(FONTS, "README.md").read_text(encoding="utf-8")
    assert all(f"`{path.name}`" in listed for path in files)
    assert "SIL OPEN FONT LICENSE" in Path(FONTS, "OFL.txt").read_text(encoding="utf-8")


ANYTHING = st.one_of(
    st.text(max_size=20),
    st.sampled_from(coverage()).flatmap(
        lambda font: st.text(st.sampled_from(sorted(map(chr, font))), max_size=20)
    ),
)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(ANYTHING, min_size=30, max_size=30))
def test_no_name_whatsoever_fails_the_list(names: list[str]) -> None:
    assert read(lists(room(*map(person, names)))).pages


@pytest.mark.parametrize("letter", ["x", "中", "ا", "ሰ"])
def test_a_word_without_an_end_stays_on_the_page(letter: str) -> None:
    assert len(read(lists(room(person(letter * 300, letter * 300)))).pages) <= 2


def _fonts(pdf: PdfReader) -> set[str]:
    """Return the names of the fonts in `pdf`, without the six letters that mark a part of one."""
    resources: list[Any] = [page["/Resources"] for page in pdf.pages]
    fonts = [font for each in resources for font in each["/Font"].values()]
    return {str(font.get_object()["/BaseFont"]).partition("+")[2] for font in fonts}
