"""Seats taken back, offered down the reserve list and accepted; a wrong address; files taken."""

import io
import re

import openpyxl
from playwright.sync_api import Page, expect

from seeds import demo
from tests.journeys.test_organiser_guests import arrived, go, sign_in
from tests.support.browser import DESKTOP, PHONE, assert_accessible
from tests.support.clock import Clock
from tests.support.journeys import OpenPage

TO_ANSWER = f"/invitation/{demo.demo_token(demo.TO_ANSWER)}"
FIRST = "Syrisk håndverkslag Såpekokeriet"  # not invited in the demo, like LATER
LATER = "Thailandsk kvinnenettverk Mango & Multe"


def put_two_on_the_list(page: Page) -> None:
    """Put two on the reserve list; the one put there last comes first, by its priority."""
    page.goto("/organiser/organisations")
    page.get_by_role("link", name="Reserveliste").click()
    for name, priority in ((LATER, "6"), (FIRST, "2")):
        page.get_by_role("searchbox", name="Navn eller kommune").fill(name)
        page.get_by_role("button", name="Søk").click()
        row = page.get_by_role("row").filter(
            has=page.get_by_role("button", name=f"Sett på listen {name}")
        )
        row.get_by_label("Prioritet").select_option(priority)
        row.get_by_role("button").click()
        expect(page.get_by_role("status")).to_contain_text("står på reservelisten.")
    expect(page.get_by_role("main").get_by_role("rowheader")).to_contain_text([FIRST, LATER])
    assert_accessible(page)


def take_seats_back(page: Page) -> None:
    """See who loses what, change one's mind about held seats, and take the seats."""
    go(page, "Ta tilbake ubrukte plasser …", "Ta tilbake ubrukte plasser?")
    silent = page.get_by_role("heading", name=re.compile("har ikke svart"))
    expect(silent).to_be_visible()
    button = page.get_by_role("button", name=re.compile(r"^Ta tilbake \d+ plasser"))
    kept = button.inner_text()
    page.get_by_label("Ta dem tilbake også").check()
    page.get_by_role("button", name="Vis hvem det gjelder").click()
    arrived(page, "Ta tilbake ubrukte plasser?")
    expect(button).not_to_have_text(kept)
    freed = re.findall(r"\d+", button.inner_text())[0]
    button.click()
    arrived(page, "Reserveliste")
    expect(page.get_by_role("status")).to_contain_text(f"{freed} plasser er fri.")
    expect(page.get_by_role("link", name="Ta tilbake ubrukte plasser …")).to_have_count(0)


def offer_one(page: Page) -> str:
    """Offer one seat, which goes to the first; returns the link in the letter."""
    go(page, "Tilby plasser nedover listen …", "Tilby plasser nedover listen")
    page.get_by_label("Plasser å tilby i alt").fill("1")
    page.get_by_label("Plasser til hver").fill("1")
    page.get_by_role("button", name="Vis hvem som får tilbudet").click()
    arrived(page, "Tilby plasser nedover listen")
    chosen = page.get_by_role("main").get_by_role("listitem")
    expect(chosen.filter(has_text=FIRST)).to_have_count(1)
    expect(chosen.filter(has_text=LATER)).to_have_count(0)
    page.get_by_role("button", name="Inviter 1 organisasjon").click()
    expect(page.get_by_role("status")).to_contain_text("Brevene ligger i utboksen.")
    expect(page.get_by_role("link", name=LATER)).to_be_visible()
    expect(page.get_by_role("link", name=FIRST)).to_have_count(0)
    page.goto("/organiser/outbox")
    page.get_by_role("row").filter(has_text=FIRST).get_by_role("link", name="Invitasjon").click()
    return page.locator(".letter").get_by_role("link").get_attribute("href") or ""


