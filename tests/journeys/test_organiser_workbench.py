"""Every page of the workbench is readable by everybody, at a desk and on a phone; two walks."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_organiser_guests import sign_in
from tests.support.browser import DESKTOP, PHONE, Viewport, assert_accessible
from tests.support.journeys import OpenPage

PAGES = [
    "board",
    "board?q=a",
    "campaigns",
    "campaigns/new/reminder",
    "campaigns/new/news",
    "conferences",
    "conferences/new",
    "conferences/next",
    "day/papers",
    "day/papers/attendees",
    "day/papers/evacuation",
    "invitations/new?all=1",
    "links",
    "organisations/remove?all=1",
    "outbox/bounces",
    "programme/discard",
    "programme/items/3",
    "programme/items/3/remove",
    "programme/log",
    "programme/people/1",
    "programme/people/1/appearances/new",
    "programme/release",
    "programme/rooms/new",
    "programme/sessions/1",
    "programme/sessions/1/chair",
    "programme/sessions/1/remove",
    "reserves?q=a",
    "reserves/offer",
    "reserves/take-back",
    "settings",
    "settings/close",
    "settings/day",
    "sheets",
]


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_every_page_is_accessible(open_page: OpenPage, viewport: Viewport) -> None:
    page = open_page(viewport)
    sign_in(page)
    for path in PAGES:
        page.goto(f"/organiser/{path}")
        assert_accessible(page)
    page.goto("/programme/changes")
    assert_accessible(page)


@pytest.mark.parametrize("javascript", [True, False])
def test_the_silent_are_reminded(open_page: OpenPage, javascript: bool) -> None:
    page = open_page(PHONE, javascript=javascript)
    sign_in(page)
    page.goto("/organiser/campaigns")
    page.get_by_role("link", name="Minn om å svare").click()
    boxes = page.get_by_role("checkbox")
    count = boxes.count()
    boxes.first.uncheck()
    expect(page.locator(".letter")).to_contain_text("Vi har ikke fått svar fra dere ennå.")
    page.get_by_role("button", name="Skriv brevene").click()
    expect(page.locator(".note--done")).to_contain_text(f"{count - 1} brev ligger i utboksen.")
    expect(page.locator("main")).to_contain_text(f"{count - 1} brev, skrevet")
    page.goto("/organiser/campaigns/new/reminder")
    expect(page.get_by_text("Et brev er på vei")).to_have_count(count - 1)
    assert_accessible(page)


def nobody_came_along(page: Page) -> None:
    """Find the organisations, and none of their answers, letters or logs of last year."""
    for path, nothing in {
        "organisations?state=accepted": "Ingen organisasjoner passer med det du leter etter.",
        "outbox": "Utboksen er tom.",
        "campaigns": "Ingenting er sendt til mange ennå.",
        "board": "Ingen er invitert ennå.",
        "needs": "Ingen har meldt fra om behov ennå.",
        "programme/log": "Programmet er ikke publisert ennå.",
        "reserves": "Ingen står på reservelisten ennå.",
    }.items():
        page.goto(f"/organiser/{path}")
        expect(page.get_by_role("main")).to_contain_text(nothing)
    page.goto("/organiser/sheets")
    expect(page.get_by_role("main").get_by_role("cell", name="Aldri")).to_have_count(5)
    page.goto("/organiser/organisations")
    page.get_by_role("rowheader").get_by_role("link").first.click()
    expect(page.get_by_text("Organisasjonen er ikke invitert ennå.")).to_be_visible()
    page.goto("/organiser")


def test_next_year_begins_with_this_one(open_page: OpenPage) -> None:
    page = open_page(DESKTOP)
    sign_in(page)
    page.get_by_role("link", name="Konferansene, og neste års").click()
    page.get_by_role("link", name="Lag neste konferanse fra denne").click()
    expect(page.locator("#day")).to_have_value("2016-10-18")
    page.get_by_role("button", name="Lag konferansen").click()
    expect(page.get_by_role("heading", name="De første skrittene")).to_be_visible()
    nobody_came_along(page)
    page.get_by_role("link", name="Lag programmet, og publiser det").click()
    expect(page.locator(".state")).to_contain_text("endringer er ikke publisert.")
    page.get_by_role("link", name="Se over og publiser").click()
    assert_accessible(page)
    page.get_by_role("button", name="Publiser").click()
    expect(page.locator(".note--done")).to_contain_text("Programmet er publisert.")
    page.goto("/organiser/settings")
    page.get_by_role("link", name="Åpne den for alle").click()
    page.get_by_role("button", name="Åpne for alle").click()
    page.goto("/programme")
    expect(page.get_by_role("heading", name="1. Arbeid")).to_be_visible()
    page.goto("/organiser/conferences")
    page.get_by_role("button", name="Arbeid med denne").click()
    expect(page.locator(".note--done")).to_contain_text("2015")
