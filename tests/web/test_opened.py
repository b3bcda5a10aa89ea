"""That a link was opened is told by a person's touch, never by whoever merely follows the link."""

import re

import pytest
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.invitations import InvitationState
from conference.models import Invitation
from conference.services import invitations
from tests.support import factories
from tests.support.clock import START
from tests.support.visitor import Visitor

pytestmark = pytest.mark.every_database


@pytest.fixture
def invited(session: Session) -> tuple[Invitation, str]:
    """An invitation and its link's token."""
    return factories.invitation(session, factories.conference(session))


def test_following_the_link_is_not_opening_it(
    client: Visitor, session: Session, invited: tuple[Invitation, str]
) -> None:
    made, token = invited
    for _ in range(3):
        page = client.get(f"/invitation/{token}").text
    assert 'id="opened"' in page
    assert client.get(f"/invitation/{token}/opened").status_code == 302
    session.refresh(made)
    assert made.opened_at is None


def test_the_first_touch_is_remembered_and_no_other(
    client: Visitor, session: Session, invited: tuple[Invitation, str]
) -> None:
    made, token = invited
    for _ in range(2):
        assert client.post(f"/invitation/{token}/opened").status_code == 204
    session.refresh(made)
    assert made.opened_at == START
    assert 'id="opened"' not in client.get(f"/invitation/{token}").text
    assert client.post("/invitation/nobodys/opened").status_code == 404


def test_who_answers_without_a_script_has_opened_it(
    client: Visitor, session: Session, invited: tuple[Invitation, str]
) -> None:
    made, token = invited
    client.post(f"/invitation/{token}/decline")
    session.refresh(made)
    assert made.state is InvitationState.DECLINED
    assert made.opened_at == START


def test_a_new_link_is_unopened(
    client: Visitor, session: Session, invited: tuple[Invitation, str]
) -> None:
    made, token = invited
    client.post(f"/invitation/{token}/opened")
    invitations.resend(session, made.id, BY_COMMAND, START)
    session.commit()
    session.refresh(made)
    assert made.opened_at is None


def test_who_has_answered_is_not_asked(client: Visitor, session: Session) -> None:
    held = factories.conference(session)
    _made, token = factories.invitation(session, held, state=InvitationState.ACCEPTED)
    assert not re.search(r"opened\.js", client.get(f"/invitation/{token}").text)
