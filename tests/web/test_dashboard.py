"""The organiser's first page, the day with its deadline, and the needs, without a browser."""

import re
from html import unescape

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.clock import OSLO
from conference.domain.invitations import InvitationState
from conference.domain.needs import NeedChoice
from conference.domain.outbox import MessageState
from conference.domain.users import Role
from conference.models import Conference, Need
from conference.services import assignments, publishing
from tests.conftest import ClientAs
from tests.support import factories
from tests.support.clock import START, Clock
from tests.support.counting import counted
from tests.support.visitor import Visitor


@pytest.fixture
def organiser(client_as: ClientAs) -> Visitor:
    """The organiser, signed in."""
    return client_as(Role.ORGANISER)


def text_of(visitor: Visitor, path: str) -> str:
    """Return the page's words, without tags and with single spaces."""
    response = visitor.get(path)
    assert response.status_code == 200
    main = response.text.split("<main", 1)[1].split("</main>", 1)[0]
    words = " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())
    return words.replace(" ,", ",")


def _busy(session: Session) -> Conference:
    """One organisation of each sort; one of the two that come has a seat without a name."""
    conference = factories.conference(session)
    ids = factories.session_ids(session, conference)
    factories.organisation(session)
    factories.invitation(session, conference)
    factories.invitation(session, conference, state=InvitationState.DECLINED)
    factories.invitation(session, conference, state=InvitationState.REVOKED)
    comes, _ = factories.invitation(session, conference, state=InvitationState.ACCEPTED)
    factories.registration(session, comes, 1, wishes=(ids[0], ids[1]))
    factories.registration(session, comes, 2, None)
    return conference


def test_an_empty_database_says_what_to_do_first(organiser: Visitor) -> None:
    page = organiser.get("/organiser").text
    assert "Begynn med navnet og dagen." in page
    assert 'href="/organiser/conferences/new"' in page


def test_an_empty_guest_list_says_what_to_do_first(organiser: Visitor, session: Session) -> None:
    factories.conference(session)
    page = text_of(organiser, "/organiser")
    assert "Legg inn organisasjonene som skal inviteres" in page
    assert 'href="/organiser/organisations/import"' in organiser.get("/organiser").text


@pytest.mark.every_database
def test_organisations_and_people_are_counted_apart(organiser: Visitor, session: Session) -> None:
    _busy(session)
    page = text_of(organiser, "/organiser")
    assert "1 av 4 inviterte" in page
    assert "kommer 1 av 4 inviterte har ikke svart 1 kommer ikke 1 ikke invitert 1" in page
    assert "trukket tilbake 1" in page
    assert "plasser tatt 2 av 4 tilbudte med navn 1 uten navn 1" in page
    assert "uten ønsker om sesjoner 1" in page


@pytest.mark.every_database
def test_wishes_stand_against_the_seats_of_both_slots(organiser: Visitor, session: Session) -> None:
    _busy(session)
    page = text_of(organiser, "/organiser")
    assert "1. Tema 1 1 1 60 2. Tema 2 0 1 60 3. Tema 3 0 0 60" in page


def test_what_to_do_is_ordered_and_leads_to_where_it_is_done(
    organiser: Visitor, session: Session
) -> None:
    _busy(session)
    todo = organiser.get("/organiser").text.split('<ol class="todo">')[1].split("</ol>")[0]
    links = re.findall(r'href="([^"]+)">([^<]+)<', unescape(todo))
    assert links == [
        (
            "/organiser/campaigns/new/reminder",
            "1 organisasjon har ikke svart ennå",
        ),
        ("/organiser/campaigns/new/names", "Få navn på 1 plass som er holdt av"),
        (
            "/organiser/organisations?state=not_invited",
            "Inviter 1 organisasjon som står på listen uten invitasjon",
        ),
        ("/organiser/assignment", "Prøv fordelingen. Den kan kjøres om igjen etter fristen"),
    ]


def test_days_left_are_calendar_days(organiser: Visitor, session: Session, clock: Clock) -> None:
    factories.conference(session)
    clock.set(2015, 10, 1, 23, 59)
    assert "om 1 dag. Konferansen" in text_of(organiser, "/organiser")
    clock.set(2015, 10, 2, 15, 59)
    assert "kl. 16.00, i dag" in text_of(organiser, "/organiser")
    clock.set(2015, 10, 2, 16, 0)
    assert "Påmeldingen stengte 2. oktober 2015" in text_of(organiser, "/organiser")


def test_the_dashboard_costs_the_same_for_one_and_for_thirty(
    organiser: Visitor, session: Session, app: Flask
) -> None:
    conference = _busy(session)
    with counted(app) as few:
        organiser.get("/organiser")
    for _ in range(30):
        factories.invitation(session, conference)
    with counted(app) as many:
        organiser.get("/organiser")
    assert len(few) == len(many) <= 13


