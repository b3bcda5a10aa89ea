"""The assignment pages without a browser: run, look, move by hand, publish."""

import re

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.invitations import InvitationState
from conference.domain.runs import RunState
from conference.domain.users import Role
from conference.models import AssignmentRun, Conference, Occurrence, OutboxMessage, Pin, Placement
from conference.services import assignments
from tests.conftest import ClientAs
from tests.services.test_assignments import room, world
from tests.support import factories
from tests.support.clock import START as NOW
from tests.support.counting import counted
from tests.support.visitor import Visitor

HOME = "/organiser/assignment"


@pytest.fixture
def organiser(client_as: ClientAs) -> Visitor:
    """The organiser, signed in."""
    return client_as(Role.ORGANISER)


def made(session: Session, held: Conference) -> AssignmentRun:
    run_id = assignments.run(session, held.id, BY_COMMAND, NOW)
    return session.get_one(AssignmentRun, run_id)


def test_an_empty_page_says_what_to_do_first(organiser: Visitor, session: Session) -> None:
    world(session, people=0)
    assert "Ingen fordeling er laget ennå" in organiser.get(HOME).text


def test_a_run_is_made_and_shown(organiser: Visitor, session: Session) -> None:
    world(session)
    answer = organiser.post(HOME, follow_redirects=True)
    assert "Fordeling 1" in answer.text
    assert "bevist" in answer.text
    assert session.scalar(select(func.count(Placement.id))) == 6


def test_people_are_found_by_a_part_of_their_name(organiser: Visitor, session: Session) -> None:
    held, _people = world(session)
    run = made(session, held)
    found = organiser.get(f"{HOME}/{run.id}/people?q=rson 2").text
    assert "Person 2" in found
    assert "Person 1" not in found
    assert "Ingen passer" in organiser.get(f"{HOME}/{run.id}/people?q=zzz").text


@pytest.mark.parametrize("path", ["", "/people"])
def test_more_people_cost_no_more_queries(
    app: Flask, organiser: Visitor, session: Session, path: str
) -> None:
    held, _people = world(session, people=1)
    first = f"{HOME}/{made(session, held).id}{path}"
    organiser.get(first)
    with counted(app) as few:
        organiser.get(first)
    thirty_more(session, held)
    second = f"{HOME}/{made(session, held).id}{path}"
    session.commit()
    with counted(app) as many:
        organiser.get(second)
    assert len(few) == len(many) <= 19


def thirty_more(session: Session, held: Conference) -> None:
    """Add thirty more people to the conference."""
    for number in range(30):
        invited, _token = factories.invitation(session, held, state=InvitationState.ACCEPTED)
        factories.registration(session, invited, 1, f"Flere {number}")


def test_a_move_shows_seats_and_clashes_before_it_is_done(
    organiser: Visitor, session: Session
) -> None:
    held, people = world(session, people=6, seats=2)
    run = made(session, held)
    page = organiser.get(f"{HOME}/{run.id}/people/{people[0].id}/slots/1").text
    assert page.count("plasser er tatt") == 3
    assert "Har denne sesjonen i den andre bolken" in page
    assert "Her nå" in page


def test_a_move_needs_a_reason_and_keeps_what_was_chosen(
    organiser: Visitor, session: Session
) -> None:
    held, people = world(session)
    run = made(session, held)
    target = free_room(session, run, people[0].id)
    path = f"{HOME}/{run.id}/people/{people[0].id}/slots/1"
    refused = organiser.post(path, data={"occurrence": target, "reason": ""})
    assert refused.status_code == 422
    assert "Skriv hvorfor" in refused.text
    assert re.search(rf'value="{target}" checked', refused.text)
    assert session.scalar(select(func.count(Pin.id))) == 0
    done = organiser.post(
        path, data={"occurrence": target, "reason": "Holder innlegg"}, follow_redirects=True
    )
    assert "Flyttet" in done.text
    assert "Holder innlegg" in done.text


def free_room(session: Session, run: AssignmentRun, registration_id: int) -> int:
    """Return an occurrence of slot 1 with a session that the person has nowhere."""
    has = set(
        session.scalars(
            select(Placement.session_id).where(
                Placement.run_id == run.id, Placement.registration_id == registration_id
            )
        )
    )
    rooms = [room(session, 1, number) for number in (1, 2, 3)]
    return next(each.id for each in rooms if each.session_id not in has)


def test_a_full_room_is_refused_beside_the_choice(organiser: Visitor, session: Session) -> None:
    held, people = world(session)
    run = made(session, held)
    target = free_room(session, run, people[0].id)
    full = session.get_one(Occurrence, target)
    full.seats = full.room_limit = 0
    refused = organiser.post(
        f"{HOME}/{run.id}/people/{people[0].id}/slots/1",
        data={"occurrence": target, "reason": "Ba om det"},
    )
    assert refused.status_code == 422
    assert "Rommet er fullt" in refused.text
    assert "Ba om det" in refused.text


def test_a_pin_is_lifted(organiser: Visitor, session: Session) -> None:
    held, people = world(session)
    run = made(session, held)
    target = free_room(session, run, people[0].id)
    person = f"{HOME}/{run.id}/people/{people[0].id}"
    organiser.post(f"{person}/slots/1", data={"occurrence": target, "reason": "x"})
    assert "låst" in organiser.get(person).text
    organiser.post(f"{person}/slots/1/unpin")
    assert session.scalar(select(func.count(Pin.id))) == 0
    assert organiser.post(f"{person}/slots/1/unpin").status_code == 404


def test_publishing_says_what_happens_then_does_it_once(
    organiser: Visitor, session: Session
) -> None:
    held, people = world(session)
    run = made(session, held)
    assert "3 personer får brev" in organiser.get(f"{HOME}/{run.id}/publish").text
    done = organiser.post(f"{HOME}/{run.id}/publish", follow_redirects=True)
    assert "3 brev venter i utboksen" in done.text
    again = organiser.post(f"{HOME}/{run.id}/publish", follow_redirects=True)
    assert "En publisert fordeling kan ikke endres" in again.text
    assert session.scalar(select(func.count(OutboxMessage.id))) == len(people)


def test_a_published_run_is_changed_through_a_copy(organiser: Visitor, session: Session) -> None:
    held, people = world(session)
    run = made(session, held)
    organiser.post(f"{HOME}/{run.id}/publish")
    person = f"{HOME}/{run.id}/people/{people[0].id}"
    late = organiser.get(f"{person}/slots/1", follow_redirects=True)
    assert "En publisert fordeling kan ikke endres" in late.text
    organiser.post(f"{HOME}/{run.id}/copy")
    session.expire_all()
    states = session.scalars(select(AssignmentRun.state).order_by(AssignmentRun.number)).all()
    assert states == [RunState.PUBLISHED, RunState.DRAFT]


@pytest.mark.parametrize("path", ["/9", "/9/people", "/9/publish", "/9/rooms/1", "/9/people/1"])
def test_what_is_not_there_is_not_found(organiser: Visitor, session: Session, path: str) -> None:
    world(session)
    assert organiser.get(HOME + path).status_code == 404
