"""A deadline in the past ends registration at once, so it needs a tick; a revoked one has none."""

import pytest
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.errors import TransitionRefused
from conference.domain.invitations import InvitationState, terms_mark
from conference.domain.users import Role
from conference.services import invitations
from tests.conftest import ClientAs
from tests.support import factories
from tests.support.clock import START, Clock
from tests.support.visitor import Visitor

SURE = "Ja, dette stenger påmeldingen nå"
PAST = {"day": "2015-09-24", "clock": "12:00", "quota": "2"}
AHEAD = {"day": "2015-10-05", "clock": "12:00", "quota": "2"}
PATHS = ["programme/deadline", "invitations/1/terms"]


@pytest.fixture
def organiser(client_as: ClientAs, session: Session) -> Visitor:
    """The organiser, signed in, with one invitation that waits for an answer."""
    factories.invitation(session, factories.conference(session))
    return client_as(Role.ORGANISER)


@pytest.mark.parametrize("path", PATHS)
def test_a_deadline_in_the_past_needs_a_tick(organiser: Visitor, path: str) -> None:
    url = f"/organiser/{path}"
    assert SURE not in organiser.get(url).text
    refused = organiser.post(url, data=PAST)
    assert refused.status_code == 422
    assert SURE in refused.text
    assert 'href="#sure"' in refused.text
    assert 'value="2015-09-24"' in refused.text
    assert organiser.fill(url, **PAST, sure="y").status_code == 303


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "9999-12-31"])
def test_a_slip_of_the_finger_is_no_year(organiser: Visitor, path: str, day: str) -> None:
    refused = organiser.post(f"/organiser/{path}", data=AHEAD | {"day": day, "clock": "00:00"})
    assert refused.status_code == 422
    assert "Skriv datoen slik: 2015-10-02." in refused.text
    assert f'value="{day}"' in refused.text


@pytest.mark.parametrize("path", PATHS)
def test_a_deadline_ahead_is_never_asked_about(organiser: Visitor, path: str) -> None:
    assert organiser.fill(f"/organiser/{path}", **AHEAD).status_code == 303


def test_seats_are_given_after_the_deadline_without_a_tick(
    organiser: Visitor, clock: Clock
) -> None:
    clock.set(2015, 10, 4)
    kept = {"day": "2015-10-02", "clock": "16:00", "quota": "5"}
    assert organiser.fill("/organiser/invitations/1/terms", **kept).status_code == 303


@pytest.mark.every_database
def test_a_revoked_invitation_has_no_terms(client_as: ClientAs, session: Session) -> None:
    held = factories.conference(session)
    made, _token = factories.invitation(session, held, state=InvitationState.REVOKED)
    path = f"/organiser/invitations/{made.id}/terms"
    organiser = client_as(Role.ORGANISER)
    answer = organiser.post(path, data=AHEAD, follow_redirects=True)
    assert "Invitasjonen har en annen status" in answer.text
    terms = (made.id, 5, made.closes_at, terms_mark(made.quota, made.closes_at))
    with pytest.raises(TransitionRefused):
        invitations.change_terms(session, *terms, BY_COMMAND, START)
    session.refresh(made)
    assert made.quota == 2
