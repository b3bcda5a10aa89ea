"""The kitchen's paper: counts and no names, and plates that add up."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from conference.documents.kitchen import (
    Count,
    KitchenLabels,
    KitchenSheet,
    RoomCount,
    ServedAt,
    kitchen_pdf,
)
from tests.documents.lists import root, tags, text

LABELS = KitchenLabels(
    list="Bare antall",
    meals="Måltider",
    diets="Ønsker",
    plates="Tallerkener",
    plates_lead="Hver person er talt én gang.",
    total="I alt",
    rooms="Rom for rom",
    time="Kl.",
    room="Rom",
    people="Personer",
    page="Side {page} av {pages}",
)
SHEET = KitchenSheet(
    language="nb",
    title="Antall til kjøkkenet",
    conference="Den nasjonale dialogkonferansen 2015",
    date="tirsdag 20. oktober 2015",
    version="Fordeling nr. 3",
    printed="Skrevet ut 19. oktober 2015 kl. 18.00",
    made_at=datetime(2015, 10, 19, 16, tzinfo=UTC),
    labels=LABELS,
    summary="121 personer",
    people=121,
    meals=(ServedAt("11.30–12.30", "Lunsj", "Foajeen"),),
    diets=(Count("Halal", 21), Count("Uten gluten", 3)),
    plates=(Count("Ingen ønsker", 99), Count("Halal", 19), Count("Halal + uten gluten", 3)),
    note="4 har skrevet om noe annet.",
    rooms=(RoomCount("12.30", "Sal 1", 30, (6, 0)), RoomCount("14.30", "Sal 1", 28, (5, 1))),
)


def read(sheet: KitchenSheet) -> PdfReader:
    """Return the PDF of `sheet`, opened."""
    return PdfReader(BytesIO(kitchen_pdf(sheet)))


def test_the_pdf_is_tagged_and_its_tables_hold_all_counts() -> None:
    pdf = read(SHEET)
    assert b"pdfuaid:part" in root(pdf)["/Metadata"].get_data()
    found = tags(pdf)
    assert found["/Table"] == 3
    assert found["/TR"] == (1 + 2) + (1 + 3 + 1) + (1 + 2)
    words = text(pdf)
    for expected in (
        "11.30–12.30",
        "Lunsj, Foajeen",
        "Halal 21",
        "Halal + uten gluten 3",
        "I alt 121",
        "12.30 Sal 1 30 6 0",
        "14.30 Sal 1 28 5 1",
        "4 har skrevet om noe annet.",
    ):
        assert expected in words


def test_before_publishing_nothing_is_said_of_rooms() -> None:
    words = text(read(replace(SHEET, rooms=(), meals=(), note="")))
    assert "Rom for rom" not in words
    assert "Måltider" not in words


def test_plates_that_are_not_as_many_as_the_people_are_refused() -> None:
    with pytest.raises(ValueError, match="plates"):
        replace(SHEET, people=120)
