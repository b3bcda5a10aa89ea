"""The door's pages: found, let in, swapped, asked for; and nothing that a desk shouldn't know."""

import json
import re
import uuid
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.users import Role
from conference.models import Admission, Conference, DoorConflict, DoorRequest, Need, Registration
from conference.services import assignments, publishing
from tests.conftest import ClientAs
from tests.services.test_assignments import world
from tests.support.clock import START as NOW
from tests.support.clock import Clock
from tests.support.visitor import Visitor

LIST, PRESSES = "/door/device/list.json", "/door/device/presses"


@pytest.fixture
def held(session: Session, clock: Clock) -> Conference:
    """The morning of a conference with four placed people, one with needs and an address."""
    made, people = world(session, people=4)
    people[0].name, people[0].email = "Mohammed Ali", "hemmelig@example.no"
    people[3].name = None
    session.add(Need(registration_id=people[0].id, choice="halal"))
    run_id = assignments.run(session, made.id, BY_COMMAND, NOW)
    publishing.publish(session, run_id, BY_COMMAND, NOW)
    clock.set(2015, 10, 20, 8, 45)
    return made


@pytest.fixture
def desk(client_as: ClientAs, held: Conference) -> Visitor:
    """A front desk that has said its name."""
    visitor = client_as(Role.FRONT_DESK)
    visitor.post("/door/desk", data={"desk": "Skranke 1"})
    return visitor


def code(session: Session, name: str | None = "Mohammed Ali") -> str:
    return session.scalars(select(Registration.code).where(Registration.name == name)).one()


def key() -> str:
    return str(uuid.uuid4())


def admitted(session: Session) -> int:
    query = select(func.count(Admission.id)).where(Admission.undone_at.is_(None))
    return session.scalar(query) or 0


def test_a_desk_says_its_name_first(client_as: ClientAs, held: Conference) -> None:
    visitor = client_as(Role.FRONT_DESK)
    assert visitor.get("/door").location == "/door/desk"
    assert "Skriv hva skranken heter" in visitor.post("/door/desk", data={"desk": " "}).text


def test_somebody_is_found_without_script_and_let_in(desk: Visitor, session: Session) -> None:
    page = desk.post("/door/search", data={"query": "muhammad"})
    assert "Mohammed Ali" in page.text
    assert "hemmelig" not in page.text
    pressed = {"key": key(), "id_seen": "y"}
    answer = desk.post(f"/door/person/{code(session)}/admit", data=pressed, follow_redirects=True)
    assert "Inne siden 08.45, Skranke 1" in answer.text
    assert answer.text.count("Rom ") == 2
    assert session.scalars(select(Admission.id_seen)).one() is True


def test_the_second_desk_is_told_when_and_where(
    desk: Visitor, client_as: ClientAs, session: Session
) -> None:
    path = f"/door/person/{code(session)}/admit"
    desk.post(path, data={"key": key()})
    answer = desk.post(path, data={"key": key()}, follow_redirects=True)
    assert "Mohammed Ali ble sluppet inn klokka 08.45 ved Skranke 1." in answer.text
    assert admitted(session) == 1


def test_undone_somebody_can_be_let_in_again(desk: Visitor, session: Session) -> None:
    one = f"/door/person/{code(session)}"
    desk.post(f"{one}/admit", data={"key": key()})
    assert "Inne siden" not in desk.post(f"{one}/undo", follow_redirects=True).text
    assert admitted(session) == 0


def test_the_seat_goes_to_whoever_comes_instead(desk: Visitor, session: Session) -> None:
    before = code(session)
    answer = desk.post(
        f"/door/person/{before}/name", data={"name": "Kari Nordmann"}, follow_redirects=True
    )
    assert "Plassen er gitt til Kari Nordmann." in answer.text
    assert desk.get(f"/door/person/{before}").status_code == 404
    assert desk.get(f"/door/person/{code(session, 'Kari Nordmann')}").status_code == 200


def test_a_seat_without_a_name_gets_one(desk: Visitor, session: Session) -> None:
    path = f"/door/person/{code(session, None)}/name"
    assert "Skriv navnet." in desk.post(path, data={"name": ""}).text
    assert desk.post(path, data={"name": "Kari Nordmann"}).status_code == 303


