"""The organiser in a browser: sees where things stand, invites, and answers for one who phones."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from seeds.demo import DEMO_USERS
from tests.support.browser import PHONE, assert_accessible
from tests.support.journeys import OpenPage

Picture = Callable[[Page, str], None]

ORGANISER = next(user for user in DEMO_USERS if user.role == "organiser")


def sign_in(page: Page) -> None:
    """Sign in as the demo's organiser; ends at the dashboard."""
    page.goto("/login")
    page.get_by_label("E-post").fill(ORGANISER.email)
    page.get_by_label("Passord").fill(ORGANISER.password)
    page.get_by_role("main").get_by_role("button", name="Logg inn").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Oversikt")


def go(page: Page, link: str, heading: str | re.Pattern[str]) -> None:
    """Press the link, arrive at the page with `heading`, and find it accessible."""
    page.get_by_role("link", name=link).first.click()
    arrived(page, heading)


def arrived(page: Page, heading: str | re.Pattern[str]) -> None:
    """Stand on the page with `heading`, and find it accessible."""
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    assert_accessible(page)


def invite_the_rest(page: Page) -> None:
    """From the dashboard: invite two of those that aren't invited, and read the letter."""
    go(page, "som står på listen uten invitasjon", "Gjester")
    boxes = page.get_by_role("checkbox", name=re.compile("^Velg"))
    boxes.nth(0).check()
    boxes.nth(1).check()
    page.get_by_role("button", name="Inviter de valgte …").click()
    arrived(page, "Inviter 2 organisasjoner")
    page.get_by_label("Plasser til hver").fill("0")
    page.get_by_role("button", name="Inviter 2 organisasjoner").click()
    expect(page.get_by_role("alert")).to_contain_text("Skriv et tall fra 1 til 10.")
    assert_accessible(page)
    page.get_by_label("Plasser til hver").fill("1")
    page.get_by_role("button", name="Inviter 2 organisasjoner").click()
    expect(page.get_by_role("status")).to_contain_text("2 organisasjoner er invitert.")
    go(page, "Brev", "Utboks")
    page.get_by_role("row").nth(1).get_by_role("link").click()
    arrived(page, re.compile("^Invitasjon"))
    expect(page.locator(".letter").get_by_role("link")).to_have_attribute(
        "href", re.compile("/invitation/")
    )


def answer_for_one_who_phones(page: Page) -> None:
    """Register somebody for a silent organisation, mend it, and give the seat to another."""
    go(page, "Gjester", "Gjester")
    page.get_by_role("navigation", name="Svar").get_by_role("link", name="Venter på svar").click()
    page.get_by_role("rowheader").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Opplysninger")).to_be_visible()
    assert_accessible(page)
    go(page, "Meld på for dem", "Meld på for dem")
    page.get_by_role("button", name="Meld på").click()
    expect(page.get_by_role("alert")).to_contain_text("Skriv minst ett navn")
    assert_accessible(page)
    first = page.get_by_role("group", name="Plass 1")
    first.get_by_label("Navn", exact=True).fill("Nazlı Åkesson-Đặng")
    first.get_by_label("Første ønske").select_option(index=2)
    page.get_by_role("button", name="Meld på").click()
    expect(page.get_by_role("status")).to_contain_text("Påmeldingen er lagret.")
    expect(page.get_by_role("heading", name="1. Nazlı Åkesson-Đặng")).to_be_visible()
    assert_accessible(page)
    go(page, "Endre på plass 1", "Plass 1")
    page.get_by_label("Navn").fill("Nazlı Åkesson")
    page.get_by_role("button", name="Lagre").click()
    go(page, "Endre behov på plass 1", "Behov for Nazlı Åkesson")
    page.get_by_label("Tegnspråktolk").check()
    page.get_by_role("button", name="Lagre").click()
    expect(page.get_by_text("Tegnspråktolk")).to_be_visible()
    go(page, "Bytt person på plass 1", "Bytt person på plass 1")
    page.get_by_label("Navnet på den som kommer i stedet").fill("Bo Li")
    page.get_by_role("button", name="Bytt person").click()
    expect(page.get_by_role("heading", name="1. Bo Li")).to_be_visible()
    expect(page.get_by_text("Tegnspråktolk")).to_have_count(0)


def change_the_invitation(page: Page) -> None:
    """From the organisation's page: more seats, a new link, and at last the invitation revoked."""
    go(page, "Endre plasser eller frist", "Endre plasser eller frist")
    page.get_by_label("Plasser", exact=True).fill("3")
    page.get_by_role("button", name="Lagre").click()
    expect(page.get_by_text("Endret til 3 plasser")).to_be_visible()
    go(page, "Send ny lenke …", "Send ny lenke")
    page.get_by_role("button", name="Send ny lenke").click()
    expect(page.get_by_role("status")).to_contain_text("Brevet med den nye lenken")
    go(page, "Meld avbud for dem …", "Meld avbud for dem")
    page.get_by_role("link", name="Avbryt").click()
    go(page, "Trekk invitasjonen …", "Trekk invitasjonen tilbake")
    page.get_by_role("button", name="Trekk invitasjonen tilbake").click()
    expect(page.get_by_role("status")).to_contain_text("Invitasjonen er trukket tilbake.")
    assert_accessible(page)


def add_an_organisation(page: Page) -> None:
    """Add one with a fault first, and change it afterwards."""
    go(page, "Gjester", "Gjester")
    go(page, "Legg til organisasjon", "Legg til organisasjon")
    page.get_by_label("Organisasjonens navn").fill("Foreningen Øst for solen")
    page.get_by_role("button", name="Lagre").click()
    expect(page.get_by_role("alert")).to_contain_text("Velg en type.")
    assert_accessible(page)
    page.get_by_label("Type").select_option("voluntary_organisation")
    page.get_by_label("Kommune").fill("Bodø")
    page.get_by_label("Fylke").fill("Nordland")
    page.get_by_label("Nynorsk").check()
    page.get_by_label("Kontaktperson").fill("Åse Øye")
    page.get_by_label("E-post").fill("ase@example.no")
    page.get_by_role("button", name="Lagre").click()
    arrived(page, "Foreningen Øst for solen")
    expect(page.get_by_text("oppdiktet", exact=True).first).to_be_visible()
    go(page, "Endre opplysningene", "Endre opplysningene")


def test_the_organiser_invites_and_answers_for_one_who_phones(page: Page, picture: Picture) -> None:
    sign_in(page)
    assert_accessible(page)
    picture(page, "organiser")
    invite_the_rest(page)
    answer_for_one_who_phones(page)
    change_the_invitation(page)
    add_an_organisation(page)
    go(page, "Program", "Program")
    go(page, "Endre fristen", "Endre fristen for alle")
    go(page, "Gjester", "Gjester")
    go(page, "Hva deltakerne trenger", "Hva deltakerne trenger")


def test_the_list_is_searched_on_a_phone_without_script(open_page: OpenPage) -> None:
    page = open_page(PHONE, javascript=False)
    sign_in(page)
    assert_accessible(page)
    go(page, "Gjester", "Gjester")
    page.get_by_role("searchbox", name="Søk").fill("OSLO rad")
    page.get_by_label("Type").select_option("immigrant_council")
    page.get_by_role("button", name="Vis").click()
    arrived(page, "Gjester")
    expect(page.get_by_role("searchbox", name="Søk")).to_have_value("OSLO rad")
    expect(page.locator("tbody tr").first).to_contain_text(re.compile("Oslo.*råd|råd.*Oslo", re.I))
    go(page, "Brev", "Utboks")
    go(page, "Program", "Program")
