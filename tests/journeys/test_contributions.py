"""Ninety minutes in a room: two write at once, the network goes, a lid is closed."""

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.users import Role
from conference.models import Contribution, Occurrence
from conference.services import contribution_reviews, users
from tests.journeys.test_door import morning
from tests.support.browser import DESKTOP, PHONE, Viewport, assert_accessible
from tests.support.clock import START, Clock
from tests.support.journeys import OpenPage

__all__ = ["morning"]
WORD = "et langt nok passord"


@pytest.fixture
def room(session: Session, morning: Clock) -> str:
    """The address of a room, on the day, with a rapporteur to write there."""
    for email in ("referent@example.no", "neste@example.no"):
        users.create(session, email, "Referent", WORD, Role.RAPPORTEUR, BY_COMMAND, START)
    found = session.scalars(select(Occurrence.id).order_by(Occurrence.id)).first()
    session.commit()
    return f"/contributions/{found}"


def sign_in(page: Page, email: str = "referent@example.no") -> None:
    """Sign in as the rapporteur, who begins where rooms are chosen."""
    page.goto("/login?lang=nb")
    page.get_by_label("E-post").fill(email)
    page.get_by_label("Passord").fill(WORD)
    page.get_by_role("main").get_by_role("button", name="Logg inn").click()
    expect(page.get_by_role("heading", name="Innspill")).to_be_visible()


def say(page: Page, text: str) -> None:
    page.get_by_label("Hva ble sagt?").fill(text)
    page.keyboard.press("Enter")


def written(session: Session) -> list[str]:
    session.rollback()
    found = list(session.scalars(select(Contribution.text).order_by(Contribution.text)))
    session.rollback()
    return found


def approve_all(session: Session) -> None:
    """Approve every line, as the chair does from another page."""
    session.rollback()
    ids = list(session.scalars(select(Contribution.id)))
    contribution_reviews.approve(session, 1, ids, BY_COMMAND, START)
    session.commit()


def test_two_write_the_network_goes_and_the_lid_is_closed(
    open_page: OpenPage, session: Session, room: str
) -> None:
    one, two = open_page(DESKTOP), open_page(DESKTOP)
    for page in (one, two):
        sign_in(page)
        page.goto(room)
    one.get_by_label("Hva ble sagt?").press("2")
    expect(one.get_by_label("Bekymring")).to_be_checked()
    say(one, "A: Køen er lang")
    expect(one.locator("#lines")).to_contain_text("A: Køen er lang")
    expect(two.locator("#lines")).to_contain_text("A: Køen er lang")

    one.context.set_offline(True)
    say(one, "B: Flere tolker")
    say(one, "C: Flere møteplasser")
    expect(one.locator("#line-waiting")).to_contain_text("2 linjer er lagret her")
    expect(one.locator("#line-kept")).to_contain_text("C: Flere møteplasserRett Fjern")
    one.get_by_label("Hva ble sagt?").fill("D: Halvskrev")
    say(two, "E: Fra den andre")
    expect(two.locator("#lines")).to_contain_text("E: Fra den andre")
    context = one.context
    one.close()
    context.set_offline(False)
    back = context.new_page()
    back.goto(room)
    expect(back.get_by_label("Hva ble sagt?")).to_have_value("D: Halvskrev")
    expect(back.locator("#line-waiting")).to_be_hidden()
    for text in ("B: Flere tolker", "C: Flere møteplasser", "E: Fra den andre"):
        expect(back.locator("#lines")).to_contain_text(text)
    assert [each[0] for each in written(session)] == ["A", "B", "C", "E"]


def test_a_line_that_waits_is_mended_or_dropped_and_one_refused_stops_no_other(
    open_page: OpenPage, session: Session, room: str
) -> None:
    page = open_page(DESKTOP)
    sign_in(page)
    page.goto(room)
    page.context.set_offline(True)
    for text in ("A: Ble sagt før", "B: Ble ikke sagt"):
        say(page, text)
    who = page.get_by_label("Hvem sa det?")
    who.evaluate("each => { each.add(new Option('Tok en annen sesjon', '999999')); }")
    who.select_option("Tok en annen sesjon")
    say(page, "C: Fra en som ikke er i rommet lenger")
    who.select_option("Flere")
    kept = page.locator("#line-kept li")
    expect(kept).to_have_count(3)
    kept.nth(1).get_by_role("button", name="Fjern").click()
    page.get_by_label("Hva ble sagt?").fill("D: Kom imellom")
    kept.nth(0).get_by_role("button", name="Rett").click()
    expect(page.get_by_label("Hva ble sagt?")).to_have_value("A: Ble sagt før")
    assert_accessible(page)
    say(page, "A: Ble sagt")
    page.context.set_offline(False)
    expect(page.locator("#lines")).to_contain_text("A: Ble sagt")
    expect(page.locator("#line-waiting")).to_be_hidden()
    expect(kept).to_contain_text(["ikke i rommet lenger", "Lagt til side"])
    kept.nth(1).get_by_role("button", name="Rett").click()
    page.get_by_label("Hva ble sagt?").press("Enter")
    expect(page.locator("#lines")).to_contain_text("D: Kom imellom")
    assert written(session) == ["A: Ble sagt", "D: Kom imellom"]


