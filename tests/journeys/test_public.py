"""Anyone in a browser: the front page, the programme in three languages, and its calendar."""

from collections.abc import Callable
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import DESKTOP, PHONE, Viewport, assert_accessible
from tests.support.journeys import OpenPage

Picture = Callable[[Page, str], None]
PROGRAMME = {"nb": "Parallelle sesjoner", "nn": "Parallelle sesjonar", "en": "Parallel sessions"}


def arrived(page: Page, heading: str) -> None:
    """Stand on the page with `heading`, and find it accessible."""
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    assert_accessible(page)


def look_around(page: Page) -> None:
    """From the front page to every public page, by the links there."""
    page.goto("/?lang=nb")
    expect(page.get_by_role("heading", name="Er organisasjonen invitert?")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("link", name="Se programmet").click()
    arrived(page, "Program")
    foot = page.get_by_role("contentinfo")
    foot.get_by_role("link", name="Slik fordeler vi plassene").click()
    arrived(page, "Slik fordeler vi plassene")
    foot.get_by_role("link", name="Personvern").click()
    arrived(page, "Personvern")
    foot.get_by_role("link", name="Logg inn").click()
    arrived(page, "Logg inn")


def read_in_every_language(page: Page) -> None:
    """The programme in each language, chosen by its link, with all eight sessions."""
    page.goto("/programme?lang=nb")
    for language, heading in PROGRAMME.items():
        if language != "nb":
            page.locator(f".head a[hreflang={language}]").click()
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("#sessions")).to_have_text(heading)
        expect(page.locator(".sessions > li")).to_have_count(8)
        assert_accessible(page)


def keep_the_day(page: Page, folder: Path) -> None:
    """Fetch the calendar by its link; it holds the day."""
    page.goto("/programme?lang=nb")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Legg dagen i kalenderen").click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    assert path.suffix == ".ics"
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    days = {str(event.decoded("DTSTART"))[:10] for event in calendar.walk("VEVENT")}
    assert days == {"2015-10-20"}


def take_the_files(page: Page) -> None:
    """Fetch what the programme's page leads to, for paper and for other programs."""
    page.goto("/programme?lang=nb")
    for name, kind in (
        ("Skriv ut programmet (PDF)", "application/pdf"),
        ("schedule.xml", "application/xml"),
        ("schedule.json", "application/json"),
    ):
        address = page.get_by_role("link", name=name).get_attribute("href")
        answer = page.request.get(address or "")
        assert answer.ok
        assert answer.headers["content-type"].startswith(kind)


@pytest.mark.parametrize(
    ("viewport", "javascript"),
    [(DESKTOP, True), (PHONE, True), (PHONE, False)],
    ids=["desk", "phone", "phone without script"],
)
def test_anyone_reads_the_public_pages(
    open_page: OpenPage, viewport: Viewport, javascript: bool, tmp_path: Path
) -> None:
    page = open_page(viewport, javascript=javascript)
    look_around(page)
    read_in_every_language(page)
    keep_the_day(page, tmp_path)
    take_the_files(page)


def test_the_programme_stands_still(page: Page, picture: Picture) -> None:
    page.goto("/programme?lang=nb")
    arrived(page, "Program")
    picture(page, "programme")
    page.get_by_role("link", name="1. ").first.click()
    expect(page.locator("#session-1")).to_be_in_viewport()
