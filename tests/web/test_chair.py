"""The chair's pages: own session only, composition, and a list without contact data or needs."""

import io

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.invitations import InvitationState
from conference.domain.programme import AppearanceRole
from conference.domain.users import Role
from conference.models import Conference, Need, Person, Placement, Printout, Registration
from conference.services import assignments, publishing
from tests.conftest import ClientAs
from tests.services.test_assignments import room, world
from tests.support import casting, factories
from tests.support.clock import START as NOW
from tests.support.counting import counted
from tests.support.visitor import Visitor


@pytest.fixture
def held(session: Session) -> Conference:
    """A conference where twelve people wait to be placed, one with needs."""
    made, people = world(session, people=12, seats=8)
    people[0].email = "hemmelig@example.no"
    people[1].name = None
    session.add(Need(registration_id=people[0].id, choice="halal"))
    return made


@pytest.fixture
def published(session: Session, held: Conference) -> Conference:
    """The same with a published run."""
    run_id = assignments.run(session, held.id, BY_COMMAND, NOW)
    publishing.publish(session, run_id, BY_COMMAND, NOW)
    return held


@pytest.fixture
def chair(client_as: ClientAs, session: Session, held: Conference) -> Visitor:
    """The chair of session 1."""
    return client_as(Role.CHAIR, casting.chair(session, held, 1))


def test_before_publishing_there_are_wishes_and_no_names(chair: Visitor) -> None:
    page = chair.get("/chair").text
    assert "Plassene er ikke fordelt ennå" in page
    assert "har den som første ønske" in page
    assert "Person " not in page


def test_the_own_session_in_both_slots(
    chair: Visitor, session: Session, published: Conference
) -> None:
    page = chair.get("/chair").text
    assert "1. Tema 1" in page
    assert page.count("Type organisasjon</h3>") == 2
    assert "Tema 2" not in page


def test_no_contact_data_and_no_needs_anywhere(
    chair: Visitor, session: Session, published: Conference
) -> None:
    occurrence = room(session, 1, 1).id
    paths = ("/chair", f"/chair/occurrence/{occurrence}/list")
    for path in paths:
        page = chair.get(path).text.split("<main", 1)[1].split("</main>")[0]
        assert "@" not in page
        assert "halal" not in page.lower()


def test_the_list_says_which_version_it_is_and_has_room_for_more(
    chair: Visitor, session: Session, published: Conference
) -> None:
    page = chair.get(f"/chair/occurrence/{room(session, 1, 1).id}/list").text
    assert "Fordeling nr. 1" in page
    assert "Skrevet ut 25. september 2015" in page
    assert "Kom uten å stå på listen" in page


def test_who_has_no_name_yet_stands_under_the_organisation(
    chair: Visitor, session: Session, published: Conference
) -> None:
    paths = [f"/chair/occurrence/{room(session, slot, 1).id}/list" for slot in (1, 2)]
    texts = [chair.get(path).text for path in ("/chair", *paths)]
    assert sum("Navn kommer" in text for text in texts) >= 2, "on the page, and on one list"
    pdf = PdfReader(io.BytesIO(chair.get("/chair/lists.pdf").data))
    assert "Navn kommer" in "".join(page.extract_text() for page in pdf.pages)


def test_two_sessions_are_told_apart(
    chair: Visitor, session: Session, published: Conference
) -> None:
    person = session.scalars(select(Person)).one()
    casting.appears(session, published, person, AppearanceRole.CHAIR, 3)
    page = chair.get("/chair").text
    assert "<h1>1. Tema 1, 3. Tema 3</h1>" in page
    assert "3. Tema 3, Bolk 2:" in page
    assert "Tema 2" not in page


