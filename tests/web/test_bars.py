"""Sessions ruled out before any run: entered, refused where they can't be, seen, and taken away."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.users import Role
from conference.models import Bar
from conference.services import bars, placements
from tests.conftest import ClientAs
from tests.services.test_assignments import room, run, world
from tests.support.clock import START as NOW
from tests.support.visitor import Visitor

HOME = "/organiser/assignment/pins"
BARS = "/organiser/assignment/bars"
WHY = "Har selv saken til behandling"


@pytest.fixture
def organiser(client_as: ClientAs) -> Visitor:
    """The organiser, signed in."""
    return client_as(Role.ORGANISER)


def test_a_session_is_ruled_out_and_opened_again(organiser: Visitor, session: Session) -> None:
    _held, people = world(session)
    assert "Ingen sesjoner er sperret" in organiser.get(HOME).text
    person, barred = people[1].id, room(session, 1, 3).session_id
    assert f"{BARS}/{person}" in organiser.get(f"{HOME}?q=son 1").text
    typed = {"session_id": barred, "reason": WHY}
    done = organiser.post(f"{BARS}/{person}", data=typed, follow_redirects=True)
    assert "Sesjonen er sperret" in done.text
    assert WHY in done.text
    assert "disabled" in organiser.get(f"{BARS}/{person}").text
    opened = organiser.post(f"{BARS}/{person}/sessions/{barred}/remove", follow_redirects=True)
    assert "åpen for personen igjen" in opened.text
    assert session.scalars(select(Bar)).all() == []


def test_a_bar_needs_a_session_and_a_reason(organiser: Visitor, session: Session) -> None:
    _held, people = world(session)
    path = f"{BARS}/{people[0].id}"
    refused = organiser.post(path, data={"reason": WHY})
    assert refused.status_code == 422
    assert "Velg en sesjon" in refused.text
    assert f'value="{WHY}"' in refused.text
    barred = room(session, 1, 2).session_id
    refused = organiser.post(path, data={"session_id": barred})
    assert refused.status_code == 422
    assert "Skriv hvorfor" in refused.text
    assert f'value="{barred}" checked' in refused.text


def test_a_pinned_session_is_refused_beside_the_field(organiser: Visitor, session: Session) -> None:
    _held, people = world(session)
    pinned = room(session, 2, 3)
    placements.pin(session, people[0].id, pinned.id, "Innleder", BY_COMMAND, NOW)
    typed = {"session_id": pinned.session_id, "reason": WHY}
    refused = organiser.post(f"{BARS}/{people[0].id}", data=typed)
    assert refused.status_code == 422
    assert 'id="session_id-error">Det går ikke' in refused.text
    assert f'value="{WHY}"' in refused.text


def test_a_barred_session_is_not_pinned(organiser: Visitor, session: Session) -> None:
    _held, people = world(session)
    goal = room(session, 2, 3)
    bars.bar(session, people[0].id, goal.session_id, WHY, BY_COMMAND, NOW)
    typed = {"occurrence": goal.id, "reason": "Innleder"}
    refused = organiser.post(f"{HOME}/{people[0].id}", data=typed)
    assert refused.status_code == 422
    assert "Sesjonen er sperret for personen" in refused.text


def test_bars_are_seen_on_the_persons_page_of_a_run(organiser: Visitor, session: Session) -> None:
    held, people = world(session)
    made = run(session, held)
    bars.bar(session, people[0].id, room(session, 1, 1).session_id, WHY, BY_COMMAND, NOW)
    path = f"/organiser/assignment/{made.id}/people"
    page = organiser.get(f"{path}/{people[0].id}").text
    assert WHY in page
    assert "Sperringen gjelder fra neste fordeling" in page
    assert "Sperrede sesjoner" not in organiser.get(f"{path}/{people[1].id}").text
    moves = [organiser.get(f"{path}/{people[0].id}/slots/{slot}").text for slot in (1, 2)]
    assert sum("Sesjonen er sperret for personen" in each for each in moves) == 1  # the other slot


def test_a_move_to_what_is_barred_is_refused(organiser: Visitor, session: Session) -> None:
    held, people = world(session)
    made = run(session, held)
    goal = room(session, 1, 3)
    bars.bar(session, people[0].id, goal.session_id, WHY, BY_COMMAND, NOW)
    path = f"/organiser/assignment/{made.id}/people/{people[0].id}/slots/1"
    refused = organiser.post(path, data={"occurrence": goal.id, "reason": "Byttet"})
    assert refused.status_code == 422
    assert "Det går ikke" in refused.text
    assert 'value="Byttet"' in refused.text


def test_nobody_and_nothing_are_not_found(organiser: Visitor, session: Session) -> None:
    _held, people = world(session)
    assert organiser.get(f"{BARS}/999").status_code == 404
    for person, barred in ((people[0].id, 1), (people[0].id, 999), (999, 1)):
        path = f"{BARS}/{person}/sessions/{barred}/remove"
        assert organiser.post(path).status_code == 404
