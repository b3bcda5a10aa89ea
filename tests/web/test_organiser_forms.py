"""The organiser's forms that stood open for too long come back filled in, and change nothing."""

from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.invitations import InvitationState
from conference.domain.outbox import MessageState
from conference.domain.users import Role
from conference.models import AuditEntry
from tests.conftest import ClientAs
from tests.support import factories

STALE = "Siden sto åpen for lenge."


@pytest.fixture
def overrides() -> dict[str, Any]:
    """Tokens are asked for, and no post here brings one."""
    return {"WTF_CSRF_ENABLED": True}


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("organisations/new", {"name": "Øst for solen"}),
        ("organisations/1/edit", {"name": "Øst for solen"}),
        ("invitations/new", {"organisations": "1", "quota": "7"}),
        ("programme/deadline", {"day": "2015-10-05", "clock": "12:00"}),
        ("invitations/1/resend", {"name": "Ny leder", "email": "ny@example.no"}),
        ("invitations/1/revoke", {}),
        ("invitations/1/terms", {"quota": "7", "day": "2015-10-05", "clock": "12:00"}),
        ("invitations/1/answer", {"seat3-name": "Bo Li"}),
        ("invitations/1/decline", {}),
        ("invitations/1/seats/1", {"name": "Bo Li"}),
        ("invitations/1/seats/1/swap", {"name": "Bo Li"}),
        ("invitations/1/seats/1/release", {}),
        ("invitations/1/seats/1/needs", {"note": "Har førerhund"}),
        ("outbox/1", {"action": "retry"}),
    ],
)
def test_a_stale_form_comes_back(
    client_as: ClientAs, session: Session, path: str, typed: dict[str, str]
) -> None:
    conference = factories.conference(session)
    factories.organisation(session)
    comes, _ = factories.invitation(session, conference, None, 3, InvitationState.ACCEPTED)
    factories.registration(session, comes, 1)
    factories.registration(session, comes, 2)
    factories.letter(session, conference, state=MessageState.UNKNOWN, token="a-token")
    answer = client_as(Role.ORGANISER).post(f"/organiser/{path}", data=typed)
    assert answer.status_code == 422
    assert STALE in answer.text
    for name, value in typed.items():
        assert name == "action" or f'value="{value}"' in answer.text
    assert session.scalar(select(func.count(AuditEntry.id))) == 0, "nothing was done"
