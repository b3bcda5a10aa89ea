"""The organiser works on the programme: everything can be changed, seen to be wrong, and undone."""

import re
from html import unescape

import pytest
from sqlalchemy.orm import Session

from conference.domain.clock import oslo
from conference.domain.plan import Plan
from conference.domain.users import Role
from conference.models import Conference
from conference.queries import plans
from tests.conftest import ClientAs
from tests.support import factories
from tests.support.visitor import Visitor

WORK = "/organiser/programme"
ITEM = {"kind": "speech", "starts": "09:00", "ends": "09:30", "room": "", "title_nb": "Velkommen"}
SESSION = {"number": "9", "title_nb": "Språk", "summary_nb": "Om språk."}
pytestmark = pytest.mark.every_database


@pytest.fixture
def organiser(client_as: ClientAs) -> Visitor:
    """The organiser, signed in."""
    return client_as(Role.ORGANISER)


@pytest.fixture
def held(session: Session) -> Conference:
    """A day with two slots and two sessions, each in a room of its own."""
    made = factories.conference(session, sessions=2)
    session.commit()
    return made


def plan(session: Session, held: Conference) -> Plan:
    """Return the programme as it is worked on."""
    session.rollback()
    session.expire_all()
    return plans.working(session, held.id)


def told(visitor: Visitor, path: str = WORK) -> str:
    """Return the page's text as its reader sees it."""
    answer = visitor.get(path)
    assert answer.status_code == 200
    return unescape(answer.text)


def times(found: Plan) -> list[str]:
    """Return when the items begin, and where."""
    return [f"{oslo(each.starts_at):%H.%M} {each.room or ''}".strip() for each in found.items]


def test_an_empty_programme_says_what_to_do_first(organiser: Visitor, session: Session) -> None:
    factories.conference(session, sessions=0)
    for item in ("items/-1", "sessions/-1", "people/-1"):
        assert organiser.get(f"{WORK}/{item}").status_code == 404
    assert "Ingen står på programmet ennå." in told(organiser, f"{WORK}/people")
    assert "Ingen sesjoner er lagt inn ennå." in told(organiser, f"{WORK}/sessions")
    assert "Ingen rom er lagt inn ennå." in told(organiser, f"{WORK}/rooms")


def test_a_line_of_the_day_is_added_changed_and_taken_out(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    assert organiser.post(f"{WORK}/items/new", data=ITEM).status_code == 303
    found = plan(session, held)
    key = found.items[0].key
    assert (key < 0, times(found)) == (True, ["09.00", "12.00", "14.00"])
    page = told(organiser)
    assert "1 endring er ikke publisert." in page
    assert "la til en post" in page
    organiser.fill(f"{WORK}/items/{key}", **ITEM | {"starts": "09:03", "ends": "10:00"})
    assert times(plan(session, held))[0] == "09.05", "times snap"
    assert "Du kan angre" in told(organiser, f"{WORK}/items/{key}/remove")
    organiser.post(f"{WORK}/items/{key}/remove")
    assert times(plan(session, held)) == ["12.00", "14.00"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"ends": "08:00"}, "Slutten må komme etter starten."),
        ({"starts": "ni"}, "Skriv klokkeslettet slik: 16:00."),
        ({"kind": "dans"}, "Velg hva det er."),
        ({"room": "Taket"}, "Velg et rom på listen."),
        ({"title_nb": "", "title_en": "Welcome"}, "Skriv teksten på bokmål også."),
        ({"title_nb": "x" * 301}, "Skriv høyst 300 tegn."),
    ],
)
def test_what_cannot_be_is_told_beside_the_field_and_kept(
    organiser: Visitor,
    session: Session,
    held: Conference,
    typed: dict[str, str],
    words: str,
) -> None:
    answer = organiser.post(f"{WORK}/items/new", data=ITEM | typed)
    assert answer.status_code == 422
    assert words in unescape(answer.text)
    assert "09:30" in answer.text or "ends" in typed
    assert times(plan(session, held)) == ["12.00", "14.00"]


def test_a_slot_with_sessions_in_it_stays_a_slot(organiser: Visitor, held: Conference) -> None:
    answer = organiser.fill(f"{WORK}/items/1", **ITEM)
    assert answer.status_code == 422
    assert "2 sesjoner skal holdes i denne bolken." in answer.text


