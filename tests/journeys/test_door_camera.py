"""A badge held before the camera finds its person, with a network and without."""

from pathlib import Path

from playwright.sync_api import Browser, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.models import Admission, Registration
from tests.journeys.test_door import admitted, is_kept, morning, names, open_door
from tests.support.browser import DESKTOP, visit
from tests.support.camera import film, seeing
from tests.support.clock import Clock

__all__ = ["morning"]


def test_a_badge_before_the_camera_finds_its_person(
    browser: Browser, live_server: str, session: Session, morning: Clock, tmp_path: Path
) -> None:
    code, name = names(session, 1)[0]
    session.rollback()
    with (
        seeing(browser, film(tmp_path / "badge.y4m", code)) as sees,
        visit(sees, live_server, DESKTOP) as page,
    ):
        open_door(page, "1")
        page.get_by_role("button", name="Skann med kameraet").click()
        press = page.get_by_role("button", name=f"Slipp inn {name}")
        expect(press).to_be_focused()
        admitted(session, 0)
        page.keyboard.press("Enter")
        expect(page.locator("#door-panel h2")).to_have_text(name)
        admitted(session, 1)
        page.get_by_role("button", name="Slå av kameraet").click()
        expect(page.locator("#door-view")).to_be_hidden()
    chosen = session.scalars(select(Registration).where(Registration.code == code)).one()
    assert session.scalars(select(Admission.registration_id)).one() == chosen.id


def test_the_camera_reads_without_a_network(
    browser: Browser, live_server: str, session: Session, morning: Clock, tmp_path: Path
) -> None:
    code, name = names(session, 1)[0]
    session.rollback()
    with (
        seeing(browser, film(tmp_path / "badge.y4m", code)) as sees,
        visit(sees, live_server, DESKTOP) as page,
    ):
        open_door(page, "1")
        is_kept(page, "/static/vendor/qr-0.7.0/index.js")
        page.context.set_offline(True)
        page.goto("/door")
        page.get_by_role("button", name="Skann med kameraet").click()
        found = page.get_by_role("button", name=f"Slipp inn {name}")
        expect(found).to_be_focused()


def test_only_the_door_may_use_the_camera(browser: Browser, live_server: str) -> None:
    with visit(browser, live_server, DESKTOP) as page:
        page.goto("/login")
        assert page.evaluate("document.featurePolicy.allowsFeature('camera')") is False
