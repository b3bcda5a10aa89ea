"""The organiser takes in a list as people have it, settles a duplicate, and gives it out again."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_organiser_guests import arrived, go, sign_in
from tests.support import sheets
from tests.support.browser import PHONE, assert_accessible
from tests.support.journeys import OpenPage

KNOWN = "Bydelskontoret for møteplasser, Oslo sør"
ROWS: list[tuple[Any, ...]] = [
    ("Gjester til dialogkonferansen",),
    (),
    ("Organisasjonen", "", "", "", "", "Kontaktperson", "", "", "Lagt til"),
    ("Navn ", "Orgnr", "Hva slags", "Fylke", "Kommune", "Navn", "E-post", "Tlf", ""),
    (
        " Håp og havn",
        974760673,
        "Annen frivillig organisasjon",
        "Nordland",
        "Bodø ",
        "Åse Øye",
        "ase@example.no",
        75000000,
    ),
    (),
    (
        "Bydelskontoret for moteplasser Oslo Sør",
        "",
        "Kommune",
        "Oslo",
        "Oslo",
        "Shazia Awan",
        "post@example.no",
        "",
    ),
    ("Feil forening", 123456789, "Kommune", "Oslo", "Oslo", "Per", "per hos example.no", ""),
]


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    """A workbook with titles, merged headings, numbers, dates, empty rows and stray spaces."""

    def dress(book: Any, sheet: Any) -> None:
        sheet.merge_range("A3:E3", "Organisasjonen")
        sheet.merge_range("F3:H3", "Kontaktperson")
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        sheet.write_datetime("I5", datetime(2015, 8, 1), day)  # noqa: DTZ001

    file = tmp_path / "gjester.xlsx"
    file.write_bytes(sheets.workbook(ROWS, dress))
    return file


def hand_in(page: Page, file: Path) -> None:
    """From anywhere among the guests: hand the file in; ends at the preview."""
    go(page, "Importer", "Importer organisasjoner")
    page.get_by_label("Fil", exact=True).set_input_files(file)
    page.get_by_role("button", name="Last opp og se over").click()
    arrived(page, "Se over filen")


def map_the_column(page: Page) -> None:
    """Say what the one unknown column is, and find every other one known."""
    expect(page.get_by_label("Orgnr")).to_have_value("number")
    expect(page.get_by_label("Navn").nth(0)).to_have_value("name")
    expect(page.get_by_label("Navn").nth(1)).to_have_value("contact_name")
    page.get_by_label("Hva slags").select_option("kind")
    page.get_by_role("button", name="Les filen slik").click()
    arrived(page, "Se over filen")


def decide(page: Page) -> None:
    """See why a row is wrong, and say that another is an organisation on the list."""
    expect(page.get_by_text("«per hos example.no» er ikke en e-postadresse.")).to_be_visible()
    expect(page.get_by_text("«123456789» er ikke et gyldig")).to_be_visible()
    rows = page.get_by_role("navigation", name="Rader")
    rows.get_by_role("link", name=re.compile("Mulig dublett")).click()
    page.get_by_label(re.compile("Er dette en du alt har")).select_option(
        label=f"Ja, {KNOWN} (Oslo)"
    )
    page.get_by_role("button", name="Lagre valgene").click()
    expect(page.get_by_role("status")).to_contain_text("1 valg er lagret.")
    rows.get_by_role("link", name=re.compile("Endret")).click()
    arrived(page, "Se over filen")
    expect(page.locator("del").filter(has_text=KNOWN)).to_be_visible()


def take_in(page: Page) -> None:
    """Import all but the wrong row; be told first that it is wrong."""
    page.get_by_role("button", name="Importer 2 organisasjoner").click()
    expect(page.get_by_role("alert")).to_contain_text("1 rad har feil.")
    assert_accessible(page)
    page.get_by_label("Utelat radene med feil").check()
    page.get_by_role("button", name="Importer 2 organisasjoner").click()
    expect(page.get_by_role("status")).to_contain_text("1 nye og 1 endret")
    page.get_by_role("searchbox", name="Søk").fill("974 760 673")
    page.get_by_role("button", name="Vis", exact=True).click()
    go(page, "Håp og havn", "Håp og havn")
    expect(page.get_by_text("974\u00a0760\u00a0673")).to_be_visible()


def give_out(page: Page, kind: str, folder: Path) -> Path:
    """Take the whole list out as a file."""
    go(page, "Gjester", "Gjester")
    go(page, "Eksporter", "Eksporter gjestelisten")
    page.get_by_label(kind).check()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Hent filen").click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    return file


def test_a_messy_list_is_taken_in_and_given_out_again(
    page: Page, messy: Path, tmp_path: Path
) -> None:
    sign_in(page)
    go(page, "Gjester", "Gjester")
    hand_in(page, messy)
    map_the_column(page)
    decide(page)
    take_in(page)
    for kind in ("CSV", "Excel"):
        hand_in(page, give_out(page, kind, tmp_path))
        expect(page.get_by_text("Det er ikke noe nytt eller endret å importere.")).to_be_visible()
        expect(page.get_by_role("navigation", name="Rader")).to_have_text(
            re.compile(r"^\s*Uendret 201\s*$")
        )
    page.get_by_role("button", name="Slett filen").click()
    expect(page.get_by_role("status")).to_contain_text("Ingenting er importert.")


def test_a_list_is_taken_in_on_a_phone_without_script(open_page: OpenPage, messy: Path) -> None:
    phone = open_page(PHONE, javascript=False)
    sign_in(phone)
    go(phone, "Gjester", "Gjester")
    hand_in(phone, messy)
    map_the_column(phone)
    decide(phone)
    go(phone, "Balanse", "Balansen i gjestelisten")
    go(phone, "Sett mål", "Mål for gjestelisten")
    phone.get_by_label("Innvandrerråd").fill("9999")
    phone.get_by_role("button", name="Lagre målene").click()
    expect(phone.get_by_role("alert")).to_contain_text("Skriv et tall fra 0 til 2000.")
    assert_accessible(phone)
    phone.get_by_label("Innvandrerråd").fill("60")
    phone.get_by_role("button", name="Lagre målene").click()
    arrived(phone, "Balansen i gjestelisten")
    expect(phone.get_by_text("Det mangler mest her:").first).to_contain_text("Innvandrerråd")
