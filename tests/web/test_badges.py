"""Badges: everybody's, only the new ones, or one person's at the desk."""

import io

import pytest
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.codes import spaced
from conference.domain.needs import NeedChoice
from conference.domain.users import Role
from conference.models import Conference, Need, Printout, Registration
from tests.conftest import ClientAs
from tests.queries.test_attendees import publish
from tests.services.test_assignments import world
from tests.support.visitor import Visitor

BADGES = "/organiser/day/papers/badges"
FORM = {"who": "everybody", "sheet": "holder"}


@pytest.fixture
def held(session: Session) -> Conference:
    """A conference with three people in its rooms."""
    made, _people = world(session, people=3)
    publish(session, made)
    session.commit()
    return made


@pytest.fixture
def organiser(client_as: ClientAs, held: Conference) -> Visitor:
    """The organiser."""
    return client_as(Role.ORGANISER)


def words(body: bytes) -> str:
    """Return what a PDF says."""
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)


def person(session: Session, name: str) -> Registration:
    return session.scalars(select(Registration).where(Registration.name == name)).one()


@pytest.mark.parametrize(
    ("sheet", "pages"), [("holder", 1), ("label", 1), ("a6", 1), ("single", 3)]
)
def test_a_badge_says_who_and_where(
    organiser: Visitor, session: Session, sheet: str, pages: int
) -> None:
    body = organiser.post(BADGES, data=FORM | {"sheet": sheet}).data
    assert len(PdfReader(io.BytesIO(body)).pages) == pages
    said = words(body)
    for one in session.scalars(select(Registration)):
        assert str(one.name) in said
        assert spaced(one.code) in said
    assert "Rom 1" in said


def test_before_a_run_is_published_a_badge_has_no_room_and_the_page_says_so(
    client_as: ClientAs, session: Session
) -> None:
    world(session, people=1)
    session.commit()
    organiser = client_as(Role.ORGANISER)
    assert "Skiltene kommer uten rom" in organiser.get(BADGES).text
    said = words(organiser.post(BADGES, data=FORM).data)
    assert "Person 0" in said
    assert "Rom" not in said


def test_only_the_mark_for_no_pictures_is_told_of_needs(
    organiser: Visitor, session: Session
) -> None:
    marked, unmarked = person(session, "Person 0"), person(session, "Person 1")
    session.add_all(
        [
            Need(registration_id=marked.id, choice=NeedChoice.NO_PHOTO),
            Need(registration_id=unmarked.id, choice=NeedChoice.WHEELCHAIR),
        ]
    )
    session.commit()
    body = organiser.post(BADGES, data=FORM).data
    assert body.count(b"/Figure") == plain_figures(organiser, session) + 1
    assert "fotografert" not in words(body)


def plain_figures(organiser: Visitor, session: Session) -> int:
    """Return how many pictures there are where nobody said no to photos: the codes."""
    for each in session.scalars(select(Need)):
        session.delete(each)
    session.commit()
    return int(organiser.post(BADGES, data=FORM).data.count(b"/Figure"))


def test_only_what_is_new_or_otherwise_is_printed_again(
    organiser: Visitor, session: Session
) -> None:
    organiser.post(BADGES, data=FORM)
    person(session, "Person 1").name = "Zawadi Mwangi"
    session.commit()
    assert "Zawadi Mwangi" in organiser.get(BADGES).text
    said = words(organiser.post(BADGES, data=FORM | {"who": "new"}).data)
    assert "Zawadi Mwangi" in said
    assert "Person" not in said
    again = organiser.post(BADGES, data=FORM | {"who": "new"})
    assert again.status_code == 422
    assert "Det er ingen skilt å skrive ut." in again.text


def test_a_swap_at_the_desk_has_its_badge_printed_there(
    client_as: ClientAs, organiser: Visitor, session: Session
) -> None:
    organiser.post(BADGES, data=FORM)
    before = person(session, "Person 1")
    before.name, before.code = "Zawadi Mwangi", "ABCD2345"
    session.commit()
    desk = client_as(Role.FRONT_DESK)
    answer = desk.post("/door/person/ABCD2345/badge")
    assert answer.mimetype == "application/pdf"
    said = words(answer.data)
    assert "Zawadi Mwangi" in said
    assert "ABCD 2345" in said
    assert "Person" not in said
    last = session.scalars(select(Printout).order_by(Printout.id.desc())).first()
    assert last
    assert len(last.lines) == 3
    assert "Stemmer" in organiser.get(BADGES).text


@pytest.mark.parametrize(("field", "value"), [("sheet", "a3"), ("who", "nobody"), ("sheet", "")])
def test_what_the_form_does_not_offer_prints_nothing(
    organiser: Visitor, session: Session, field: str, value: str
) -> None:
    assert organiser.post(BADGES, data=FORM | {field: value}).status_code == 422
    assert session.scalars(select(Printout)).first() is None
