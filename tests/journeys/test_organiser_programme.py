"""An organiser lays the day by dragging, by the keyboard, and without any script at all."""

from playwright.sync_api import Page, expect

from tests.journeys.test_organiser_guests import sign_in
from tests.support.browser import PHONE, assert_accessible
from tests.support.journeys import OpenPage

WORK = "/organiser/programme"


def _block(page: Page, name: str) -> str:
    return f".block:has(.block__name:text-is('{name}'))"


def test_a_line_is_dragged_to_another_time_and_undone(page: Page) -> None:
    sign_in(page)
    page.goto(WORK)
    assert_accessible(page)
    grip = page.locator(f"{_block(page, 'Kulturinnslag')} .block__grip")
    target = page.locator("tr[data-from='610'] th")  # 10.10
    grip.scroll_into_view_if_needed()
    target.scroll_into_view_if_needed()
    start, end = grip.bounding_box(), target.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(start["x"] + 5, end["y"] + 2, steps=6)
    expect(page.locator("#moving")).to_contain_text("10.10")
    page.mouse.up()
    expect(page.locator(".note--done")).to_contain_text("Flyttet.")
    expect(page.locator(_block(page, "Kulturinnslag"))).to_contain_text("10.10–10.20")
    expect(page.locator(".note--alarm")).to_contain_text("i plenum samtidig")
    assert_accessible(page)
    page.get_by_role("button", name="Angre den siste").click()
    expect(page.locator(_block(page, "Kulturinnslag"))).to_contain_text("10.00–10.10")


def test_a_session_is_moved_by_the_keyboard(page: Page) -> None:
    sign_in(page)
    page.goto(WORK)
    grip = page.get_by_role("link", name="Flytt: Lunsj")
    grip.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#moving")).to_have_text("11.35, Felles")
    page.keyboard.press("Escape")
    expect(page.locator("#moving")).to_have_text("")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(_block(page, "Lunsj"))).to_contain_text("11.35–12.35")
    session = page.get_by_role("link", name="Flytt: 1. Arbeid").first
    session.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#moving")).to_have_text("12.30, Sal 2")
    page.keyboard.press("Enter")
    expect(page.locator(".note--alarm")).to_contain_text("har Sal 2 samtidig")


def test_without_a_script_everything_goes_by_forms(open_page: OpenPage) -> None:
    page = open_page(PHONE, javascript=False)
    sign_in(page)
    page.goto(WORK)
    assert_accessible(page)
    page.get_by_role("link", name="Legg til en post").click()
    page.get_by_label("Fra", exact=True).fill("09:45")
    page.get_by_label("Til", exact=True).fill("10:00")
    page.locator("#title_nb").fill("Musikk mens vi finner plassene")
    assert_accessible(page)
    page.get_by_role("button", name="Lagre").click()
    expect(page.locator(".state")).to_contain_text("1 endring er ikke publisert.")
    expect(page.get_by_text("Det er ingenting på programmet fra 09.45")).to_have_count(0)
    for tab in ("Sesjoner", "Medvirkende", "Rom"):
        page.get_by_label("Programmet").get_by_role("link", name=tab).click()
        assert_accessible(page)
