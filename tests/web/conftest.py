"""Invitations that several tests of pages start from."""

import pytest
from sqlalchemy.orm import Session

from conference.domain.invitations import InvitationState
from conference.domain.needs import NeedChoice
from conference.models import Need
from tests.support import factories
from tests.support.links import Invited


@pytest.fixture
def invited(session: Session) -> Invited:
    """An invitation for two that waits for an answer; its token, and the sessions' ids."""
    conference = factories.conference(session)
    made, token = factories.invitation(session, conference)
    return made, token, factories.session_ids(session, conference)


@pytest.fixture
def accepted(session: Session) -> Invited:
    """An accepted invitation for three: Amina with halal food on seat 1, seat 2 reserved."""
    conference = factories.conference(session)
    ids = factories.session_ids(session, conference)
    made, token = factories.invitation(session, conference, None, 3, InvitationState.ACCEPTED)
    amina = factories.registration(session, made, 1, "Amina Yusuf", tuple(ids[:2]))
    factories.registration(session, made, 2, None)
    session.add(Need(registration_id=amina.id, choice=NeedChoice.HALAL))
    return made, token, ids
