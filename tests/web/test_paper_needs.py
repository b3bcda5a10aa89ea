"""The kitchen's and the evacuation's papers: what they tell, and what is kept of them."""

import io

import pytest
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.needs import NeedChoice
from conference.domain.paper import PaperKind
from conference.domain.users import Role
from conference.models import Conference, Need, Occurrence, Placement, Printout, Registration
from tests.conftest import ClientAs, Command
from tests.queries.test_attendees import publish
from tests.services.test_assignments import world
from tests.support.clock import Clock
from tests.support.visitor import Visitor

PAPERS = "/organiser/day/papers"
KITCHEN, EVACUATION = f"{PAPERS}/kitchen", f"{PAPERS}/evacuation"


@pytest.fixture
def held(session: Session) -> Conference:
    """A conference with three people in its rooms; one uses a wheelchair and eats halal."""
    made, people = world(session, people=3)
    for choice in (NeedChoice.WHEELCHAIR, NeedChoice.HALAL):
        session.add(Need(registration_id=people[0].id, choice=choice))
    publish(session, made)
    session.commit()
    return made


@pytest.fixture
def organiser(client_as: ClientAs, held: Conference) -> Visitor:
    """The organiser."""
    return client_as(Role.ORGANISER)


def words(body: bytes) -> str:
    pages = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
    return " ".join(pages.split())


def person(session: Session, number: int) -> Registration:
    query = select(Registration).where(Registration.name == f"Person {number}")
    return session.scalars(query).one()


def need(session: Session, number: int, choice: NeedChoice) -> None:
    session.add(Need(registration_id=person(session, number).id, choice=choice))
    session.commit()


def test_the_kitchen_gets_counts_and_no_names(organiser: Visitor) -> None:
    said = words(organiser.post(KITCHEN).data)
    assert "Halal 1" in said
    assert "Ingen ønsker om maten 2" in said
    assert "Rom for rom" in said
    assert "Person 0" not in said
    assert "Forening" not in said


def test_the_kitchen_is_told_which_counts_have_changed(
    organiser: Visitor, session: Session
) -> None:
    organiser.post(KITCHEN)
    assert "Stemmer" in organiser.get(KITCHEN).text
    need(session, 1, NeedChoice.HALAL)
    page = organiser.get(KITCHEN).text
    assert "<strong>Halal</strong>, 2" in page
    assert "før: 1" in page
    assert "Endret Halal 2, før: 1" in words(organiser.post(KITCHEN).data)


def test_the_evacuation_list_says_who_where_and_which_help(organiser: Visitor) -> None:
    said = words(organiser.post(EVACUATION).data)
    assert "FORTROLIG" in said
    assert "makuleres" in said
    assert "1 person trenger hjelp ut" in said
    assert "Bruker rullestol" in said
    assert "Person 0" in said
    assert "Person 1" not in said
    assert "halal" not in said.lower()


def test_no_name_and_no_need_is_kept_of_an_evacuation_list(
    organiser: Visitor, session: Session
) -> None:
    organiser.post(EVACUATION)
    kept = session.scalars(select(Printout).where(Printout.kind == PaperKind.EVACUATION)).one()
    ((registration_id, name, organisation, mark),) = kept.lines
    assert registration_id == person(session, 0).id
    assert (name, organisation) == (None, "")
    assert not any(choice.value in mark for choice in NeedChoice)


def test_who_is_new_on_the_evacuation_list_and_who_has_gone(
    organiser: Visitor, session: Session
) -> None:
    organiser.post(EVACUATION)
    need(session, 1, NeedChoice.SIGN_LANGUAGE)
    for each in session.scalars(select(Need).where(Need.choice == NeedChoice.WHEELCHAIR)):
        session.delete(each)
    session.commit()
    said = words(organiser.post(EVACUATION).data)
    news = said.split("Siden utskrift nr. 1", 1)[1].split("Rom for rom", 1)[0]
    assert "Nye Person 1" in news
    assert "Borte Person 0" in news


def test_more_help_makes_the_evacuation_list_old(organiser: Visitor, session: Session) -> None:
    organiser.post(EVACUATION)
    need(session, 0, NeedChoice.COMPANION)
    assert "<strong>Person 0</strong>" in organiser.get(EVACUATION).text


@pytest.mark.parametrize(("path", "who"), [(EVACUATION, "Person 0"), (KITCHEN, "Attikamek")])
def test_another_room_makes_both_old(
    organiser: Visitor, session: Session, path: str, who: str
) -> None:
    organiser.post(path)
    for held_in in session.scalars(select(Occurrence)).all():
        held_in.room = f"Attikamek {held_in.id}"
    session.commit()
    page = organiser.get(path).text
    assert "Gammel" in page
    assert who in page


def test_who_leaves_a_room_makes_the_kitchens_counts_old(
    organiser: Visitor, session: Session
) -> None:
    organiser.post(KITCHEN)
    mine = Placement.registration_id == person(session, 0).id
    session.delete(session.scalars(select(Placement).where(mine)).first())
    session.commit()
    assert "Gammel" in organiser.get(KITCHEN).text
    assert "Halal" not in organiser.get(KITCHEN).text


def test_a_plate_that_is_put_together_otherwise_makes_the_counts_old(
    organiser: Visitor, session: Session
) -> None:
    need(session, 1, NeedChoice.VEGAN)
    organiser.post(KITCHEN)
    one = session.scalars(select(Need).where(Need.choice == NeedChoice.VEGAN)).one()
    session.delete(one)
    session.flush()
    need(session, 0, NeedChoice.VEGAN)
    assert "Gammel" in organiser.get(KITCHEN).text


def test_nobody_who_needs_help_is_no_list(organiser: Visitor, session: Session) -> None:
    for each in session.scalars(select(Need)):
        session.delete(each)
    session.commit()
    assert organiser.post(EVACUATION).status_code == 303
    assert session.scalars(select(Printout)).first() is None


@pytest.mark.parametrize("role", [Role.CHAIR, Role.FRONT_DESK, Role.RAPPORTEUR])
def test_only_the_organiser_prints_it(client_as: ClientAs, held: Conference, role: Role) -> None:
    assert client_as(role).post(EVACUATION).status_code in {302, 303, 403, 404}
    assert client_as(role).get(EVACUATION).status_code in {302, 303, 403, 404}


@pytest.mark.parametrize("path", [KITCHEN, f"{PAPERS}/door_by_name", EVACUATION])
def test_before_publishing_no_room_is_told(
    client_as: ClientAs, session: Session, path: str
) -> None:
    _made, people = world(session, people=2)
    session.add(Need(registration_id=people[0].id, choice=NeedChoice.WHEELCHAIR))
    session.commit()
    said = words(client_as(Role.ORGANISER).post(path).data)
    assert "Ingen fordeling er publisert" in said
    assert "Rom " not in said
    assert "Kl. 1" not in said


def test_what_is_kept_of_an_evacuation_list_goes_when_needs_do(
    organiser: Visitor, session: Session, held: Conference, clock: Clock, command: Command
) -> None:
    organiser.post(EVACUATION)
    organiser.post(KITCHEN)
    clock.set(2015, 11, 2, 12)
    command("tidy")
    assert len(session.scalars(select(Printout.kind)).all()) == 2
    clock.set(2015, 11, 3, 12)
    command("tidy")
    assert session.scalars(select(Printout.kind)).all() == [PaperKind.KITCHEN]
