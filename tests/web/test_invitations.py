"""The organiser invites, sends links, revokes and changes terms, without a browser."""

from html import unescape

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.invitations import InvitationState
from conference.domain.users import Role
from conference.models import AuditEntry, Conference, Invitation, OutboxMessage, Registration
from tests.conftest import ClientAs
from tests.support import factories
from tests.support.visitor import Visitor

ACCEPTED, REVOKED = InvitationState.ACCEPTED, InvitationState.REVOKED


@pytest.fixture
def organiser(client_as: ClientAs) -> Visitor:
    """The organiser, signed in."""
    return client_as(Role.ORGANISER)


@pytest.fixture
def conference(session: Session) -> Conference:
    """A conference with nobody invited yet."""
    return factories.conference(session)


def letters(session: Session) -> list[str]:
    """Return whom the letters that wait are for."""
    return list(session.scalars(select(OutboxMessage.recipient_email).order_by(OutboxMessage.id)))


def test_before_it_is_done_it_says_exactly_who_gets_what(
    organiser: Visitor, session: Session, conference: Conference
) -> None:
    fresh = factories.organisation(session)
    already, _ = factories.invitation(session, conference)
    path = f"/organiser/invitations/new?id={fresh.id}&id={already.organisation_id}"
    page = organiser.get(path).text
    gets, not_again = page.split("Disse er invitert fra før")
    assert fresh.contact_email in gets
    assert already.organisation.name not in gets.split("<main")[1]
    assert already.organisation.name in not_again
    assert letters(session) == [], "looking sends nothing"


@pytest.mark.every_database
def test_those_chosen_are_invited_with_the_quota_that_was_typed(
    organiser: Visitor, session: Session, conference: Conference
) -> None:
    chosen = [factories.organisation(session) for _ in range(2)]
    factories.organisation(session)
    ids = [each.id for each in chosen]
    answer = organiser.post(
        "/organiser/invitations/new",
        data={"organisations": ids, "quota": "3"},
        follow_redirects=True,
    )
    assert "2 organisasjoner er invitert" in answer.text
    made = session.scalars(select(Invitation).order_by(Invitation.id)).all()
    assert [(each.organisation_id, each.quota) for each in made] == [(ids[0], 3), (ids[1], 3)]
    assert letters(session) == [each.contact_email for each in chosen]
    assert session.scalars(select(AuditEntry.user_id).distinct()).one() is not None


def test_everybody_who_is_not_invited_can_be_invited_at_once(
    organiser: Visitor, session: Session, conference: Conference
) -> None:
    factories.organisation(session, "Den ene")
    factories.organisation(session, "Den andre")
    page = organiser.get("/organiser/invitations/new?all=1").text
    assert "Inviter 2 organisasjoner" in page
    assert page.count('name="organisations"') == 2


@pytest.mark.parametrize("quota", ["", "0", "11", "to"])
def test_a_quota_that_cannot_be_is_refused(
    organiser: Visitor, session: Session, conference: Conference, quota: str
) -> None:
    one = factories.organisation(session)
    typed = {"organisations": [one.id], "quota": quota}
    answer = organiser.post("/organiser/invitations/new", data=typed)
    assert answer.status_code == 422
    assert f'value="{quota}"' in answer.text
    assert one.name in answer.text, "the choice is kept"
    assert letters(session) == []


@pytest.mark.parametrize("ids", [[], ["999"], ["x"]])
def test_nobody_chosen_leads_back_to_who_can_be(
    organiser: Visitor, conference: Conference, ids: list[str]
) -> None:
    answer = organiser.post(
        "/organiser/invitations/new",
        data={"organisations": ids, "quota": "2"},
        follow_redirects=True,
    )
    assert "Velg minst én organisasjon" in answer.text


def test_a_new_link_goes_to_whom_it_says(
    organiser: Visitor, session: Session, conference: Conference
) -> None:
    invitation, _ = factories.invitation(session, conference)
    path = f"/organiser/invitations/{invitation.id}/resend"
    assert f'value="{invitation.contact_email}"' in organiser.get(path).text
    before = invitation.token_hash
    organiser.post(path, data={"name": "Ny leder", "email": "ny@example.no"})
    session.refresh(invitation)
    assert invitation.token_hash != before
    assert letters(session) == ["ny@example.no"]
    page = organiser.get(f"/organiser/organisations/{invitation.organisation_id}").text
    assert "Lenken er sendt til" in page