@pytest.mark.every_database
def test_the_day_shows_rooms_and_seats(organiser: Visitor, session: Session) -> None:
    _busy(session)
    page = text_of(organiser, "/organiser/programme")
    assert "Bolk 1 12.00–13.30" in page
    assert "1. Tema 1 30 plasser" in page
    sessions = text_of(organiser, "/organiser/programme/sessions")
    assert "1. Tema 1 – Rom 1 30 plasser Rom 1 30 plasser" in sessions


def test_the_common_deadline_is_changed_for_those_that_have_it(
    organiser: Visitor, session: Session
) -> None:
    conference = _busy(session)
    answer = organiser.fill("/organiser/programme/deadline", day="2015-10-05", clock="12:00")
    shown = organiser.get(answer.location).text
    assert "Fristen er nå 5. oktober 2015 kl. 12.00. 4 invitasjoner fulgte med." in shown
    session.refresh(conference)
    assert conference.closes_at.astimezone(OSLO).isoformat() == "2015-10-05T12:00:00+02:00"


@pytest.mark.parametrize(
    ("day", "time", "message"),
    [
        ("", "12:00", "Velg en dag."),
        ("5. oktober", "12:00", "Skriv datoen slik: 2015-10-02."),
        ("2015-10-05", "tolv", "Skriv klokkeslettet slik: 16:00."),
        ("2015-10-20", "09:00", "Fristen må være før konferansedagen."),
    ],
)
def test_a_deadline_that_cannot_be_is_refused_with_what_was_typed_kept(
    organiser: Visitor, session: Session, day: str, time: str, message: str
) -> None:
    conference = factories.conference(session)
    before = conference.closes_at
    typed = {"day": day, "clock": time}
    answer = organiser.fill("/organiser/programme/deadline", **typed)
    assert answer.status_code == 422
    assert message in answer.text
    assert f'value="{day}"' in answer.text
    assert f'value="{time}"' in answer.text
    session.refresh(conference)
    assert conference.closes_at == before


@pytest.mark.every_database
def test_needs_are_counted_for_the_kitchen_and_named_for_who_arranges_them(
    organiser: Visitor, session: Session
) -> None:
    conference = factories.conference(session)
    assert "Ingen har meldt fra om behov ennå" in text_of(organiser, "/organiser/needs")
    comes, _ = factories.invitation(session, conference, state=InvitationState.ACCEPTED)
    halal = factories.registration(session, comes, 1, "Amina Yusuf")
    signs = factories.registration(session, comes, 2, "Bo Li")
    session.add(Need(registration_id=halal.id, choice=NeedChoice.HALAL))
    session.add(Need(registration_id=signs.id, choice=NeedChoice.SIGN_LANGUAGE))
    session.add(Need(registration_id=signs.id, choice=NeedChoice.OTHER, note="Har førerhund"))
    page = text_of(organiser, "/organiser/needs")
    assert "Halal 1" in page
    assert "Amina Yusuf" not in page, "the kitchen needs no names"
    assert "Tegnspråktolk 1 Bo Li, Forening 1 oppdiktet" in page
    assert "Noe annet 1 Bo Li, Forening 1 oppdiktet Har førerhund" in page


@pytest.mark.parametrize(
    "path",
    [
        "/organiser",
        "/organiser/programme",
        "/organiser/programme/deadline",
        "/organiser/needs",
        "/organiser/organisations",
        "/organiser/outbox",
    ],
)
def test_only_the_organiser_comes_in(
    client: Visitor, client_as: ClientAs, session: Session, path: str
) -> None:
    factories.conference(session)
    assert client.get(path).status_code == 302
    for role in (Role.FRONT_DESK, Role.RAPPORTEUR, Role.CHAIR):
        assert client_as(role).get(path).status_code == 403
    assert client_as(Role.ORGANISER).get(path).status_code == 200


def test_letters_in_doubt_come_first(organiser: Visitor, session: Session) -> None:
    conference = _busy(session)
    factories.letter(session, conference, state=MessageState.UNKNOWN)
    todo = organiser.get("/organiser").text.split('<ol class="todo">')[1]
    assert todo.index("kanskje ikke kom fram") < todo.index("har ikke svart ennå")


@pytest.mark.parametrize(("seats", "is_due"), [(30, True), (1, False)])
def test_who_lacks_a_session_is_only_told_of_where_one_is_free(
    organiser: Visitor, session: Session, seats: int, is_due: bool
) -> None:
    held = factories.conference(session, sessions=1, seats=seats)
    for number in range(3):
        comes, _ = factories.invitation(session, held, state=InvitationState.ACCEPTED)
        factories.registration(session, comes, 1, f"Person {number}")
        if number == 1:
            made = assignments.run(session, held.id, BY_COMMAND, START)
            publishing.publish(session, made, BY_COMMAND, START)
    assert ("uten sesjon en plass" in text_of(organiser, "/organiser")) == is_due