def test_fuller_rooms_cost_no_more_queries(
    app: Flask, client_as: ClientAs, session: Session
) -> None:
    held, _people = world(session, people=1, seats=30)
    visitor = client_as(Role.CHAIR, casting.chair(session, held, 1))
    wishes = tuple(factories.session_ids(session, held))
    lists = [f"/chair/occurrence/{room(session, slot, 1).id}/list" for slot in (1, 2)]
    found = []
    for more in (0, 29):
        for number in range(more):
            invited, _token = factories.invitation(session, held, state=InvitationState.ACCEPTED)
            factories.registration(session, invited, 1, f"Gjest {number}", wishes)
        run_id = assignments.run(session, held.id, BY_COMMAND, NOW)
        publishing.publish(session, run_id, BY_COMMAND, NOW)
        with counted(app) as statements:
            pages = [visitor.get(path).text for path in ("/chair", *lists)]
        on_lists = sum(page.count("Forening ") for page in pages[1:])
        found.append((pages[0].count("Forening "), on_lists, len(statements)))
    assert found == [(1, 1, found[0][2]), (30, 30, found[0][2])]


def test_the_list_as_pdf(chair: Visitor, session: Session, published: Conference) -> None:
    answer = chair.get(f"/chair/occurrence/{room(session, 1, 1).id}/list.pdf")
    assert answer.content_type == "application/pdf"
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.data)).pages)
    assert "Tema 1" in text
    assert "Fordeling nr. 1" in text
    assert "hemmelig" not in text


def test_who_takes_a_list_is_written_down(
    chair: Visitor, session: Session, published: Conference
) -> None:
    mine, other = room(session, 1, 1).id, room(session, 1, 2).id
    answer = chair.post(f"/chair/occurrence/{mine}/list.pdf")
    assert answer.content_type == "application/pdf"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert chair.post(f"/chair/occurrence/{other}/list.pdf").status_code == 404
    kept = session.scalars(select(Printout)).one()
    assert (kept.occurrence_id, kept.number) == (mine, 1)
    assert len(kept.lines) > 0
    page = chair.get(f"/chair/occurrence/{mine}/list").text
    assert "Listen ble sist lastet ned av Test chair" in page
    chair.post("/chair/lists.pdf")
    assert sorted(each.number for each in session.scalars(select(Printout))) == [1, 1, 2]


def test_the_next_list_says_what_is_new_whoever_took_the_last(
    chair: Visitor, client_as: ClientAs, session: Session, published: Conference
) -> None:
    mine = room(session, 1, 1).id
    client_as(Role.ORGANISER).post(f"/organiser/lists/{mine}.pdf")
    placed = select(Placement.registration_id).where(Placement.occurrence_id == mine)
    query = select(Registration).where(Registration.id.in_(placed), Registration.name.is_not(None))
    one = session.scalars(query).first()
    assert one
    one.name = "Zawadi Mwangi"
    session.commit()
    page = chair.get(f"/chair/occurrence/{mine}/list").text
    assert "Nytt siden utskrift nr. 1" in page
    answer = chair.post(f"/chair/occurrence/{mine}/list.pdf")
    said = "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.data)).pages)
    assert "Siden utskrift nr. 1" in said
    assert "Endret Zawadi Mwangi" in " ".join(said.split())
    assert "Nytt siden" not in chair.get(f"/chair/occurrence/{mine}/list").text


def test_both_rooms_in_one_pdf(chair: Visitor, published: Conference) -> None:
    reader = PdfReader(io.BytesIO(chair.get("/chair/lists.pdf").data))
    assert len(reader.pages) == 2


def test_a_chair_without_a_session_is_told_what_to_do(
    client_as: ClientAs, held: Conference
) -> None:
    assert "Du leder ingen sesjon ennå" in client_as(Role.CHAIR).get("/chair").text


def test_the_organiser_gets_every_list(
    client_as: ClientAs, session: Session, published: Conference
) -> None:
    organiser = client_as(Role.ORGANISER)
    assert organiser.get("/organiser/lists").text.count("Se og skriv ut") == 6
    assert organiser.get(f"/organiser/lists/{room(session, 2, 3).id}").status_code == 200
    reader = PdfReader(io.BytesIO(organiser.get("/organiser/lists/all.pdf").data))
    assert len(reader.pages) == 6


def test_before_publishing_there_is_no_list(
    client_as: ClientAs, session: Session, held: Conference
) -> None:
    organiser = client_as(Role.ORGANISER)
    assert "Ingen fordeling er publisert" in organiser.get("/organiser/lists").text
    first = session.scalars(select(Conference.id)).one()
    assert organiser.get(f"/organiser/lists/{first}").status_code == 404
    assert organiser.get("/organiser/lists/all.pdf").status_code == 404
