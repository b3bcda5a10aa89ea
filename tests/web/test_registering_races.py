"""The organiser registers somebody on a seat that was taken while the page stood open."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.invitations import InvitationState
from conference.domain.users import Role
from conference.models import Registration
from tests.conftest import ClientAs
from tests.support import factories


@pytest.mark.every_database
def test_a_seat_taken_meanwhile_shows_who_has_it(client_as: ClientAs, session: Session) -> None:
    held = factories.conference(session)
    ids = factories.session_ids(session, held)
    made, _token = factories.invitation(session, held, None, 3, InvitationState.ACCEPTED)
    factories.registration(session, made, 1, "Amina Yusuf")
    typed = {
        "seat1-name": "Bo Li",
        "seat1-email": "bo@example.no",
        "seat1-wish1": ids[1],
        "seat2-name": "Kari Nes",
        "seat3-name": "",
    }
    organiser = client_as(Role.ORGANISER)
    path = f"/organiser/invitations/{made.id}/answer"
    answer = organiser.post(path, data=typed)
    assert answer.status_code == 422
    assert "Noen tok plassen rett før deg" in answer.text
    assert "hos dere" not in answer.text
    assert "Plass 1: Amina Yusuf" in answer.text
    assert "Plass 1: Bo Li, bo@example.no, Tema 2" in answer.text
    assert 'name="seat1-name"' not in answer.text
    assert 'value="Kari Nes"' in answer.text
    assert session.scalars(select(Registration.name)).all() == ["Amina Yusuf"]
    done = organiser.post(path, data={"seat2-name": "Kari Nes", "seat3-name": "Bo Li"})
    assert done.status_code == 303


def test_a_fault_on_a_lost_seat_alone_still_says_why(client_as: ClientAs, session: Session) -> None:
    held = factories.conference(session)
    made, _token = factories.invitation(session, held, None, 1, InvitationState.ACCEPTED)
    factories.registration(session, made, 1, "Amina Yusuf")
    path = f"/organiser/invitations/{made.id}/answer"
    answer = client_as(Role.ORGANISER).post(path, data={"seat1-name": "B", "seat1-email": "x"})
    assert "Noen tok plassen rett før deg" in answer.text
    assert "Alle plassene er tatt" in answer.text


def test_too_many_seats_is_said_to_the_organiser(client_as: ClientAs, session: Session) -> None:
    made, _token = factories.invitation(session, factories.conference(session), None, 1)
    path = f"/organiser/invitations/{made.id}/answer"
    answer = client_as(Role.ORGANISER).post(path, data={"seat2-name": "Bo Li"})
    assert "Organisasjonen har ikke så mange plasser." in answer.text
