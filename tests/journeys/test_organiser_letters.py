"""The organiser in a browser: writes an invitation in own words, tries it out, and sends it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_organiser_guests import arrived, go, sign_in
from tests.support.browser import DESKTOP, PHONE, Viewport
from tests.support.journeys import OpenPage

TEXT = "Kjære {kontaktperson},\n\nvi vil gjerne høre fra {organisasjon}.\n\n{lenke}\n\n{spørsmål}"


def write_an_invitation(page: Page) -> None:
    """From anywhere: write the invitation anew, mend what is wrong with it, and look at it."""
    go(page, "Brev", "Utboks")
    go(page, "Tekster", "Tekstene i brevene")
    page.get_by_role("main").get_by_role("link", name="Invitasjon").click()
    arrived(page, "Teksten i brevet: Invitasjon")
    bokmaal = page.get_by_role("group", name="Bokmål")
    bokmaal.get_by_label("Brevet").fill(TEXT.replace("{organisasjon}", "{organisasjonen}"))
    page.get_by_role("button", name="Lagre").click()
    fault = "{organisasjonen} er ikke noe flettefelt. Mente du {organisasjon}?"
    expect(page.get_by_role("alert")).to_contain_text(fault)
    arrived(page, "Teksten i brevet: Invitasjon")
    page.get_by_role("link", name=fault).click()
    expect(bokmaal.get_by_label("Brevet")).to_be_focused()
    bokmaal.get_by_label("Brevet").fill(TEXT.removesuffix("{spørsmål}"))
    page.get_by_role("button", name="Sett inn {spørsmål}").click()
    expect(bokmaal.get_by_label("Brevet")).to_have_value(TEXT)
    page.get_by_role("button", name="Forhåndsvis").click()
    expect(page.get_by_role("heading", name="Slik blir brevet")).to_be_visible()
    shown = page.get_by_role("article").first
    expect(shown.locator(".letter").first).to_contain_text("vi vil gjerne høre fra Eksempel")
    shown.get_by_text("Slik vises det med HTML").click()
    expect(shown.get_by_text("Åpne den personlige siden")).to_be_visible()
    arrived(page, "Teksten i brevet: Invitasjon")


def keep_it(page: Page) -> None:
    """Save what was written, and find it kept."""
    page.get_by_role("button", name="Lagre").click()
    expect(page.get_by_text("Teksten er lagret.")).to_be_visible()
    expect(page.get_by_text("Nynorsk har fortsatt standardteksten.")).to_be_visible()
    arrived(page, "Teksten i brevet: Invitasjon")


def send_one(page: Page) -> None:
    """Invite one organisation and read its letter, in the organiser's words."""
    page.goto("/organiser/organisations?state=not_invited&standard=nb")
    page.get_by_role("checkbox", name=re.compile("^Velg")).first.check()
    page.get_by_role("button", name="Inviter de valgte …").click()
    page.get_by_role("button", name="Inviter 1 organisasjon").click()
    go(page, "Brev", "Utboks")
    page.get_by_role("row").nth(1).get_by_role("link").click()
    expect(page.locator(".letter")).to_contain_text("vi vil gjerne høre fra")


def go_back_to_the_standard_text(page: Page) -> None:
    """Ask for the house's text again, and confirm."""
    page.goto("/organiser/letters/invitation")
    go(page, "Tilbake til standardteksten på bokmål", "Tilbake til standardteksten?")
    page.get_by_role("button", name="Bruk standardteksten").click()
    expect(page.get_by_role("status")).to_contain_text("Brevet har standardteksten igjen.")
    arrived(page, "Teksten i brevet: Invitasjon")


def test_the_organiser_writes_the_invitation_in_own_words(page: Page) -> None:
    sign_in(page)
    write_an_invitation(page)
    keep_it(page)
    send_one(page)
    go_back_to_the_standard_text(page)


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_texts_are_tried_out_without_javascript(open_page: OpenPage, viewport: Viewport) -> None:
    page = open_page(viewport, javascript=False)
    sign_in(page)
    page.goto("/organiser/letters/names")
    page.get_by_label("Vis brevet til").fill("finnes ikke i det hele tatt")
    page.get_by_role("button", name="Forhåndsvis").click()
    expect(page.get_by_role("alert")).to_contain_text("Fant ingen organisasjon")
    page.get_by_label("Vis brevet til").fill("")
    page.get_by_role("button", name="Forhåndsvis").click()
    expect(page.get_by_role("heading", name="Slik blir brevet")).to_be_visible()
