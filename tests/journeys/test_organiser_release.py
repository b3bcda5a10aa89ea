"""An organiser changes the programme, releases it with letters, and changes a chair."""

import re

from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from tests.journeys.test_chair import publish
from tests.journeys.test_organiser_guests import arrived, go, sign_in
from tests.support.browser import DESKTOP, PHONE
from tests.support.clock import Clock
from tests.support.journeys import OpenPage

WORK = "/organiser/programme"
PASSWORD = "havet er stille i dag"


def take_the_lists(page: Page) -> None:
    """Download every attendee list, which is noted."""
    page.goto("/organiser/lists")
    arrived(page, "Deltakerlister")
    with page.expect_download() as download:
        page.get_by_role("button", name="Last ned alle for utskrift").click()
    assert download.value.suggested_filename == "deltakerlister.pdf"


def rename_a_room(page: Page) -> None:
    """Give the room of the first session another name."""
    page.goto(f"{WORK}/rooms")
    page.get_by_role("link", name="Sal 1", exact=True).click()
    page.locator("#name").fill("Auditoriet")
    page.get_by_role("button", name="Lagre").click()


def meet_a_fault(page: Page) -> None:
    """Put something where all are elsewhere: it can't be released, and is undone."""
    page.goto(f"{WORK}/items/new")
    page.get_by_label("Fra", exact=True).fill("10:00")
    page.get_by_label("Til", exact=True).fill("10:10")
    page.locator("#title_nb").fill("Allsang")
    page.get_by_role("button", name="Lagre").click()
    page.goto(f"{WORK}/release")
    arrived(page, "Publisere programmet?")
    expect(page.locator(".note--alarm")).to_contain_text("i plenum samtidig")
    expect(page.get_by_role("button", name="Publiser")).to_have_count(0)
    page.goto(WORK)
    page.get_by_role("button", name="Angre den siste").click()


def release(page: Page) -> None:
    """Look at what is new, for whom and why, and release it with letters."""
    page.goto(WORK)
    go(page, "Se over og publiser …", "Publisere programmet?")
    reason = page.get_by_text("som flyttes fra Sal 1 til Auditoriet.").first
    reason.click()
    expect(page.get_by_text("Listen ble sist lastet ned av").first).to_be_visible()
    expect(page.get_by_label("Send brev til dem det gjelder")).to_be_checked()
    page.get_by_role("button", name="Publiser").click()
    arrived(page, "Endringslogg")
    expect(page.get_by_role("status")).to_contain_text("brev ligger i utboksen.")
    expect(page.get_by_role("heading", name="Skriv ut på nytt")).to_be_visible()
    expect(page.get_by_text("Det var før denne endringen.")).to_have_count(2)


def see_it_from_outside(page: Page) -> None:
    """Find it on the programme and in its log, and the letter in the outbox."""
    page.goto("/programme")
    expect(page.locator("#session-1")).to_contain_text("Auditoriet")
    go(page, "Endringer i programmet", "Endringer i programmet")
    expect(page.get_by_role("main")).to_contain_text("er nå i Auditoriet (før Sal 1).")
    page.goto("/organiser/outbox")
    page.get_by_label("Slags brev").select_option("change")
    page.get_by_role("button", name="Vis").click()
    page.get_by_role("row").nth(1).get_by_role("link").click()
    expect(page.locator(".letter")).to_contain_text("er flyttet til Auditoriet. Før sto det Sal 1.")


def change_the_chair(page: Page) -> str:
    """Let somebody else chair session 1; returns the link by which they make a password."""
    page.goto(f"{WORK}/sessions")
    go(page, "Bytt leder for sesjon 1", "Bytt sesjonsleder")
    page.get_by_label("Navnet på den nye").fill("Ny Sesjonsleder")
    page.locator("#affiliation_nb").fill("Kulturrådet")
    page.get_by_role("button", name="Se hva det gjelder").click()
    arrived(page, re.compile("^Ny Sesjonsleder i stedet for"))
    page.get_by_role("button", name="Endre").click()
    expect(page.locator("#affiliation_nb")).to_have_value("Kulturrådet")
    page.get_by_label("E-postadressen til den nye").fill("ny.leder@example.no")
    page.get_by_role("button", name="Se hva det gjelder").click()
    expect(page.get_by_text("mister tilgangen til listene.")).to_be_visible()
    page.get_by_role("button", name="Bytt leder nå").click()
    arrived(page, "Lenke til Ny Sesjonsleder")
    link = page.locator("code").inner_text()
    page.get_by_role("link", name="Se hva som må skrives ut på nytt").click()
    page.locator(".note").get_by_role("link", name=re.compile("^1. ")).first.click()
    expect(page.get_by_role("main")).to_contain_text("Leder: Ny Sesjonsleder")
    return link


def begin_as_chair(page: Page, link: str) -> None:
    """Make a password, sign in with it, and see the session."""
    page.goto(link)
    arrived(page, "Lag et passord")
    page.get_by_label("Nytt passord").fill(PASSWORD)
    page.get_by_role("button", name="Lag passordet").click()
    page.get_by_label("E-post").fill("ny.leder@example.no")
    page.get_by_label("Passord").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Logg inn").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1. Arbeid")
    page.goto(link)
    arrived(page, "Lenken virker ikke")


def test_a_change_is_released_and_a_chair_changed(
    open_page: OpenPage, session: Session, clock: Clock
) -> None:
    publish(session, clock)
    page = open_page(DESKTOP)
    sign_in(page)
    take_the_lists(page)
    rename_a_room(page)
    meet_a_fault(page)
    release(page)
    see_it_from_outside(page)
    begin_as_chair(open_page(PHONE), change_the_chair(page))


def test_the_same_on_a_phone_without_script(
    open_page: OpenPage, session: Session, clock: Clock
) -> None:
    publish(session, clock)
    page = open_page(PHONE, javascript=False)
    sign_in(page)
    take_the_lists(page)
    rename_a_room(page)
    release(page)
    see_it_from_outside(page)
    change_the_chair(page)
