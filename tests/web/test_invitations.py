"""The organiser invites, sends links, revokes and changes terms, without a browser."""

from html import unescape

import pytest
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from conference.domain.invitations import InvitationState
from conference.domain.organisations import WrittenStandard
from conference.domain.programme import ItemKind
from conference.domain.users import Role
from conference.models import (
    AuditEntry,
    Conference,
    Invitation,
    OutboxMessage,
    ProgrammeItem,
    Registration,
)
from tests.conftest import ClientAs
from tests.support import factories
from tests.support.clock import START
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


def test_everybody_whom_the_filter_finds_can_be_invited_at_once(
    organiser: Visitor, session: Session, conference: Conference
) -> None:
    one = factories.organisation(session, "Den ene", county="Troms")
    factories.organisation(session, "Den andre")
    path = "/organiser/invitations/new?all=1&county=Troms"
    assert "Inviter 1 organisasjon<" in organiser.get(path).text
    assert organiser.fill(path, quota="2").status_code == 303
    assert letters(session) == [one.contact_email]


def test_a_thousand_are_shown_by_the_page_and_invited_together(
    organiser: Visitor, session: Session, conference: Conference
) -> None:
    for number in range(230):
        factories.organisation(session, f"Lag {number:03}")
    path = "/organiser/invitations/new?all=1"
    page = organiser.get(path)
    assert "Inviter 230 organisasjoner" in page.text
    assert len(page.data) < 100_000
    assert "Lag 099" in page.text
    assert "Lag 100" not in page.text
    assert "Lag 229" in organiser.get(f"{path}&page=9").text
    organiser.fill(path, quota="2")
    assert len(letters(session)) == 230


def test_who_comes_to_the_list_meanwhile_is_not_invited_unseen(
    organiser: Visitor, session: Session, conference: Conference
) -> None:
    factories.organisation(session, "Den ene")
    path = "/organiser/invitations/new?all=1"
    seen = organiser.seen(path)
    factories.organisation(session, "Den andre")
    answer = organiser.post(path, data={"quota": "2", **seen})
    assert answer.status_code == 422
    assert letters(session) == []
    assert organiser.fill(path, quota="2").status_code == 303
    assert len(letters(session)) == 2


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


def test_the_letter_is_read_before_it_is_sent_to_each_in_their_own_standard(
    organiser: Visitor, session: Session, conference: Conference
) -> None:
    first = factories.organisation(session, "Den ene")
    second = factories.organisation(session, "Den andre")
    second.written_standard, second.contact_name = WrittenStandard.NN, "Åse Øy"
    path = f"/organiser/invitations/new?id={first.id}&id={second.id}"
    assert "Slik blir brevet til Den" in organiser.get(path).text
    page = organiser.get(f"{path}&preview={second.id}").text
    letter = page.split('<div class="letter" lang="nn">')[1].split("</div>")[0]
    assert "Åse Øy" in letter
    assert "[[personlig lenke]]" in letter
    assert page.count(f'name="id" value="{first.id}"') == 1, "the choice is kept"
    assert letters(session) == [], "looking sends nothing"


def test_what_is_not_ready_is_said_before_inviting(
    organiser: Visitor, session: Session, conference: Conference
) -> None:
    one = factories.organisation(session)
    path = f"/organiser/invitations/new?id={one.id}"
    conference.capacity, conference.opened_at = 1, None
    session.execute(delete(ProgrammeItem))
    page = organiser.get(path).text
    assert "Konferansen er ikke åpnet." in page
    assert "Programmet er ikke publisert." in page
    assert "Dette deler ut 2 plasser, og 1 er igjen." in page
    conference.capacity, conference.opened_at = 2, START
    factories.item(session, conference, ItemKind.SPEECH, 9, 10)
    assert "note--alarm" not in organiser.get(path).text
