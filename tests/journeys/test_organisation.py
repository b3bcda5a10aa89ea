"""An organisation's contact, in the evening, on a phone: from the link to the sessions given."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.models import Conference, Need, OutboxMessage
from conference.services import assignments, publishing
from seeds import demo
from tests.support.browser import PHONE, assert_accessible
from tests.support.clock import Clock
from tests.support.journeys import OpenPage

TO_ANSWER = f"/invitation/{demo.demo_token(demo.TO_ANSWER)}"
TO_NAME = f"/invitation/{demo.demo_token(demo.TO_NAME_SECOND)}"
Picture = Callable[[Page, str], None]


def arrive(page: Page, heading: str) -> None:
    """Check that the page with `heading` has come up, for everybody to use."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
    assert_accessible(page)


def press(page: Page, name: str) -> None:
    """Press the button `name`."""
    page.get_by_role("button", name=name).click()


def follow(page: Page, name: str, of: str) -> None:
    """Follow the link `name` of the person `of`."""
    page.get_by_role("link", name=f"{name} – {of}").click()


def answer_wrong_first(page: Page) -> None:
    """Choose before naming anybody, and be told so beside the field."""
    seat = page.get_by_role("group", name="Plass 1")
    seat.get_by_label("Første ønske").select_option(label="Arbeid")
    seat.get_by_label("Andre ønske").select_option(label="Helse og livskvalitet")
    press(page, "Meld på")
    arrive(page, "Invitasjon til")
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("link", name="Plass 1: Skriv navnet, eller kryss av").click()
    expect(seat.get_by_label("Navn", exact=True)).to_be_focused()
    expect(seat.get_by_label("Første ønske")).to_have_value(re.compile(r"\d+"))


def turn_wishes_round(page: Page) -> None:
    """Put the second wish first, by keyboard alone."""
    up = page.get_by_role("button", name="Flytt opp: Helse og livskvalitet")
    up.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Helse og livskvalitet er nå ønske nummer 1")).to_be_attached()


def answer(page: Page) -> None:
    """Name one person and keep the other seat for later."""
    page.get_by_role("group", name="Plass 1").get_by_label("Navn", exact=True).fill("Åse Håland")
    page.get_by_role("group", name="Plass 2").get_by_label("Hold av plassen").check()
    press(page, "Meld på")
    arrive(page, "kommer")
    expect(page.get_by_role("status")).to_contain_text("Takk! Svaret er lagret.")


def name_the_second(page: Page) -> None:
    """Say who has the seat that was kept."""
    follow(page, "Skriv navnet eller endre ønsker", "plass 2")
    arrive(page, "Plass 2")
    page.get_by_label("Navn", exact=True).fill("Nguyễn Thị Ánh")
    page.get_by_label("E-post").fill("anh@example.no")
    press(page, "Lagre")
    arrive(page, "kommer")


def tell_needs(page: Page) -> None:
    """Tell what somebody needs, and find that it isn't shown again."""
    follow(page, "Mat, tilrettelegging og tolk", "Nguyễn Thị Ánh")
    arrive(page, "Behov for Nguyễn Thị Ánh")
    page.get_by_label("Halal").check()
    page.get_by_label("Noe annet vi bør vite?").fill("Kommer med tog")
    press(page, "Lagre behovene")
    arrive(page, "kommer")
    follow(page, "Mat, tilrettelegging og tolk", "Nguyễn Thị Ánh")
    arrive(page, "Behov for Nguyễn Thị Ánh")
    expect(page.get_by_text("Behov er lagret.")).to_be_visible()
    expect(page.get_by_label("Halal")).not_to_be_checked()
    page.get_by_role("link", name="Invitasjonen").click()


def swap(page: Page) -> None:
    """Let somebody else have the seat."""
    follow(page, "En annen kommer i stedet", "Nguyễn Thị Ánh")
    arrive(page, "En annen kommer i stedet for")
    page.get_by_label("Navnet på den som kommer i stedet").fill("Selam")
    press(page, "Bytt person")
    arrive(page, "kommer")
    expect(page.get_by_role("heading", name="Selam")).to_be_visible()