def test_presses_wait_for_the_network_too(open_page: OpenPage, session: Session, room: str) -> None:
    page = open_page(DESKTOP)
    sign_in(page)
    page.goto(room)
    page.get_by_role("button", name="Ingen innspill kom").click()
    expect(page.locator("#lines")).to_contain_text("Ingen innspill kom")
    say(page, "A: Ble sagt likevel")
    expect(page.locator("#lines")).to_contain_text("A: Ble sagt likevel")
    page.context.set_offline(True)
    page.get_by_role("button", name="Fjern nr. 2").click()
    expect(page.locator("#line-kept")).to_contain_text("Fjern nr. 2 Venter på nettet")
    page.get_by_role("link", name="Rett nr. 2").click()
    expect(page.locator("#line-waiting")).to_contain_text("Rett linjen når nettet er tilbake.")
    page.context.set_offline(False)
    expect(page.locator("#lines")).to_contain_text("Fjernet.")
    expect(page.locator("#line-kept li")).to_have_count(0)
    page.get_by_role("button", name="Sett tilbake nr. 2").click()
    expect(page.get_by_role("button", name="Fjern nr. 2")).to_be_visible()
    approve_all(session)
    page.get_by_role("button", name="Fjern nr. 2").click()
    expect(page.locator("#line-kept")).to_contain_text("Innspillet er gått gjennom")
    page.get_by_role("button", name="Fjern", exact=True).click()
    say(page, "B" * 1007)
    kept = page.locator("#line-kept")
    expect(kept).to_contain_text("Skriv høyst 1000 tegn. Dette er 1007.")
    expect(kept).to_contain_text("B" * 1007)


def test_what_waits_is_sent_in_nobody_elses_name(
    open_page: OpenPage, session: Session, room: str
) -> None:
    page = open_page(DESKTOP)
    sign_in(page)
    page.goto(room)
    page.context.set_offline(True)
    say(page, "A: Fra den første")
    page.get_by_label("Hva ble sagt?").fill("Halvskrevet")
    page.context.clear_cookies()
    page.close()
    page.context.set_offline(False)
    other = page.context.new_page()
    sign_in(other, "neste@example.no")
    other.goto(room)
    expect(other.locator("#line-kept")).to_contain_text("Skrevet av en annen")
    expect(other.get_by_label("Hva ble sagt?")).to_have_value("")
    say(other, "B: Fra den andre")
    expect(other.locator("#lines")).to_contain_text("B: Fra den andre")
    assert written(session) == ["B: Fra den andre"]
    other.context.clear_cookies()
    sign_in(other)
    other.goto(room)
    expect(other.locator("#lines")).to_contain_text("A: Fra den første")
    expect(other.get_by_label("Hva ble sagt?")).to_have_value("Halvskrevet")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_writing_is_accessible(open_page: OpenPage, room: str, viewport: Viewport) -> None:
    page = open_page(viewport)
    sign_in(page)
    assert_accessible(page)
    page.goto(room)
    assert_accessible(page)
    say(page, "Flere møteplasser")
    expect(page.locator("#lines")).to_contain_text("Flere møteplasser")
    page.get_by_role("button", name="Fjern").click()
    expect(page.locator("#lines")).to_contain_text("Fjernet.")
    assert_accessible(page)
    page.get_by_role("button", name="Sett tilbake").click()
    page.get_by_role("link", name="Rett").click()
    assert_accessible(page)


def test_a_line_is_written_without_a_script(
    open_page: OpenPage, session: Session, room: str
) -> None:
    page = open_page(PHONE, javascript=False)
    sign_in(page)
    page.goto(room)
    page.get_by_label("Spørsmål").check()
    page.get_by_label("Hva ble sagt?").fill("Når kommer svaret?")
    page.get_by_role("button", name="Lagre linjen").click()
    expect(page.locator("#lines")).to_contain_text("Når kommer svaret?")
    assert written(session) == ["Når kommer svaret?"]
