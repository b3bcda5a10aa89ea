"""Writing in a room: nothing typed is lost, and a chair writes in the own rooms alone."""

import re

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.users import Role
from conference.models import Conference, Contribution, Occurrence, Organisation
from tests.conftest import ClientAs
from tests.queries.test_attendees import publish
from tests.services.test_assignments import world
from tests.support.visitor import Visitor

FORM = {"key": "one", "kind": "proposal", "text": "Flere møteplasser", "voice": "several"}


@pytest.fixture
def held(session: Session) -> Conference:
    """A conference with people in its rooms."""
    made, _people = world(session, people=3)
    publish(session, made)
    session.commit()
    return made


@pytest.fixture
def writer(client_as: ClientAs, held: Conference) -> Visitor:
    """A rapporteur."""
    return client_as(Role.RAPPORTEUR)


@pytest.fixture
def room(session: Session, held: Conference) -> str:
    """The address of a room."""
    found = session.scalars(select(Occurrence.id).order_by(Occurrence.id)).first()
    session.rollback()
    return f"/contributions/{found}"


def one(session: Session) -> Contribution:
    return session.scalars(select(Contribution)).one()


def test_a_line_is_written_and_everybody_in_the_room_sees_it(
    writer: Visitor, client_as: ClientAs, room: str
) -> None:
    page = writer.post(room, data=FORM | {"responsible": "kommunene"}, follow_redirects=True)
    assert "Flere møteplasser" in page.text
    assert "kommunene" in client_as(Role.ORGANISER).get(room).text
    writer.post(room, data=FORM)
    assert writer.get(room).text.count('<li class="line"') == 1
    assert "1 linje" in writer.get("/contributions").text


def test_it_is_said_by_an_organisation_of_the_room(
    writer: Visitor, session: Session, room: str
) -> None:
    offered = re.findall(r'value="(\d+)"', writer.get(room).text)
    assert offered
    writer.post(room, data=FORM | {"voice": offered[0]})
    assert one(session).organisation_id == int(offered[0])
    assert session.get_one(Organisation, int(offered[0])).name in writer.get(room).text
    refused = writer.post(room, data=FORM | {"key": "two", "voice": "99999"})
    assert refused.status_code == 422
    assert "Flere møteplasser" in refused.text


def test_a_line_without_words_is_asked_for_beside_the_field(
    writer: Visitor, session: Session, room: str
) -> None:
    answer = writer.post(room, data=FORM | {"text": " ", "responsible": "NAV"})
    assert answer.status_code == 422
    assert "Skriv hva som ble sagt." in answer.text
    assert 'value="NAV"' in answer.text
    assert session.scalars(select(Contribution)).first() is None


def test_that_nothing_came_is_a_record(writer: Visitor, session: Session, room: str) -> None:
    assert "Ingenting ennå" in writer.get("/contributions").text
    for _press in range(2):
        writer.post(f"{room}/none")
    assert one(session).kind == "none"
    assert "Ingen innspill kom" in writer.get("/contributions").text


def test_a_line_is_corrected_removed_and_put_back(
    writer: Visitor, session: Session, room: str
) -> None:
    writer.post(room, data=FORM)
    address = f"{room}/{one(session).id}"
    seen = re.search(r'name="seen"[^>]*value="(\w+)"', writer.get(address).text)
    assert seen
    changed = FORM | {"seen": seen[1], "text": "Flere møteplasser i hver bydel"}
    assert writer.post(address, data=changed).status_code == 303
    assert "i hver bydel" in writer.get(room).text
    late = writer.post(address, data=changed | {"text": "Noe annet"})
    assert late.status_code == 409
    assert "Noe annet" in late.text
    writer.post(f"{address}/remove")
    assert "Fjernet." in writer.get(room).text
    writer.post(f"{address}/restore")
    assert "Fjernet." not in writer.get(room).text


def test_a_chair_writes_in_the_own_rooms_alone(client_as: ClientAs, room: str) -> None:
    chair = client_as(Role.CHAIR)
    assert "ingen sesjoner" in chair.get("/contributions").text
    assert chair.get(room).status_code == 404
    assert chair.post(room, data=FORM).status_code == 404


def test_a_line_of_another_room_is_not_found(writer: Visitor, session: Session, room: str) -> None:
    writer.post(room, data=FORM)
    other = session.scalars(select(Occurrence.id).order_by(Occurrence.id.desc())).first()
    address = f"/contributions/{other}/{one(session).id}"
    assert writer.get(address).status_code == 404
    assert writer.post(f"{address}/remove").status_code == 404
