"""From the first line a rapporteur writes to the answer that everybody reads, a year's work."""

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.outbox import MessageKind
from conference.domain.users import Role
from conference.models import OutboxMessage
from conference.services import earlier_reports, users
from seeds import contributions as seeds
from tests.journeys.test_contributions import room, sign_in
from tests.journeys.test_door import morning
from tests.journeys.test_organiser_guests import sign_in as organise
from tests.support.browser import DESKTOP, PHONE, Viewport, assert_accessible
from tests.support.clock import START, Clock
from tests.support.journeys import OpenPage

__all__ = ["morning", "room"]
SAID = "Godkjenne utdanning fra utlandet raskere"


def write(page: Page, address: str) -> str:
    """Write the first line as a rapporteur, in an organisation's name; return whose it is."""
    sign_in(page)
    page.goto(address)
    whose = page.get_by_label("Hvem sa det?")
    name = whose.locator("option").nth(2).inner_text()
    whose.select_option(label=name)
    page.get_by_label("Hvem skal gjøre noe? (valgfritt)").fill("NOKUT")
    page.get_by_label("Hva ble sagt?").fill(SAID)
    page.keyboard.press("Enter")
    expect(page.locator("#lines")).to_contain_text(SAID)
    return name


def approve(page: Page) -> None:
    """Give it a theme, lift it into the summary, and approve it."""
    page.goto("/contributions/lines")
    page.get_by_role("link", name="1", exact=True).click()
    page.get_by_label("Et tema til (valgfritt)").fill("Utdanning")
    page.get_by_label("Løft det fram").check()
    assert_accessible(page)
    page.get_by_role("button", name="Lagre og godkjenn").click()
    expect(page.locator(".note--done")).to_contain_text("Innspill nr. 1 er godkjent")


def report(page: Page) -> None:
    """Draft the report, write in it, and make it final although rooms are silent."""
    page.goto("/organiser/report")
    page.get_by_role("button", name="Lag utkast").click()
    page.get_by_role("link", name="1. Utdanning").click()
    text = page.get_by_label("Tekst")
    text.fill(f"{text.input_value()}\n\nDe fleste pekte på [1].")
    page.get_by_role("button", name="Lagre kapitlet").click()
    page.get_by_role("link", name="Gjør rapporten endelig").click()
    assert_accessible(page)
    page.get_by_role("button", name="Gjør endelig").click()
    expect(page.locator("#errors")).to_contain_text("Kryss av for at du har sett hva som mangler.")
    page.get_by_label("Jeg har sett hva som mangler").check()
    page.get_by_role("button", name="Gjør endelig").click()
    page.get_by_role("link", name="Utgave 1").click()
    expect(page.get_by_role("link", name="[1]")).to_have_attribute("href", "#innspill-1")


def give_owner(page: Page) -> None:
    """Let the body that the room named own it, and send somebody there a link."""
    page.goto("/organiser/follow-up")
    page.get_by_role("link", name="1 eier er nevnt i rommene").click()
    page.get_by_label("NOKUT").check()
    page.get_by_role("button", name="Gjør dem du har valgt, til eiere").click()
    page.get_by_role("link", name="Hvem svarer, og lenkene deres").click()
    page.get_by_label("Hvem svarer de for?").fill("NOKUT")
    page.get_by_label("Navn", exact=True).fill("Kari Svarer")
    page.get_by_label("E-post").fill("kari@example.no")
    page.get_by_role("button", name="Legg til").click()
    page.get_by_role("button", name="Send lenken").click()
    expect(page.locator(".note--done")).to_contain_text("utboksen")
    assert_accessible(page)


def rest_on(page: Page) -> None:
    """Say what a half-written answer rests on: wrongly first, then two, of which one goes."""
    page.get_by_text("Legg til lov, melding eller budsjettpost").click()
    page.get_by_label("Navn, med nummer eller post").fill("Prop. 1 S (2015–2016)")
    page.get_by_label("Nettadresse (valgfritt)").fill("regjeringen.no")
    page.get_by_role("button", name="Legg til").click()
    expect(page.locator("#errors")).to_contain_text("begynner med https://")
    page.get_by_label("Nettadresse (valgfritt)").fill("https://www.regjeringen.no/")
    page.get_by_role("button", name="Legg til").click()
    expect(page.get_by_role("link", name="Prop. 1 S (2015–2016)")).to_be_visible()
    page.get_by_text("Legg til lov, melding eller budsjettpost").click()
    page.get_by_label("Navn, med nummer eller post").fill("Ny lov")
    page.get_by_role("button", name="Legg til").click()
    page.get_by_role("button", name="Fjern Ny lov").click()
    expect(page.get_by_text("Ny lov")).to_have_count(0)


