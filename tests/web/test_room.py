"""In the room: ticks with a press, seats left, and somebody from another session with a reason."""

from datetime import datetime

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.clock import OSLO
from conference.domain.users import Role
from conference.models import Attendance, Conference, Occurrence, Placement, Registration
from tests.conftest import ClientAs
from tests.services.test_assignments import room
from tests.services.test_rooms import held_day, other_than, placed
from tests.support import casting
from tests.support.clock import Clock
from tests.support.visitor import Visitor

BEFORE = datetime(2015, 10, 20, 11, 50, tzinfo=OSLO)


@pytest.fixture
def here(session: Session, clock: Clock) -> Occurrence:
    """The room of session 1 in the first slot, ten minutes before it begins."""
    held_day(session)
    clock.now = BEFORE
    return room(session, 1, 1)


@pytest.fixture
def assistant(client_as: ClientAs, session: Session, here: Occurrence) -> Visitor:
    """Whoever has the chair's tablet."""
    return client_as(
        Role.CHAIR, casting.chair(session, session.scalars(select(Conference)).one(), 1)
    )


def present(session: Session) -> int:
    return session.scalar(select(func.count(Attendance.id))) or 0


def test_somebody_is_ticked_and_unticked(
    assistant: Visitor, session: Session, here: Occurrence
) -> None:
    one = placed(session, here)[0]
    page = assistant.post(f"/room/{here.id}/tick/{one}", follow_redirects=True).text
    assert "I rommet" in page
    assert present(session) == 1
    page = assistant.post(f"/room/{here.id}/untick/{one}", follow_redirects=True).text
    assert "I rommet" not in page
    assert present(session) == 0


def test_the_chairs_page_leads_to_both_rooms(assistant: Visitor, here: Occurrence) -> None:
    page = assistant.get("/chair").text
    assert page.count("Kryss av hvem som er i rommet") == 2
    assert f"/room/{here.id}" in page


def test_somebody_from_another_session_needs_a_reason(
    assistant: Visitor, session: Session, here: Occurrence
) -> None:
    one = session.get_one(Registration, other_than(session, here))
    found = assistant.post(f"/room/{here.id}/look", data={"query": one.name}).text
    assert f"/room/{here.id}/let-in/{one.id}" in found
    path = f"/room/{here.id}/let-in/{one.id}"
    assert "Skriv hvorfor." in assistant.post(path, data={"reason": " "}).text
    page = assistant.post(path, data={"reason": "Tolken er her"}, follow_redirects=True).text
    assert "I rommet" in page
    note = select(Placement.note).where(
        Placement.registration_id == one.id, Placement.occurrence_id == here.id
    )
    assert session.scalars(note).one() == "Tolken er her"


def test_a_full_room_says_so_until_the_session_has_begun(
    assistant: Visitor, session: Session, here: Occurrence, clock: Clock
) -> None:
    here.room_limit = here.seats = len(placed(session, here))
    one = other_than(session, here)
    assert "Rommet har ingen ledig plass." in assistant.get(f"/room/{here.id}").text
    path = f"/room/{here.id}/let-in/{one}"
    assert "ingen ledig plass" in assistant.post(path, data={"reason": "Vil gjerne"}).text
    clock.advance(minutes=15)
    assert "Sesjonen har begynt." in assistant.get(f"/room/{here.id}").text
    assert assistant.post(path, data={"reason": "Vil gjerne"}).status_code == 303


def test_whoever_is_in_another_room_is_refused_in_words(
    client_as: ClientAs, session: Session, here: Occurrence
) -> None:
    organiser = client_as(Role.ORGANISER)
    one = other_than(session, here)
    there = session.scalars(
        select(Placement.occurrence_id).where(
            Placement.registration_id == one, Placement.slot_id == here.slot_id
        )
    ).one()
    organiser.post(f"/room/{there}/tick/{one}")
    refused = organiser.post(f"/room/{here.id}/let-in/{one}", data={"reason": "Vil bytte"})
    assert "Personen er krysset av i sesjon" in refused.text


def test_a_chair_has_no_other_room(assistant: Visitor, session: Session, here: Occurrence) -> None:
    other = room(session, 1, 2)
    one = placed(session, other)[0]
    assert assistant.get(f"/room/{other.id}").status_code == 404
    assert assistant.post(f"/room/{other.id}/tick/{one}").status_code == 404
    assert present(session) == 0
