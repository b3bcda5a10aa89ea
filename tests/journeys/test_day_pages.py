"""The pages of the day: accessible at a desk and on a phone, and whole without a script."""

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.paper import PaperKind
from conference.models import Attendance, DoorRequest, Occurrence, Placement, Registration
from seeds.demo import DESK_PASSWORD
from tests.journeys.test_door import admitted, morning, names
from tests.journeys.test_morning import ask
from tests.journeys.test_organiser_guests import sign_in
from tests.support.browser import DESKTOP, PHONE, Viewport, assert_accessible
from tests.support.clock import Clock
from tests.support.journeys import OpenPage

__all__ = ["morning"]

PAPERS = [f"organiser/day/papers/{kind}" for kind in PaperKind]


def open_door_plainly(page: Page) -> None:
    """Sign in at the door, with or without a script."""
    page.goto("/login?lang=nb")
    page.get_by_label("E-post").fill("desk@example.no")
    page.get_by_label("Passord").fill(DESK_PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Logg inn").click()
    page.get_by_label("Skranke").fill("Skranke 1")
    page.get_by_role("button", name="Åpne døra").click()


def in_room(session: Session) -> tuple[int, str]:
    """Return a room, and the name of somebody placed there."""
    row = session.execute(
        select(Occurrence.id, Registration.name)
        .join(Placement, Placement.occurrence_id == Occurrence.id)
        .join(Registration, Registration.id == Placement.registration_id)
        .where(Registration.name.is_not(None))
        .order_by(Occurrence.id, Registration.name)
    ).first()
    assert row
    session.rollback()
    return row[0], str(row[1])


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_every_page_is_accessible(
    open_page: OpenPage, morning: Clock, session: Session, viewport: Viewport
) -> None:
    page = open_page(viewport)
    open_door_plainly(page)
    ask(page, "Ola Dørstokk")
    assert_accessible(page)
    code, _name = names(session, 1)[0]
    waiting, room = session.scalars(select(DoorRequest.id)).one(), in_room(session)[0]
    for path in ("door/ask", f"door/person/{code}"):
        page.goto(f"/{path}")
        assert_accessible(page)
    page = open_page(viewport)
    sign_in(page)
    own = [f"organiser/day/requests/{waiting}", f"room/{room}", "organiser/users"]
    for path in ("organiser/day", "organiser/day/papers", *own, *PAPERS):
        page.goto(f"/{path}")
        assert_accessible(page)


def test_the_door_works_without_a_script(
    open_page: OpenPage, morning: Clock, session: Session
) -> None:
    page = open_page(PHONE, javascript=False)
    open_door_plainly(page)
    _code, name = names(session, 1)[0]
    session.rollback()
    page.get_by_label("Navn, organisasjon eller kode").fill(name)
    page.get_by_role("button", name="Finn").click()
    page.get_by_role("button", name=f"Slipp inn {name}").click()
    expect(page.get_by_text("Inne siden")).to_be_visible()
    admitted(session, 1)
    page.get_by_role("button", name="Angre innslipp").click()
    expect(page.get_by_role("button", name=f"Slipp inn {name}")).to_be_visible()
    admitted(session, 0)


@pytest.mark.parametrize("javascript", [True, False])
def test_an_assistant_ticks_who_is_in_the_room(
    open_page: OpenPage, morning: Clock, session: Session, javascript: bool
) -> None:
    room, name = in_room(session)
    page = open_page(PHONE, javascript=javascript)
    sign_in(page)
    page.goto(f"/room/{room}")
    row = page.get_by_role("listitem").filter(has_text=name).first
    row.get_by_role("button").first.click()
    expect(page.locator(".figures dd").first).to_have_text("1")
    assert session.scalar(select(func.count(Attendance.id))) == 1
    session.rollback()
    page.get_by_role("listitem").filter(has_text=name).first.get_by_role("button").first.click()
    expect(page.locator(".figures dd").first).to_have_text("0")