def give_up_and_take_again(page: Page) -> None:
    """Give the second seat up, and take it once more."""
    follow(page, "Frigjør plassen", "Selam")
    arrive(page, "Kommer ikke Selam?")
    press(page, "Frigjør plassen")
    arrive(page, "kommer")
    page.get_by_role("group", name="Plass 2").get_by_label("Navn", exact=True).fill("Selam")
    press(page, "Meld på")
    arrive(page, "kommer")


def decline_and_come_back(page: Page) -> None:
    """Say no with one press, and think better of it."""
    press(page, "Meld avbud")
    arrive(page, "kommer ikke")
    page.get_by_role("group", name="Plass 1").get_by_label("Navn", exact=True).fill("Åse Håland")
    press(page, "Meld på")
    arrive(page, "kommer")


def hand_over(page: Page) -> None:
    """Give the invitation to somebody else, and find that the link is dead."""
    page.get_by_role("link", name="Gi invitasjonen videre").click()
    arrive(page, "Gi invitasjonen videre")
    page.get_by_label("Navnet på den som tar over").fill("Tsehaytu")
    page.get_by_label("E-postadressen til den som tar over").fill("tsehaytu@example.no")
    press(page, "Gi invitasjonen videre")
    arrive(page, "Invitasjonen er gitt videre")
    page.goto(TO_ANSWER)
    arrive(page, "Lenken virker ikke")


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_an_organisation_answers_and_changes_its_mind(
    open_page: OpenPage, session: Session, javascript: bool, picture: Picture
) -> None:
    page = open_page(PHONE, javascript=javascript)
    before = len(session.scalars(select(OutboxMessage.id)).all())
    session.rollback()

    page.goto(TO_ANSWER)
    arrive(page, "Invitasjon til")
    expect(page.get_by_text("7 dager igjen")).to_be_visible()
    picture(page, "organisation")
    answer_wrong_first(page)
    if javascript:
        turn_wishes_round(page)
    answer(page)
    wishes = ["1. ønske: Helse og livskvalitet", "2. ønske: Arbeid"]
    if not javascript:
        wishes = ["1. ønske: Arbeid", "2. ønske: Helse og livskvalitet"]
    expect(page.get_by_text(re.compile(r"\d\. ønske:"))).to_have_text(wishes)
    name_the_second(page)
    tell_needs(page)
    swap(page)
    give_up_and_take_again(page)
    decline_and_come_back(page)
    hand_over(page)

    after = session.scalars(select(OutboxMessage.id)).all()
    assert len(after) == before + 2, "the last receipt, and the letter to the new contact"
    assert not session.scalars(select(Need).where(Need.note == "Kommer med tog")).all()


def test_after_publishing_the_page_shows_sessions_rooms_and_reasons(
    phone: Page, session: Session, clock: Clock, picture: Picture
) -> None:
    clock.set(2015, 10, 5, 9)
    conference = session.scalars(select(Conference)).one()
    run = assignments.run(session, conference.id, BY_COMMAND, clock.now)
    publishing.publish(session, run, BY_COMMAND, clock.now)
    session.commit()

    phone.goto(f"{TO_NAME}?lang=nb")
    arrive(phone, "kommer")
    expect(phone.get_by_text("Svarfristen er ute.")).to_be_visible()
    expect(phone.get_by_text(re.compile("12.30–14.00"))).to_have_count(2)
    expect(phone.get_by_text(re.compile("14.30–16.00"))).to_have_count(2)
    expect(phone.get_by_role("button", name="Meld avbud")).to_have_count(0)
    picture(phone, "organisation-placed")


def test_what_is_typed_is_not_left_behind_without_a_question(phone: Page) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    phone.on("dialog", stay)
    phone.goto(f"{TO_ANSWER}?lang=nb")
    name = phone.get_by_role("group", name="Plass 1").get_by_label("Navn", exact=True)
    name.click()
    phone.keyboard.type("Amina Yusuf")

    phone.get_by_role("link", name="English").click()

    expect(name).to_have_value("Amina Yusuf")
    assert asked == ["beforeunload"]
    press(phone, "Meld på")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("kommer")
    assert asked == ["beforeunload"], "sending isn't leaving"
