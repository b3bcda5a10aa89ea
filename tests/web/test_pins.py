"""Places decided before any run: entered, refused where they can't be, and taken away."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.users import Role
from conference.models import Pin
from conference.services import assignments
from tests.conftest import ClientAs
from tests.services.test_assignments import room, world
from tests.support.clock import START as NOW
from tests.support.visitor import Visitor

HOME = "/organiser/assignment/pins"


@pytest.fixture
def organiser(client_as: ClientAs) -> Visitor:
    """The organiser, signed in."""
    return client_as(Role.ORGANISER)


def test_a_place_is_decided_before_any_run(organiser: Visitor, session: Session) -> None:
    _held, people = world(session)
    assert "Ingen plasser er låst" in organiser.get(HOME).text
    assert "Person 1" in organiser.get(f"{HOME}?q=son 1").text
    place = {"occurrence": room(session, 2, 3).id, "reason": "Holder innlegg"}
    done = organiser.post(f"{HOME}/{people[1].id}", data=place, follow_redirects=True)
    assert "Plassen er låst" in done.text
    assert "Holder innlegg" in done.text
    add = organiser.get(f"{HOME}/{people[1].id}").text
    assert "Bolk 2: 3. Tema 3 (Holder innlegg)" in add
    organiser.post(f"{HOME}/{people[1].id}/slots/2/remove")
    assert session.scalars(select(Pin)).all() == []


def test_a_pin_needs_a_place_and_a_reason(organiser: Visitor, session: Session) -> None:
    _held, people = world(session)
    refused = organiser.post(f"{HOME}/{people[0].id}", data={"reason": "Ba om det"})
    assert refused.status_code == 422
    assert "Velg en sesjon" in refused.text
    assert "Ba om det" in refused.text


def test_the_same_session_is_not_pinned_twice(organiser: Visitor, session: Session) -> None:
    _held, people = world(session)
    path = f"{HOME}/{people[0].id}"
    organiser.post(path, data={"occurrence": room(session, 1, 1).id, "reason": "a"})
    refused = organiser.post(path, data={"occurrence": room(session, 2, 1).id, "reason": "b"})
    assert refused.status_code == 422
    assert "allerede denne sesjonen" in refused.text


def test_nobody_and_no_slot_are_not_found(organiser: Visitor, session: Session) -> None:
    _held, people = world(session)
    assert organiser.get(f"{HOME}/999").status_code == 404
    assert organiser.post(f"{HOME}/{people[0].id}/slots/9/remove").status_code == 404


def test_a_run_that_keeps_a_pin_says_why(organiser: Visitor, session: Session) -> None:
    held, people = world(session)
    place = {"occurrence": room(session, 2, 3).id, "reason": "Holder innlegg"}
    organiser.post(f"{HOME}/{people[1].id}", data=place)
    run_id = assignments.run(session, held.id, BY_COMMAND, NOW)
    session.commit()
    why = "Arrangøren har bestemt plassen: «Holder innlegg»"
    for path in ("people", f"people/{people[1].id}"):
        assert why in organiser.get(f"/organiser/assignment/{run_id}/{path}").text
