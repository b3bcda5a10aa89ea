"""A session's chair in a browser: the wishes, then who comes to both rooms, then the paper."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.models import Conference, Need, Occurrence, ParallelSession
from conference.services import assignments, publishing
from seeds.demo import CHAIR_PASSWORD
from tests.support.browser import DESKTOP, PHONE, Viewport, assert_accessible
from tests.support.clock import Clock
from tests.support.journeys import OpenPage

Picture = Callable[[Page, str], None]
A4 = (595, 842)  # points
NEEDS = re.compile("halal|kosher|tegnspråktolk|rullestol|allergi", re.IGNORECASE)


def publish(session: Session, clock: Clock) -> None:
    """Place everybody and publish it, after the deadline."""
    clock.set(2015, 10, 5, 9)
    conference = session.scalars(select(Conference)).one()
    run = assignments.run(session, conference.id, BY_COMMAND, clock.now)
    publishing.publish(session, run, BY_COMMAND, clock.now)
    assert session.scalars(select(Need)).first(), "needs that the chair must not see"
    session.commit()


def sign_in(page: Page) -> None:
    """Sign in as the chair of session 1; ends at the chair's page."""
    page.goto("/login?lang=nb")
    page.get_by_label("E-post").fill("chair1@example.no")
    page.get_by_label("Passord").fill(CHAIR_PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Logg inn").click()
    arrived(page, "1. Arbeid")


def arrived(page: Page, heading: str) -> None:
    """Stand on the page with `heading`: accessible, without an address or a need."""
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    assert_accessible(page)
    secret_free(page.get_by_role("main").inner_text())


def secret_free(text: str) -> None:
    """Fail on an e-mail address or a need in `text`."""
    assert "@" not in text
    assert not NEEDS.search(text), text


def see_both_rooms(page: Page) -> None:
    """Find both slots, and unfold those who come."""
    headings = page.get_by_role("heading", level=2)
    expect(headings).to_have_text([re.compile("^Bolk 1: 12.30"), re.compile("^Bolk 2: 14.30")])
    for summary in page.get_by_text("Vis deltakerne").all():
        summary.click()
    expect(page.get_by_role("rowheader").first).to_be_visible()
    arrived(page, "1. Arbeid")


def print_the_list(page: Page) -> None:
    """Print the open list: A4, with its version, its time and room to tick, and no more."""
    page.emulate_media(media="print")
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    page.emulate_media(media="screen")
    sizes = {(round(each.mediabox.width), round(each.mediabox.height)) for each in paper.pages}
    assert sizes == {A4}
    texts = [each.extract_text() for each in paper.pages]
    assert len(texts) == 2
    for number, page_text in enumerate(texts, start=1):
        assert "1. Arbeid · Bolk 1, Sal 1 · Fordeling nr. 1 · Skrevet ut" in page_text
        assert f"{number} / 2" in page_text
    text = " ".join(texts)
    for words in ("Møtt", "Fordeling nr. 1", "Skrevet ut 5. oktober 2015", "Kom uten å stå"):
        assert words in text
    for words in ("Demo:", "Logg ut", "Nynorsk", "Personvern"):
        assert words not in text
    secret_free(text)


def fetch_the_pdf(page: Page, folder: Path) -> None:
    """Download one room's list from the chair's page, and read it."""
    link = page.get_by_role("link", name="PDF Bolk 1")
    answer = page.request.get(str(link.get_attribute("href")))
    assert answer.headers["content-type"] == "application/pdf"
    path = folder / "list.pdf"
    path.write_bytes(answer.body())
    text = " ".join(each.extract_text() for each in PdfReader(path).pages)
    assert "Fordeling nr. 1" in text
    secret_free(text)


def test_before_publishing_the_chair_sees_wishes_only(page: Page) -> None:
    sign_in(page)
    expect(page.get_by_text("Plassene er ikke fordelt ennå")).to_be_visible()
    expect(page.get_by_text("har den som første ønske")).to_be_visible()
    expect(page.get_by_role("rowheader")).to_have_count(0)


@pytest.mark.parametrize(
    ("viewport", "javascript"),
    [(DESKTOP, True), (PHONE, True), (PHONE, False)],
    ids=["desk", "phone", "phone without script"],
)
def test_the_chair_sees_who_comes_and_prints_the_list(
    open_page: OpenPage,
    session: Session,
    clock: Clock,
    picture: Picture,
    tmp_path: Path,
    viewport: Viewport,
    javascript: bool,
) -> None:
    publish(session, clock)
    page = open_page(viewport, javascript=javascript)
    sign_in(page)
    if viewport == DESKTOP:
        picture(page, "chair")
    see_both_rooms(page)
    fetch_the_pdf(page, tmp_path)
    page.get_by_role("link", name="Se og skriv ut listen Bolk 1").click()
    arrived(page, "Deltakerliste: 1. Arbeid")
    expect(page.get_by_role("button", name="Skriv ut")).to_have_count(int(javascript))
    print_the_list(page)


def test_the_list_of_another_chair_is_not_found(page: Page, session: Session, clock: Clock) -> None:
    publish(session, clock)
    query = select(Occurrence.id).join(Occurrence.session).where(ParallelSession.number == 2)
    other = session.scalars(query).first()
    session.rollback()
    sign_in(page)
    for path in (f"/chair/occurrence/{other}/list", f"/chair/occurrence/{other}/list.pdf"):
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 404
        assert_accessible(page)