def test_a_faulty_address_sends_nothing_and_keeps_the_old_link(
    organiser: Visitor, session: Session, conference: Conference
) -> None:
    invitation, _ = factories.invitation(session, conference)
    before = invitation.token_hash
    path = f"/organiser/invitations/{invitation.id}/resend"
    answer = organiser.post(path, data={"name": "Ny leder", "email": "feil"})
    assert answer.status_code == 422
    assert 'value="feil"' in answer.text
    session.refresh(invitation)
    assert (invitation.token_hash, letters(session)) == (before, [])


def test_revoking_says_what_happens_first(
    organiser: Visitor, session: Session, conference: Conference
) -> None:
    invitation, _ = factories.invitation(session, conference, state=ACCEPTED)
    factories.registration(session, invitation, 1, "Amina Yusuf")
    path = f"/organiser/invitations/{invitation.id}/revoke"
    page = organiser.get(path).text
    assert "Amina Yusuf" in page
    assert "1 plass blir fri" in page
    session.refresh(invitation)
    assert invitation.state is ACCEPTED, "looking changes nothing"
    organiser.post(path)
    session.refresh(invitation)
    assert invitation.state is REVOKED
    assert session.scalar(select(func.count(Registration.id))) == 0


def test_only_what_the_state_allows_is_offered(
    organiser: Visitor, session: Session, conference: Conference
) -> None:
    invitation, _ = factories.invitation(session, conference, state=REVOKED)
    page = organiser.get(f"/organiser/organisations/{invitation.organisation_id}").text
    base = f"/organiser/invitations/{invitation.id}"
    assert f"{base}/resend" in page
    for verb in ("revoke", "answer", "decline", "terms"):
        assert f"{base}/{verb}" not in page
    for verb in ("revoke", "answer", "decline"):
        answer = organiser.post(f"{base}/{verb}", follow_redirects=True)
        assert "Invitasjonen har en annen status" in answer.text
    session.refresh(invitation)
    assert invitation.state is REVOKED


@pytest.mark.every_database
def test_terms_are_changed_and_told_in_the_history(
    organiser: Visitor, session: Session, conference: Conference
) -> None:
    invitation, _ = factories.invitation(session, conference)
    path = f"/organiser/invitations/{invitation.id}/terms"
    answer = organiser.fill(path, quota="4", day="2015-10-09", clock="12:00")
    shown = organiser.get(answer.location).text
    assert "Endret til 4 plasser og frist 9. oktober 2015 kl. 12.00" in shown
    session.refresh(invitation)
    assert invitation.quota == 4


@pytest.mark.parametrize(
    ("quota", "day", "message"),
    [
        ("1", "2015-10-09", "Plass nummer 2 er i bruk."),
        ("2", "2015-10-21", "Fristen må være før konferansedagen."),
        ("99", "2015-10-09", "Skriv et tall fra 1 til 10."),
    ],
)
def test_terms_that_cannot_be_are_refused(
    organiser: Visitor,
    session: Session,
    conference: Conference,
    quota: str,
    day: str,
    message: str,
) -> None:
    invitation, _ = factories.invitation(session, conference, state=ACCEPTED)
    factories.registration(session, invitation, 2)
    path = f"/organiser/invitations/{invitation.id}/terms"
    answer = organiser.fill(path, quota=quota, day=day, clock="16:00")
    assert answer.status_code == 422
    assert message in unescape(answer.text)
    assert f'value="{quota}"' in answer.text
    session.refresh(invitation)
    assert (invitation.quota, invitation.closes_at) == (2, factories.CLOSES_AT)


@pytest.mark.parametrize("verb", ["resend", "revoke", "terms", "answer", "decline"])
def test_an_invitation_that_is_not_there_is_not_found(
    organiser: Visitor, conference: Conference, verb: str
) -> None:
    path = f"/organiser/invitations/999/{verb}"
    assert organiser.get(path).status_code == 404
    assert organiser.post(path).status_code == 404
