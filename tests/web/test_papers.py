"""The papers of the day: what is printed is written down, and the next one tells what is new."""

import io

import pytest
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.needs import NeedChoice
from conference.domain.paper import ROOM_PAPERS, PaperKind
from conference.domain.users import Role
from conference.models import AuditEntry, Conference, Need, Printout, Registration
from conference.web.paper_kinds import MAKERS, PURPOSES
from tests.conftest import ClientAs
from tests.queries.test_attendees import publish
from tests.services.test_assignments import world
from tests.support.visitor import Visitor

PAPERS = "/organiser/day/papers"


@pytest.fixture
def held(session: Session) -> Conference:
    """A conference with three people in its rooms, one of whom uses a wheelchair."""
    made, people = world(session, people=3)
    session.add(Need(registration_id=people[0].id, choice=NeedChoice.WHEELCHAIR))
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


def test_every_paper_says_what_it_is_for() -> None:
    assert set(MAKERS) == set(PURPOSES)


FORM = {"who": "everybody", "sheet": "holder"}
"""What the badges' form sends; the other papers ask nothing."""


@pytest.mark.parametrize("kind", MAKERS)
def test_a_paper_is_written_down_with_what_stands_on_it(
    organiser: Visitor, session: Session, held: Conference, kind: PaperKind
) -> None:
    answer = organiser.post(f"{PAPERS}/{kind}", data=FORM)
    assert answer.status_code == 200
    assert answer.mimetype == "application/pdf"
    assert PdfReader(io.BytesIO(answer.data)).pages
    made = session.scalars(select(Printout).where(Printout.kind == kind)).all()
    assert {each.number for each in made} == {1}
    assert all((each.occurrence_id is not None) == (kind in ROOM_PAPERS) for each in made)
    assert session.scalars(select(AuditEntry).where(AuditEntry.action == "paper.print")).one()


@pytest.mark.parametrize("kind", MAKERS)
def test_looking_changes_nothing(organiser: Visitor, session: Session, kind: PaperKind) -> None:
    assert organiser.get(f"{PAPERS}/{kind}").status_code == 200
    assert organiser.get(PAPERS).status_code == 200
    assert session.scalars(select(Printout)).first() is None


def test_a_paper_that_is_old_says_whose_name_is_new(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    organiser.post(f"{PAPERS}/attendees")
    assert "Stemmer" in organiser.get(f"{PAPERS}/attendees").text
    one = session.scalars(select(Registration).where(Registration.name == "Person 1")).one()
    one.name = "Zawadi Mwangi"
    session.commit()
    page = organiser.get(f"{PAPERS}/attendees").text
    assert "Gammel" in page
    assert "Zawadi Mwangi" in page
    assert "før: Person 1" in page
    organiser.post(f"{PAPERS}/attendees")
    assert "Zawadi" not in organiser.get(f"{PAPERS}/attendees").text


def test_one_room_is_printed_by_itself(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    organiser.post(f"{PAPERS}/attendees")
    first = session.scalars(select(Printout).order_by(Printout.id)).first()
    assert first
    organiser.post(f"{PAPERS}/attendees/{first.occurrence_id}")
    numbers = select(Printout.number).where(Printout.occurrence_id == first.occurrence_id)
    assert list(session.scalars(numbers)) == [1, 2]
    assert organiser.post(f"{PAPERS}/attendees/99999").status_code == 303


@pytest.mark.parametrize("kind", sorted(ROOM_PAPERS & set(MAKERS)))
def test_nothing_of_rooms_is_printed_before_a_run_is_published(
    client_as: ClientAs, session: Session, kind: PaperKind
) -> None:
    world(session, people=3)
    session.commit()
    organiser = client_as(Role.ORGANISER)
    assert "Ingen fordeling er publisert" in organiser.get(f"{PAPERS}/{kind}").text
    assert organiser.post(f"{PAPERS}/{kind}").status_code == 303
    assert session.scalars(select(Printout)).first() is None


@pytest.mark.parametrize("paper", ["nothing", "attendees2"])
def test_a_paper_that_there_is_not(organiser: Visitor, paper: str) -> None:
    assert organiser.get(f"{PAPERS}/{paper}").status_code == 404
    assert organiser.post(f"{PAPERS}/{paper}").status_code == 404
