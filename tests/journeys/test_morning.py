"""The whole morning: two desks, forty arrivals, four swaps, three walk-ins, one network cut.

At the end the list, the wall and the database agree with what happened.
"""

from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.models import Admission, DoorConflict, DoorRequest, Printout, Registration
from tests.journeys.test_door import (
    admitted,
    has_sent,
    is_kept,
    let_in,
    look_for,
    morning,
    names,
    open_door,
)
from tests.journeys.test_organiser_guests import sign_in
from tests.support.browser import DESKTOP, PHONE, assert_accessible
from tests.support.clock import Clock
from tests.support.journeys import OpenPage

__all__ = ["morning"]

NEWCOMERS = ["Zawadi Mwangi", "Łucja Źdźbło", "Áilu Čállagas", "محمد الخطيب"]
WELCOME, UNKNOWN = {"Ola Dørstokk", "Ingrid Sein"}, "Per Påfunn"


def swap(page: Page, code: str, newcomer: str) -> None:
    """Give a seat to somebody else, print the badge, and let them in."""
    page.goto(f"/door/person/{code}")
    page.get_by_text("Bytt person").click()
    page.get_by_label("Navn").fill(newcomer)
    page.get_by_role("button", name="Gi plassen til denne personen").click()
    expect(page.get_by_role("heading", name=newcomer)).to_be_visible()
    with page.expect_download() as badge:
        page.get_by_role("button", name="Skriv ut skilt").click()
    assert badge.value.suggested_filename == "navneskilt.pdf"
    page.get_by_role("button", name="Slipp inn").click()
    expect(page.locator(".door__in")).to_contain_text("Inne siden")
    page.get_by_role("link", name="Neste").click()


def ask(page: Page, name: str) -> None:
    """Let somebody who isn't on the list wait for the approver."""
    page.get_by_role("link", name="Står ikke på listen").click()
    page.get_by_label("Navn").fill(name)
    page.get_by_label("Organisasjon").fill("Somalisk")
    page.get_by_role("button", name="Spør").click()
    expect(page.get_by_text("Venter på svar").first).to_be_visible()


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("listitem").filter(has_text=name)


def decide(page: Page, name: str) -> None:
    """Say yes, or no to who is unknown, as the organiser."""
    page.goto("/organiser/day")
    row(page, name).get_by_role("link", name="Avgjør").click()
    if name in WELCOME:
        page.get_by_role("radio").first.check()
        page.get_by_role("button", name="Slipp inn").click()
    else:
        page.get_by_label("Begrunnelse").fill("Møtet er bare for inviterte.")
        page.get_by_role("button", name="Avslå").click()
    expect(page.get_by_role("heading", name="Dagen")).to_be_visible()


def agrees(session: Session, expected: set[str], pressed_twice: str) -> None:
    """Fail unless the database holds what happened, and nothing else."""
    inside = set(session.scalars(select(Registration.name).join(Admission)))
    assert inside == expected | set(NEWCOMERS) | WELCOME
    assert session.scalars(select(DoorConflict.name)).all() == [pressed_twice]
    assert len(session.scalars(select(DoorRequest)).all()) == len(WELCOME) + 1
    assert len(session.scalars(select(Printout)).all()) == len(NEWCOMERS)


def test_the_counts_agree_at_the_end_of_the_morning(
    open_page: OpenPage, morning: Clock, session: Session
) -> None:
    one, two, organiser = open_page(DESKTOP), open_page(PHONE), open_page(DESKTOP)
    open_door(one, "Skranke 1")
    open_door(two, "Skranke 2")
    sign_in(organiser)
    everybody = names(session, 41)
    session.commit()
    first, offline, second, swapped = (
        everybody[:12], everybody[12:22], everybody[22:36], everybody[36:40]
    )  # fmt: skip

    for person in first:
        let_in(one, person)
    is_kept(one)
    one.context.set_offline(True)
    for person in offline:
        let_in(one, person)
    expect(one.locator("#door-line")).to_contain_text("10 venter på å bli sendt.")
    for person in second[:13]:
        let_in(two, person)
    let_in(two, offline[0])
    admitted(session, 12 + 13 + 1)

    for (code, _name), newcomer in zip(swapped, NEWCOMERS, strict=True):
        swap(two, code, newcomer)
    one.context.set_offline(False)
    has_sent(one)
    let_in(one, second[13])
    admitted(session, 40)

    for name in (*WELCOME, UNKNOWN):
        ask(two, name)
        decide(organiser, name)
    two.goto("/door")
    expect(two.get_by_text("Møtet er bare for inviterte.")).to_be_visible()
    for name in WELCOME:
        row(two, name).get_by_role("link", name="Vis plassen").click()
        two.get_by_role("button", name="Slipp inn").click()
        two.get_by_role("link", name="Neste").click()
    look_for(two, swapped[0][0])
    expect(two.locator("#door-found")).to_contain_text("Ingen på listen passer")
    admitted(session, 42)

    for page in (one, two):
        expect(page.locator("#door-inside")).to_have_text("42")
    organiser.goto("/organiser/day")
    expect(organiser.locator(".figures")).to_contain_text("42")
    expect(organiser.get_by_text("Trykk som ikke stemte")).to_be_visible()
    assert_accessible(organiser)
    organiser.clock.install()
    organiser.goto("/organiser/day/wall")
    expect(organiser.get_by_role("heading", level=1)).to_contain_text("42")
    assert_accessible(organiser)
    let_in(one, everybody[40])
    admitted(session, 43)
    organiser.clock.run_for(16_000)
    expect(organiser.get_by_role("heading", level=1)).to_contain_text("43")
    agrees(session, {name for _code, name in (*everybody[:36], everybody[40])}, offline[0][1])