def test_a_move_keeps_the_length_and_says_why_not(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    organiser.post(f"{WORK}/items/new", data=ITEM)
    key = plan(session, held).items[0].key
    organiser.post(f"{WORK}/items/{key}/move", data={"starts": "10:02", "room": "Rom 1"})
    found = plan(session, held)
    assert times(found)[0] == "10.00 Rom 1"
    assert f"{oslo(found.items[0].ends_at):%H.%M}" == "10.30"
    organiser.post(f"{WORK}/items/{key}/move", data={"starts": "23:50", "room": ""})
    assert "Det ble ikke flyttet. Tiden må være på konferansedagen." in told(organiser)
    organiser.post(f"{WORK}/items/{key}/move", data={"starts": "11:00", "room": "", "seen": "old"})
    assert "Noen andre endret det samme" in told(organiser)
    assert times(plan(session, held))[0] == "10.00 Rom 1"


def test_a_session_moves_to_another_slot_and_room(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    first = plan(session, held).occurrences[0]
    path = f"{WORK}/occurrences/{first.key}/move"
    organiser.post(path, data={"starts": "12:10", "room": "Rom 2"})
    assert plan(session, held).occurrences[0].room == "Rom 2"
    page = told(organiser)
    assert "Må rettes før programmet kan publiseres" in page
    assert "Sesjon 1 og Sesjon 2 har Rom 2 samtidig." in page
    organiser.post(path, data={"starts": "10:00", "room": "Rom 2"})
    assert "Sesjoner kan bare holdes i en bolk" in told(organiser)
    organiser.post(path, data={"starts": "14:00", "room": "Rom 2"})
    assert "Sesjonen holdes allerede i denne bolken." in told(organiser)


def test_the_latest_change_is_undone_and_all_are_thrown_away(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    for number in ("1", "2", "3"):
        organiser.post(f"{WORK}/items/new", data=ITEM | {"title_nb": f"Post {number}"})
    assert organiser.post(f"{WORK}/undo", data=organiser.seen(WORK)).status_code == 303
    assert len(plan(session, held).items) == 4
    organiser.post(f"{WORK}/undo", data={"seen": "old"})
    assert "Noen andre endret det samme" in told(organiser)
    assert "2 endringer som ikke er publisert, blir borte." in told(organiser, f"{WORK}/discard")
    organiser.fill(f"{WORK}/discard")
    assert len(plan(session, held).items) == 2
    assert "Ingenting er endret" in told(organiser, f"{WORK}/discard")


def test_rooms_are_added_renamed_and_taken_out(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    rooms = f"{WORK}/rooms"
    assert (
        organiser.post(f"{rooms}/new", data={"name": "Sal A/B", "limit": "80"}).status_code == 303
    )
    taken = organiser.post(f"{rooms}/new", data={"name": "sal a/b", "limit": "9"})
    assert taken.status_code == 422
    assert "Et annet rom heter allerede" in taken.text
    organiser.fill(f"{rooms}/Rom 1/edit", name="Storsalen", limit="50")
    found = plan(session, held)
    assert {each.room for each in found.occurrences} == {"Storsalen", "Rom 2"}
    organiser.post(f"{rooms}/Storsalen/remove")
    assert "Rommet er i bruk 2 ganger" in told(organiser, rooms)
    organiser.post(f"{rooms}/Sal A/B/remove")
    assert len(plan(session, held).rooms) == 2


def test_a_session_is_added_with_its_rooms_and_seats(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    rooms = {"slot1-room": "Rom 1", "slot1-seats": "20", "slot1-minimum": "5", "slot2-room": ""}
    answer = organiser.post(f"{WORK}/sessions/new", data=SESSION | rooms)
    assert answer.status_code == 303
    found = plan(session, held)
    (added,) = [each for each in found.sessions if each.number == 9]
    places = [each for each in found.occurrences if each.session == added.key]
    assert [(each.item, each.room, each.seats, each.minimum) for each in places] == [
        (1, "Rom 1", 20, 5)
    ]
    path = f"{WORK}/sessions/{added.key}"
    organiser.post(
        path, data=SESSION | {"slot1-room": "", "slot2-room": "Rom 2"} | marks(organiser, path)
    )
    places = [each for each in plan(session, held).occurrences if each.session == added.key]
    assert [(each.item, each.room, each.seats) for each in places] == [(2, "Rom 2", 30)]
    assert "Den holdes 1 gang" in told(organiser, f"{path}/remove")
    organiser.post(f"{path}/remove")
    assert len(plan(session, held).sessions) == 2


def marks(visitor: Visitor, path: str) -> dict[str, str]:
    """Return every mark that the forms at `path` carry."""
    found = re.findall(r'name="((?:slot-?\d+-)?seen)"[^>]* value="(\w*)"', visitor.get(path).text)
    return dict(found)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"number": "1"}, "En annen sesjon har nummer 1."),
        ({"title_nb": ""}, "Skriv tittelen på bokmål."),
        ({"slot1-room": "Rom 1", "slot1-seats": "5", "slot1-minimum": "9"}, "minst like mange"),
        ({"slot1-room": "Taket"}, "Velg et rom på listen."),
        ({"slot2-seats": "mange"}, "Skriv et helt tall."),
    ],
)
def test_a_session_that_cannot_be_is_refused(
    organiser: Visitor, session: Session, held: Conference, typed: dict[str, str], words: str
) -> None:
    blank = {"slot1-room": "", "slot2-room": ""}
    answer = organiser.post(f"{WORK}/sessions/new", data=SESSION | blank | typed)
    assert answer.status_code == 422
    assert words in unescape(answer.text)
    assert "Om språk." in answer.text
    assert len(plan(session, held).sessions) == 2


def test_people_and_what_they_do(organiser: Visitor, session: Session, held: Conference) -> None:
    organiser.post(f"{WORK}/people/new", data={"name": "Ada Olsen", "title_nb": "Statsråd"})
    (person,) = plan(session, held).people
    path = f"{WORK}/people/{person.key}"
    organiser.post(f"{path}/appearances/new", data={"role": "chair", "where": "session:1"})
    assert "Sesjonsleder: 1. Tema 1" in told(organiser, f"{WORK}/people")
    twice = organiser.post(f"{path}/appearances/new", data={"role": "chair", "where": "session:1"})
    assert twice.status_code == 422
    assert "Personen har allerede denne rollen her." in twice.text
    nowhere = organiser.post(f"{path}/appearances/new", data={"role": "chair", "where": "item:99"})
    assert "Velg et sted på listen." in nowhere.text
    (part,) = plan(session, held).appearances
    organiser.fill(f"{WORK}/people/appearances/{part.key}", role="keynote", where="day")
    assert "Hovedinnleder: Hele dagen" in told(organiser, f"{WORK}/people")
    organiser.post(f"{path}/remove")
    assert "Personen har 1 oppgave i programmet." in told(organiser, f"{WORK}/people")
    (part,) = plan(session, held).appearances
    organiser.post(f"{WORK}/people/appearances/{part.key}/remove")
    organiser.post(f"{path}/remove")
    assert plan(session, held).people == ()


def test_the_second_of_two_organisers_is_shown_what_the_first_did(
    client_as: ClientAs, session: Session, held: Conference
) -> None:
    first, second = client_as(Role.ORGANISER), client_as(Role.ORGANISER)
    path = f"{WORK}/sessions/1"
    typed = {"number": "1", "title_nb": "Tema 1", "summary_nb": "Hva tema 1 handler om."}
    rooms = {"slot1-room": "Rom 1", "slot2-room": "Rom 1", "slot1-seats": "30", "slot2-seats": "30"}
    seen = marks(second, path)
    mine = typed | rooms | {"slot1-seats": "25"} | marks(first, path)
    assert first.post(path, data=mine).status_code == 303
    shown = second.post(path, data=typed | rooms | {"slot1-seats": "20"} | seen)
    assert shown.status_code == 409
    assert "<td>25</td><td>20</td>" in shown.text
    assert "Bolk 1: Plasser</a>" in shown.text
    assert plan(session, held).occurrences[0].seats == 25


def test_the_difference_tells_which_of_the_texts_it_is(
    client_as: ClientAs, session: Session, held: Conference
) -> None:
    first, second = client_as(Role.ORGANISER), client_as(Role.ORGANISER)
    path = f"{WORK}/sessions/1"
    typed = {"number": "1", "title_nb": "Tema 1", "summary_nb": "Hva tema 1 handler om."}
    seen = marks(second, path)
    first.post(path, data=typed | marks(first, path) | {"summary_nb": "Om arbeid."})
    shown = unescape(second.post(path, data=typed | seen | {"title_nb": "Arbeid"}).text)
    assert "Tittel: Bokmål</a>" in shown
    assert "Hva den handler om: Bokmål</a>" in shown


def test_nobody_else_sees_what_is_worked_on(
    organiser: Visitor, client: Visitor, held: Conference
) -> None:
    organiser.post(f"{WORK}/items/new", data=ITEM)
    assert "Velkommen" in told(organiser)
    assert "Velkommen" not in told(client, "/programme")
