"""Every page is light: at most 100 kB over the wire on a first visit, typeface included."""

import pytest
from playwright.sync_api import Page, StorageState, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.models import Conference, Occurrence, ParallelSession
from conference.services import assignments, publishing
from seeds import demo
from tests.support.browser import weigh
from tests.support.clock import Clock
from tests.support.journeys import OpenPage

MOST = 100_000
"""Bytes over the wire."""

PUBLIC = ("/", "/programme", "/placement", "/privacy", "/login")
INVITATION = f"/invitation/{demo.demo_token(demo.TO_ANSWER)}"
ORGANISER = (
    "/organiser",
    "/organiser/organisations",
    "/organiser/assignment",
    "/organiser/assignment/{run}",
    "/organiser/assignment/{run}/people",
    "/organiser/outbox",
)
CHAIR = ("/chair", "/chair/occurrence/{room}/list")


def published(session: Session, clock: Clock) -> dict[str, int]:
    """Publish a run; return its number and that of a room of session 1."""
    clock.set(2015, 10, 5, 9)
    conference = session.scalars(select(Conference)).one()
    run = assignments.run(session, conference.id, BY_COMMAND, clock.now)
    publishing.publish(session, run, BY_COMMAND, clock.now)
    rooms = select(Occurrence.id).join(Occurrence.session).where(ParallelSession.number == 1)
    ids = {"run": run, "room": session.scalars(rooms.order_by(Occurrence.id)).all()[0]}
    session.commit()
    return ids


def sign_in(page: Page, email: str, password: str) -> StorageState:
    """Sign in; return the cookies of that visit."""
    page.goto("/login?lang=nb")
    page.get_by_label("E-post").fill(email)
    page.get_by_label("Passord").fill(password)
    page.get_by_role("main").get_by_role("button", name="Logg inn").click()
    expect(page.get_by_role("button", name="Logg ut")).to_be_visible()
    return page.context.storage_state()


def too_heavy(open_page: OpenPage, paths: list[str], state: StorageState | None = None) -> str:
    """Visit each path as for the first time; tell of those that weigh too much."""
    heavy = []
    for path in paths:
        page = open_page()
        for cookie in state["cookies"] if state else ():
            page.context.add_cookies(
                [
                    {
                        "name": cookie["name"],
                        "value": cookie["value"],
                        "domain": cookie["domain"],
                        "path": cookie["path"],
                    }
                ]
            )
        weight = weigh(page, path)
        assert page.url.endswith(path), f"{path} led to {page.url}"
        if weight > MOST:
            heavy.append(f"{path} weighs {weight} bytes, {weight - MOST} too many")
        page.context.clear_cookies()
    return "\n".join(heavy)


def test_public_pages_are_light(open_page: OpenPage) -> None:
    heavy = too_heavy(open_page, [*PUBLIC, INVITATION])
    assert not heavy, heavy


@pytest.mark.parametrize(
    ("email", "password", "paths"),
    [
        ("organiser@example.no", demo.ORGANISER_PASSWORD, ORGANISER),
        ("chair1@example.no", demo.CHAIR_PASSWORD, CHAIR),
    ],
    ids=["organiser", "chair"],
)
def test_pages_behind_a_login_are_light(
    open_page: OpenPage,
    session: Session,
    clock: Clock,
    email: str,
    password: str,
    paths: tuple[str, ...],
) -> None:
    ids = published(session, clock)
    state = sign_in(open_page(), email, password)
    heavy = too_heavy(open_page, [path.format(**ids) for path in paths], state)
    assert not heavy, heavy