def test_who_is_not_on_the_list_waits(desk: Visitor, session: Session) -> None:
    assert "En arrangør avgjør" in desk.get("/door/ask").text
    asked = {"key": key(), "name": "Ola Dørstokk", "organisation": "Velforeningen"}
    page = desk.post("/door/ask", data=asked, follow_redirects=True).text
    assert "Ola Dørstokk" in page
    assert "Venter på svar" in page
    one = session.scalars(select(DoorRequest.id)).one()
    desk.post(f"/door/requests/{one}/withdraw")
    assert "Ola Dørstokk" not in desk.get("/door").text


def test_the_list_for_a_device_holds_no_more_than_the_door_needs(
    desk: Visitor, session: Session
) -> None:
    told = desk.get(LIST)
    assert re.search("hemmelig|halal|example", told.text) is None
    told_list = told.get_json()
    found = {each[2]: each for each in told_list["people"]}
    assert set(found) == {"Mohammed Ali", "Person 1", "Person 2", None}
    number, its_code, _name, organisation, places, at, where = found["Mohammed Ali"]
    assert (its_code, at, where) == (code(session), None, None)
    assert isinstance(number, int)
    assert organisation.startswith("Forening")
    assert [len(each) for each in places] == [4, 4]
    again = desk.get(LIST, query_string={"seen": told_list["mark"]}).get_json()
    assert again["same"] is True
    assert "people" not in again


def pressed(session: Session, **more: Any) -> dict[str, Any]:
    one = session.scalars(select(Registration).where(Registration.name == "Mohammed Ali")).one()
    press = {"key": key(), "registration": one.id, "code": one.code, "name": "Mohammed Ali"}
    now = {"desk": "Skranke 2", "at": "2015-10-20T06:44:00+00:00"}
    return press | now | {"id_seen": True, "waited": False} | more


def send(desk: Visitor, *presses: dict[str, Any]) -> list[dict[str, str]]:
    answer = desk.post(PRESSES, data={"presses": json.dumps(presses)})
    ended: list[dict[str, str]] = answer.get_json()["ended"]
    return ended


def test_presses_end_each_for_itself(desk: Visitor, session: Session) -> None:
    one = pressed(session)
    first, second, third = send(desk, one, one, one | {"key": key()})
    assert (first["ended"], second["ended"]) == ("in", "in")
    assert third["ended"] == "already_admitted"
    assert "klokka 08.44 ved Skranke 2" in third["message"]
    assert admitted(session) == 1


def test_a_press_that_waited_and_cannot_count_is_left_to_a_human(
    desk: Visitor, session: Session
) -> None:
    send(desk, pressed(session))
    late = pressed(session, waited=True)
    assert send(desk, late, late) == [{"ended": "conflict", "key": late["key"]}] * 2
    assert session.scalar(select(func.count(DoorConflict.id))) == 1
    assert "1 trykk stemte ikke med listen" in desk.get("/door").text


@pytest.mark.parametrize(
    "sent",
    ["", "{}", "[1]", '[{"key": "x"}]', "[" * 2000, '[{"key":"x","code":"ABCD2345","at":"2015"}]'],
)
def test_what_is_no_list_of_presses_is_refused(desk: Visitor, sent: str) -> None:
    answer = desk.post(PRESSES, data={"presses": sent})
    assert (answer.status_code, answer.get_json()) == (422, {"stale": False})


@pytest.mark.parametrize(
    "change",
    [{"key": "x"}, {"code": "Kari"}, {"at": "i går"}, {"at": "2015-10-20T08:00"}, {"name": None}],
)
def test_a_press_that_is_none_stops_the_lot(
    desk: Visitor, session: Session, change: dict[str, Any]
) -> None:
    wrong = pressed(session) | change
    if change == {"name": None}:
        del wrong["name"]
    answer = desk.post(PRESSES, data={"presses": json.dumps([pressed(session), wrong])})
    assert answer.status_code == 422
    assert admitted(session) == 0


def test_before_the_day_it_is_practice(desk: Visitor, clock: Clock) -> None:
    assert "Øving" not in desk.get("/door").text
    clock.set(2015, 10, 19, 15, 0)
    assert "Øving" in desk.get("/door").text
