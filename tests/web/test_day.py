"""The organiser's day: the count, who decides, and what two desks disagree on."""

import uuid
from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.clock import OSLO
from conference.domain.door import Press, RequestState, Waited
from conference.domain.users import Role
from conference.models import Conference, DoorConflict, DoorRequest, Registration, User
from conference.services import door, walk_ins
from tests.conftest import ClientAs
from tests.services.test_assignments import world
from tests.support import factories
from tests.support.clock import Clock
from tests.support.counting import counted
from tests.support.visitor import Visitor

MORNING = datetime(2015, 10, 20, 8, 52, tzinfo=OSLO)


@pytest.fixture
def held(session: Session, clock: Clock) -> Conference:
    """The morning of a conference with three people on their way."""
    made, _people = world(session, people=3)
    clock.set(2015, 10, 20, 9, 10)
    return made


@pytest.fixture
def organiser(client_as: ClientAs, held: Conference) -> Visitor:
    """The organiser."""
    return client_as(Role.ORGANISER)


def press(desk: str = "Skranke 1") -> Press:
    return Press(key=str(uuid.uuid4()), desk=desk, at=MORNING)


def let_in(session: Session, held: Conference, name: str) -> Registration:
    one = session.scalars(select(Registration).where(Registration.name == name)).one()
    door.admit(session, held.id, one.code, press(), BY_COMMAND, MORNING, id_seen=True)
    return one


def ask(session: Session, held: Conference, organisation: str = "Forening 2") -> int:
    walk_ins.ask(session, held.id, "Ola Dørstokk", organisation, press(), BY_COMMAND, MORNING)
    return session.scalars(select(DoorRequest.id)).one()


def test_before_anybody_has_come_the_page_says_what_happens(organiser: Visitor) -> None:
    page = organiser.get("/organiser/day").text
    assert "Ingen er sluppet inn ennå." in page
    assert "Sist" not in page


def test_the_count_is_a_picture_with_its_numbers(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    let_in(session, held, "Person 0")
    let_in(session, held, "Person 1")
    for path in ("/organiser/day", "/organiser/day/wall"):
        page = organiser.get(path).text
        assert 'aria-label="2 av 3 er inne"' in page
        assert "08.45" in page
        assert "09.00" in page
    assert "js/wall.js" in organiser.get("/organiser/day/wall").text


def test_the_count_asks_as_little_of_the_database_for_many(
    app: Flask, organiser: Visitor, session: Session, held: Conference
) -> None:
    with counted(app) as few:
        organiser.get("/organiser/day/wall")
    for number in range(20):
        of, _token = factories.invitation(session, held, state="accepted")  # type: ignore[arg-type]
        factories.registration(session, of, name=f"Flere {number}")
    with counted(app) as many:
        organiser.get("/organiser/day/wall")
    assert len(many) == len(few)


def test_the_organiser_gives_a_seat_of_the_organisation_that_is_meant(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    one = ask(session, held)
    path = f"/organiser/day/requests/{one}"
    page = organiser.get(path).text
    assert "Skal Ola Dørstokk slippe inn?" in page
    assert "Forening 2" in page
    assert "Velg organisasjonen." in organiser.post(path).text
    host = session.scalars(select(Registration).where(Registration.name == "Person 1")).one()
    chosen = {"organisation": host.invitation.organisation_id}
    answer = organiser.post(path, data=chosen, follow_redirects=True)
    assert "Godkjent. Skranken ser det nå." in answer.text
    assert (
        session.scalars(select(Registration.seat).where(Registration.name == "Ola Dørstokk")).one()
        == 2
    )


def test_another_organisation_is_searched_for(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    factories.organisation(session, "Håp og Havn")
    one = ask(session, held, "vet ikke")
    assert "Håp og Havn" not in organiser.get(f"/organiser/day/requests/{one}").text
    found = organiser.get(f"/organiser/day/requests/{one}?organisation=haap").text
    assert "Håp og Havn" in found
    assert "Ikke invitert" in found


def test_a_no_needs_a_reason(organiser: Visitor, session: Session, held: Conference) -> None:
    one = ask(session, held)
    path = f"/organiser/day/requests/{one}/refuse"
    assert "Skriv en begrunnelse" in organiser.post(path, data={"reason": ""}).text
    assert organiser.post(path, data={"reason": "Ingen invitasjon"}).status_code == 303
    assert session.scalars(select(DoorRequest.state)).one() is RequestState.REFUSED


def test_the_named_approver_alone_decides(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    other = User(
        email="annen@example.no", name="Kari Leder", password_hash="x", role=Role.ORGANISER
    )
    session.add(other)
    session.flush()
    one = ask(session, held)
    organiser.post("/organiser/day/approver", data={"approver": other.id})
    refused = organiser.post(f"/organiser/day/requests/{one}/refuse", data={"reason": "Nei"})
    assert "Det er Kari Leder som avgjør" in refused.text
    assert organiser.post("/organiser/day/approver", data={"approver": 10_000}).status_code == 303
    assert session.get_one(Conference, held.id).approver_id == other.id
    organiser.post("/organiser/day/approver", data={"approver": 0})
    assert session.get_one(Conference, held.id).approver_id is None


def test_a_disagreement_is_shown_until_it_is_settled(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    one = let_in(session, held, "Person 0")
    waited = Waited(registration_id=one.id, code=one.code, name="Person 0", id_seen=True)
    door.take_waiting(session, held.id, waited, press("Skranke 2"), BY_COMMAND, MORNING)
    page = organiser.get("/organiser/day").text
    assert "Sluppet inn ved to skranker" in page
    assert "Sluppet inn 08.52 ved Skranke 1" in page
    conflict = session.scalars(select(DoorConflict.id)).one()
    organiser.post(f"/organiser/day/conflicts/{conflict}/settle")
    assert "Trykk som ikke stemte" not in organiser.get("/organiser/day").text