def letter(session: Session, kind: MessageKind) -> tuple[str, str | None]:
    """Return the text of the one letter of that kind, and the key of its link."""
    session.rollback()
    query = select(OutboxMessage.body, OutboxMessage.link_token).where(OutboxMessage.kind == kind)
    body, token = session.execute(query).one()
    session.rollback()
    return body, token


@pytest.mark.parametrize("javascript", [True, False])
def test_a_line_becomes_a_public_answer(
    open_page: OpenPage, session: Session, room: str, javascript: bool
) -> None:
    whose = write(open_page(DESKTOP), room)
    organiser = open_page(DESKTOP, javascript=javascript)
    organise(organiser)
    approve(organiser)
    report(organiser)
    give_owner(organiser)
    _body, token = letter(session, MessageKind.OWNERSHIP)

    owner = open_page(PHONE, javascript=javascript)
    owner.goto(f"/owner/{token}")
    assert_accessible(owner)
    owner.get_by_role("link", name=SAID).click()
    owner.get_by_label("Ikke fulgt opp").check()
    owner.get_by_role("button", name="Lagre svaret").click()
    expect(owner.locator("#errors")).to_contain_text("Skriv hva som er gjort")
    expect(owner.get_by_label("Ikke fulgt opp")).to_be_checked()
    owner.get_by_label("Delvis fulgt opp").check()
    owner.get_by_label("Svaret").fill("Fra i år går det på tre måneder.")
    if javascript:
        rest_on(owner)
        expect(owner.get_by_label("Delvis fulgt opp")).to_be_checked()
        expect(owner.get_by_label("Svaret")).to_have_value("Fra i år går det på tre måneder.")
    assert_accessible(owner)
    owner.get_by_role("button", name="Lagre svaret").click()
    expect(owner.locator(".note--done")).to_contain_text("Svaret er lagret")

    told, _none = letter(session, MessageKind.ANSWERED)
    assert whose in told
    assert "Fra i år går det på tre måneder." in told

    anybody = open_page(PHONE, javascript=javascript)
    anybody.goto("/")
    anybody.goto("/answers?q=utdanning")
    anybody.get_by_role("link", name=SAID).click()
    expect(anybody.get_by_role("main")).to_contain_text("Fra i år går det på tre måneder.")
    expect(anybody.get_by_role("main")).to_contain_text(whose)
    assert_accessible(anybody)


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_every_page_about_what_was_said_is_accessible(
    open_page: OpenPage, session: Session, morning: Clock, viewport: Viewport
) -> None:
    morning.set(2015, 10, 26, 9)
    earlier_reports.take_in(session, 1, seeds.load(), BY_COMMAND, START)
    who = ("referent@example.no", "Referent", "et langt nok passord", Role.RAPPORTEUR)
    users.create(session, *who, BY_COMMAND, START)
    session.commit()
    page = open_page(viewport)
    organise(page)
    for path in (
        "contributions",
        "contributions/lines",
        "contributions/lines/72",
        "contributions/missing",
        "organiser/report",
        "organiser/report/draft",
        "organiser/report/chapters/2",
        "organiser/follow-up",
        "organiser/follow-up/named",
        "organiser/follow-up/72",
        "organiser/bodies",
        "organiser/themes",
        "organiser/themes/1",
        "answers",
        "answers?year=",
        "answers/dialog-2015/72",
    ):
        page.goto(f"/{path}")
        assert_accessible(page)


def test_every_line_of_the_page_is_chosen_with_one_press(
    open_page: OpenPage, session: Session, morning: Clock
) -> None:
    morning.set(2015, 10, 26, 9)
    earlier_reports.take_in(session, 1, seeds.load(), BY_COMMAND, START)
    session.commit()
    page = open_page(DESKTOP)
    organise(page)
    page.goto("/organiser/follow-up?lack=owner")
    page.get_by_label("Velg alle på siden").check()
    page.get_by_label("Velg nr. 2", exact=True).uncheck()
    expect(page.get_by_label("Velg alle på siden")).not_to_be_checked()
    page.get_by_label("Eier for det du har valgt").fill("IMDi")
    page.get_by_role("button", name="Gjør til eier").click()
    expect(page.locator(".note--done")).to_contain_text("49 innspill har fått eier.")
