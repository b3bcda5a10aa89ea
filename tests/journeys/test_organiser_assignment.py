"""The organiser in a browser: places everybody, moves one by hand, publishes, reads a letter."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.test_organiser_guests import arrived, go, sign_in
from tests.support.browser import PHONE
from tests.support.journeys import OpenPage

Picture = Callable[[Page, str], None]


def make_a_run(page: Page) -> None:
    """From the dashboard: make the first run and look at a room of it."""
    go(page, "Fordeling", "Fordeling")
    expect(page.get_by_text("Ingen fordeling er laget ennå")).to_be_visible()
    page.get_by_role("button", name="Lag en ny fordeling").click()
    arrived(page, "Fordeling 1")
    expect(page.get_by_text("bevist: Ingen fordeling er bedre")).to_be_visible()
    go(page, "1. Arbeid", "1. Arbeid")
    page.go_back()


def move_somebody(page: Page) -> None:
    """Search for a person, see what each room would mean, and move them with a reason."""
    go(page, "Se person for person", "Personene i fordeling 1")
    page.get_by_label("Navn eller organisasjon").fill("a")
    page.get_by_role("button", name="Søk").click()
    page.get_by_role("rowheader").get_by_role("link").first.click()
    name = page.get_by_role("heading", level=1).inner_text()
    arrived(page, name)
    go(page, "Flytt … Bolk 1", re.compile("^Flytt"))
    page.get_by_role("button", name="Flytt").click()
    expect(page.get_by_role("alert")).to_contain_text("Skriv hvorfor")
    arrived(page, re.compile("^Flytt"))
    free = page.locator("input[type=radio]:not([disabled]):not([checked])").first
    free.check()
    page.get_by_label("Begrunnelse").fill("Holder innlegg der")
    page.get_by_role("button", name="Flytt").click()
    expect(page.get_by_role("status")).to_contain_text("Flyttet")
    expect(page.get_by_text("Holder innlegg der").first).to_be_visible()
    arrived(page, name)


def publish(page: Page) -> None:
    """Publish the run, open a list, and read a letter."""
    page.goto("/organiser/assignment/1")
    go(page, "Publiser …", "Publiser fordeling 1")
    page.get_by_role("button", name="Publiser og skriv brevene").click()
    expect(page.get_by_role("status")).to_contain_text("Fordelingen er publisert")
    arrived(page, "Fordeling 1")
    page.goto("/organiser/lists")
    arrived(page, "Deltakerlister")
    page.get_by_role("link", name=re.compile("^Se og skriv ut")).first.click()
    arrived(page, re.compile("^Deltakerliste"))
    go(page, "Brev", "Utboks")
    page.get_by_role("row").nth(1).get_by_role("link").click()
    arrived(page, re.compile("Sesjon"))
    expect(page.locator(".letter")).to_contain_text("ønske")


def test_the_organiser_places_everybody(page: Page, picture: Picture) -> None:
    sign_in(page)
    make_a_run(page)
    picture(page, "assignment")
    move_somebody(page)
    publish(page)


def test_the_same_on_a_phone_without_script(open_page: OpenPage) -> None:
    page = open_page(PHONE, javascript=False)
    sign_in(page)
    make_a_run(page)
    move_somebody(page)
    publish(page)
