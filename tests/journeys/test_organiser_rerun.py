"""The organiser in a browser, after publishing: rules a session out, runs again, compares, and
publishes the difference, of which only those concerned are told."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.test_organiser_assignment import make_a_run, publish
from tests.journeys.test_organiser_guests import arrived, go, sign_in
from tests.support.browser import PHONE
from tests.support.journeys import OpenPage


def bar_a_first_wish(page: Page) -> str:
    """Rule the first wish of the first person found out, with its reason; return the name."""
    page.goto("/organiser/assignment")
    go(page, "Lås plasser og sperr sesjoner …", "Låste plasser og sperrede sesjoner")
    page.get_by_label("Hvem gjelder det?").fill("a")
    page.get_by_role("button", name="Søk").click()
    row = page.get_by_role("row").filter(has_text=re.compile(r"\d, \d, \d")).first
    name = row.get_by_role("rowheader").inner_text()
    row.get_by_role("link", name="Sperr en sesjon").click()
    arrived(page, f"Sperr en sesjon for {name}")
    dearest = page.locator("h2 + ol li").first.inner_text().partition(": ")[2]
    page.get_by_role("button", name="Sperr sesjonen").click()
    expect(page.get_by_role("alert")).to_contain_text("Skriv hvorfor")
    page.get_by_label(dearest).check()
    page.get_by_label("Begrunnelse").fill("Leder den andre gruppen")
    page.get_by_role("button", name="Sperr sesjonen").click()
    expect(page.get_by_role("status")).to_contain_text("Sesjonen er sperret")
    arrived(page, "Låste plasser og sperrede sesjoner")
    expect(page.get_by_text("Leder den andre gruppen")).to_be_visible()
    return name


def run_again(page: Page, name: str) -> None:
    """Make a run that changes as little as may be, and see whom it concerns."""
    page.goto("/organiser/assignment")
    page.get_by_role("button", name="Lag en som endrer minst mulig").click()
    arrived(page, "Fordeling 2")
    go(page, "Sammenlign", "Sammenlign fordeling 2")
    for one in ("Fordeling 1", "Fordeling 2"):
        expect(page.get_by_role("columnheader", name=one).first).to_be_visible()
    changed = page.get_by_role("row").filter(has_text=name)
    expect(changed).to_have_count(1)


def publish_the_difference(page: Page, name: str) -> None:
    """Publish the second run, after seeing person by person what changes; only those are told."""
    go(page, "Brev", "Utboks")
    waiting = page.get_by_text(re.compile(r"^\d+ brev, ")).inner_text()
    page.goto("/organiser/assignment/2")
    go(page, "Publiser …", "Publiser fordeling 2")
    expect(page.get_by_role("row").filter(has_text=name)).to_have_count(1)
    expect(page.get_by_text("1 person får brev om sesjonene sine.")).to_be_visible()
    page.get_by_role("button", name="Publiser og skriv brevene").click()
    expect(page.get_by_role("status")).to_contain_text("Fordelingen er publisert")
    go(page, "Brev", "Utboks")
    expect(page.get_by_text(waiting)).to_be_visible()
    expect(page.get_by_role("row").nth(1)).to_contain_text(name)


def journey(page: Page) -> None:
    sign_in(page)
    make_a_run(page)
    publish(page)
    name = bar_a_first_wish(page)
    run_again(page, name)
    publish_the_difference(page, name)


def test_the_organiser_runs_again_after_publishing(page: Page) -> None:
    journey(page)


def test_the_same_on_a_phone_without_script(open_page: OpenPage) -> None:
    journey(open_page(PHONE, javascript=False))
