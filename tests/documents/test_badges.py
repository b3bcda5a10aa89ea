"""Badges, place cards and signs: accessible, and whole whatever the names."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from conference.documents.badges import (
    SHEETS_OF,
    Badge,
    BadgeFormat,
    BadgePlace,
    BadgeSheets,
    badges_pdf,
    qr_svg,
)
from conference.documents.place_cards import PlaceCard, PlaceCards, RoomCards, place_cards_pdf
from conference.documents.room_signs import RoomSign, RoomSigns, SignSession, room_signs_pdf
from tests.documents.lists import root, tags, text
from tests.documents.test_glyphs import NAMES

MADE = datetime(2015, 10, 19, 16, tzinfo=UTC)
PLACES = (
    BadgePlace("12.30", "Storsalen", "3. Arbeid"),
    BadgePlace("13.55", "Hardanger", "7. Helse, omsorg og likeverdige tjenester for alle"),
)
ENDLESS = "Åreknuteoperasjonsventelisteansvarlig" * 8
SHEETS = BadgeSheets(
    language="nb",
    title="Navneskilt",
    head="Den nasjonale dialogkonferansen 2015",
    foot="Ark {sheet} av {sheets}",
    no_photo="Vil ikke bli fotografert",
    qr="QR-kode {code}",
    format=BadgeFormat.HOLDER,
    badges=(),
    made_at=MADE,
)


def badge(name: str, *, no_photo: bool = False) -> Badge:
    return Badge(name, "Frivillighet Nord", "ABCD 2345", PLACES, no_photo)


def read(*badges: Badge, sheet: BadgeFormat = BadgeFormat.HOLDER) -> PdfReader:
    return PdfReader(BytesIO(badges_pdf(replace(SHEETS, badges=badges, format=sheet))))


@pytest.mark.parametrize("sheet", BadgeFormat)
def test_every_badge_fits_its_sheet(sheet: BadgeFormat) -> None:
    grid = SHEETS_OF[sheet]
    count = grid.columns * grid.rows
    pdf = read(*(badge(f"Person {n}") for n in range(count + 1)), sheet=sheet)
    assert len(pdf.pages) == 2
    width, height = (float(each) * 25.4 / 72 for each in pdf.pages[0].mediabox[2:])
    assert (width, height) == pytest.approx(grid.page, abs=0.1)
    assert grid.columns * grid.width + (grid.columns - 1) * grid.column_gap <= width + 0.1
    assert grid.rows * grid.height + (grid.rows - 1) * grid.row_gap <= height + 0.1


def test_badges_are_tagged_with_a_heading_for_each_name_and_a_picture_for_each_code() -> None:
    pdf = read(badge("Ola"), badge("Kari", no_photo=True), badge(""))
    assert b"pdfuaid:part" in root(pdf)["/Metadata"].get_data()
    found = tags(pdf)
    assert found["/H1"] == 2
    assert found["/Figure"] == 3 + 1


@pytest.mark.parametrize("name", [*NAMES, ENDLESS, "A " * 60])
@pytest.mark.parametrize("sheet", [BadgeFormat.HOLDER, BadgeFormat.A6])
def test_every_name_prints(name: str, sheet: BadgeFormat) -> None:
    pdf = read(badge(name), sheet=sheet)
    assert len(pdf.pages) == 1
    assert "ABCD 2345" in text(pdf)


def test_a_code_is_the_same_picture_each_time_and_another_for_another_code() -> None:
    assert qr_svg("ABCD2345") == qr_svg("ABCD2345") != qr_svg("ABCD2346")


def test_place_cards_are_read_once_and_stand_two_on_a_sheet() -> None:
    cards = tuple(PlaceCard(name, "Frivillighet Nord") for name in (*NAMES, "", ENDLESS))
    rooms = (RoomCards("Hardanger · 12.30", cards), RoomCards("Storsalen · 12.30", cards[:1]))
    pdf = PdfReader(BytesIO(place_cards_pdf(PlaceCards("nb", "Bordkort", "", rooms, MADE))))
    assert len(pdf.pages) == -(-len(cards) // 2) + 1
    assert tags(pdf)["/H1"] == len(cards) - 1 + 1


def test_a_sign_tells_what_is_held_in_the_room_in_the_days_order() -> None:
    held = (
        SignSession("12.30–13.45", 3, "Arbeid", "Kari Nordmann"),
        SignSession("13.55–15.10", 7, "Helse", ""),
    )
    signs = RoomSigns(
        "nb", "Romskilt", "Konferansen", "tirsdag", "Leder", "Skrevet ut i dag",
        (RoomSign("Hardanger", held), RoomSign("Storsalen", held[:1])), MADE,
    )  # fmt: skip
    pdf = PdfReader(BytesIO(room_signs_pdf(signs)))
    assert len(pdf.pages) == 2
    first = " ".join(pdf.pages[0].extract_text().split())
    assert first.index("Hardanger") < first.index("12.30–13.45") < first.index("Helse")
    assert "Leder Kari Nordmann" in first
    assert tags(pdf)["/H1"] == 2