def accept(page: Page, link: str) -> None:
    """Answer by the link, on a phone without a script."""
    page.goto(link)
    arrived(page, re.compile("^Invitasjon til"))
    seat = page.get_by_role("group", name="Plass 1")
    seat.get_by_label("Navn", exact=True).fill("Åse Reserve")
    page.get_by_role("button", name="Meld på").click()
    expect(page.get_by_role("status")).to_contain_text("Takk! Svaret er lagret.")


def test_idle_seats_go_down_the_reserve_list(open_page: OpenPage, clock: Clock) -> None:
    clock.set(2015, 10, 3, 10)  # the day after the deadline
    page, guest = open_page(DESKTOP), open_page(PHONE, javascript=False)
    sign_in(page)
    put_two_on_the_list(page)
    take_seats_back(page)
    guest.goto(TO_ANSWER)
    expect(guest.get_by_role("main")).to_contain_text("Svarfristen er ute.")
    accept(guest, offer_one(page))
    page.goto("/organiser/organisations")
    page.get_by_role("searchbox", name="Søk").fill(FIRST)
    page.get_by_role("button", name="Vis").click()
    expect(page.get_by_role("row").filter(has_text=FIRST)).to_contain_text("Kommer")


def mark_one_as_returned(page: Page) -> str:
    """Enter by hand that an unanswered invitation came back; returns whose it was."""
    page.goto("/organiser/organisations?state=invited")
    name = page.get_by_role("rowheader").get_by_role("link").first.inner_text()
    page.get_by_role("rowheader").get_by_role("link").first.click()
    page.get_by_role("link", name="Invitasjon", exact=True).click()
    go(page, "Brevet kom i retur …", "Kom brevet i retur?")
    page.get_by_label(re.compile("Hva")).fill("Adressen finnes ikke.")
    page.get_by_role("button", name="Merk som returnert").click()
    expect(page.get_by_role("status")).to_contain_text("1 brev er merket som returnert.")
    assert_accessible(page)
    return name


def mend_the_address(page: Page, name: str) -> None:
    """From the board: find what to do next, mend the address, and send a link there."""
    page.goto("/organiser/board?status=letter_failed")
    page.get_by_role("link", name=name).first.click()
    expect(page.locator(".note--alarm")).to_contain_text("Det siste brevet kom i retur.")
    page.get_by_role("link", name="Endre opplysningene").click()
    page.get_by_label("E-post").fill("rett.adresse@example.no")
    page.get_by_role("button", name="Lagre").click()
    go(page, "Send ny lenke …", "Send ny lenke")
    expect(page.get_by_label("E-post")).to_have_value("rett.adresse@example.no")
    page.get_by_role("button", name="Send ny lenke").click()
    expect(page.get_by_role("status")).to_contain_text("Brevet med den nye lenken")
    expect(page.locator(".note--alarm")).to_have_count(0)


def test_a_returned_letter_leads_to_a_mended_address(open_page: OpenPage) -> None:
    page = open_page(DESKTOP)
    sign_in(page)
    mend_the_address(page, mark_one_as_returned(page))


def take(page: Page, button: str) -> openpyxl.Workbook:
    """Press `button` and return the workbook that comes."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))


def test_lists_and_links_are_taken(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    sign_in(page)
    page.goto("/organiser/organisations")
    page.get_by_role("link", name="Lister til andre").click()
    book = take(page, "Hent regnearket Sikkerhetsliste")
    page.reload()
    expect(page.get_by_role("row").filter(has_text="Sikkerhetsliste")).not_to_contain_text("Aldri")
    assert book.worksheets[0].max_row > 1
    go(page, "Hent en fil med personlige lenker", "Fil med personlige lenker")
    page.get_by_role("checkbox").first.check()
    links = take(page, "Lag lenkene og hent filen")
    rows = list(links.worksheets[0].iter_rows(values_only=True))
    page.goto(str(next(cell for cell in rows[1] if str(cell).startswith("http"))))
    arrived(page, re.compile("^Invitasjon til"))
