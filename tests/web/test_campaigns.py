"""The organiser sees who gets which letter, reads it, and has them all written by one press."""

from html import unescape

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.invitations import InvitationState
from conference.domain.outbox import MessageKind, MessageState
from conference.domain.users import Role
from conference.models import Campaign, Conference, Invitation, OutboxMessage
from tests.conftest import ClientAs
from tests.support import factories
from tests.support.visitor import Visitor

PAGE = "/organiser/campaigns"
REMIND = f"{PAGE}/new/reminder"


@pytest.fixture
def organiser(client_as: ClientAs) -> Visitor:
    """The organiser, signed in."""
    return client_as(Role.ORGANISER)


@pytest.fixture
def held(session: Session) -> Conference:
    """Two who haven't answered, and one whose letter came back."""
    made = factories.conference(session)
    for name in ("Håp", "Øst"):
        factories.invitation(session, made, factories.organisation(session, name))
    lost, _ = factories.invitation(session, made, factories.organisation(session, "Borte"))
    factories.letter(session, made, lost, state=MessageState.BOUNCED)
    return made


def told(visitor: Visitor, path: str) -> str:
    """Return the page's text as its reader sees it."""
    answer = visitor.get(path)
    assert answer.status_code == 200
    return unescape(answer.text)


def test_who_gets_the_letter_is_shown_and_chosen(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    page = told(organiser, REMIND)
    assert "2 kan få brevet" in page
    assert "Disse får ikke brevet" in page
    assert "Det siste brevet kom ikke fram" in page
    assert page.count(" checked") == 2
    assert "Hei Kontakt 1," in page, "the letter as it will be"
    assert "Hei Kontakt 2," in told(organiser, f"{REMIND}?preview=2")
    answer = organiser.fill(REMIND, to=["2"])
    assert answer.status_code == 303
    letters = session.scalars(
        select(OutboxMessage.invitation_id).where(OutboxMessage.kind == MessageKind.REMINDER)
    ).all()
    assert letters == [2]
    page = told(organiser, PAGE)
    assert "1 brev ligger i utboksen." in page
    assert "Venter: 1" in page


def test_nobody_chosen_is_said_and_a_press_twice_sends_once(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    nobody = organiser.fill(REMIND)
    assert nobody.status_code == 422
    assert "Velg minst én som skal få brevet." in nobody.text
    posted = {"to": ["1", "2"]} | organiser.seen(REMIND)
    assert organiser.post(REMIND, data=posted).status_code == 303
    twice = organiser.post(REMIND, data=posted)
    assert twice.status_code == 422
    assert "Noen andre endret det samme" in twice.text
    assert "Ingen skal ha dette brevet nå." in twice.text
    assert [each.letters for each in session.scalars(select(Campaign))] == [2]


def test_news_pressed_twice_is_sent_once(organiser: Visitor, session: Session) -> None:
    held = factories.conference(session)
    comes, _ = factories.invitation(session, held, state=InvitationState.ACCEPTED)
    path = f"{PAGE}/new/news"
    posted = {"to": [str(comes.id)]} | organiser.seen(path)
    assert organiser.post(path, data=posted).status_code == 303
    assert organiser.post(path, data=posted).status_code == 422
    kinds = session.scalars(select(OutboxMessage.kind)).all()
    assert kinds == [MessageKind.NEWS]


def test_the_boxes_follow_the_kind_that_is_asked_for(organiser: Visitor, held: Conference) -> None:
    assert "passer med filteret" in told(organiser, f"{REMIND}?kind=ministry")
    for filter in ("kind=immigrant_organisation", "county=Oslo", "standard=nb", "kind=x"):
        assert told(organiser, f"{REMIND}?{filter}").count(" checked") == 2
    assert "passer med filteret" in told(organiser, f"{REMIND}?standard=nn&county=Oslo")


def test_thousands_are_reached_from_a_page_that_stays_light(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    for _ in range(300):
        factories.invitation(session, held)
    session.commit()
    page = organiser.get(REMIND)
    assert len(page.data) < 100_000
    assert "Send til alle 302 som filteret finner" in page.text
    assert organiser.fill(REMIND, everyone="y", to=["1"]).status_code == 303
    assert [each.letters for each in session.scalars(select(Campaign))] == [302]


def test_there_is_no_other_campaign(organiser: Visitor, held: Conference) -> None:
    assert organiser.get(f"{PAGE}/new/placement").location == PAGE
    assert "Ingenting er sendt til mange ennå." in told(organiser, PAGE)


def test_who_is_reminded_reads_why_the_old_link_is_dead(
    organiser: Visitor, client: Visitor, session: Session
) -> None:
    held = factories.conference(session)
    _made, old = factories.invitation(session, held)
    organiser.fill(REMIND, to=["1"])
    assert client.get(f"/invitation/{old}").status_code == 404
    token = session.scalars(select(OutboxMessage.link_token)).one()
    assert "Forening 1" in told(client, f"/invitation/{token}")


def test_a_sending_has_a_page_with_its_letters(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    answer = organiser.fill(REMIND, to=["1", "2"])
    assert answer.location == f"{PAGE}/1"
    one = session.scalars(select(OutboxMessage).where(OutboxMessage.invitation_id == 1)).one()
    one.state = MessageState.SENT
    page = told(organiser, f"{PAGE}/1")
    assert "Utsendelse 1: Påminnelse" in page
    assert "Hei Kontakt 2," in page, "the letter as it was written"
    assert page.count("/organiser/outbox/") >= 2
    sent = told(organiser, f"{PAGE}/1?state=sent")
    assert sent.count('<th scope="row">') == 1
    assert f'href="{PAGE}/1"' in told(organiser, PAGE)
    assert organiser.get(f"{PAGE}/2").status_code == 404


def test_those_with_a_tag_can_be_picked_out(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    one = session.scalars(select(Invitation).where(Invitation.id == 1)).one()
    one.organisation.tags = ["Nord"]
    page = told(organiser, f"{REMIND}?tag=Nord")
    assert "1 kan få brevet" in page
    answer = organiser.fill(f"{REMIND}?tag=Nord", tag="Nord", everyone="y")
    assert answer.status_code == 303
    letters = select(OutboxMessage.invitation_id).where(OutboxMessage.kind == MessageKind.REMINDER)
    assert session.scalars(letters).all() == [1]


@pytest.mark.parametrize(("audience", "count"), [("coming", 1), ("undeclined", 3), ("invited", 4)])
def test_news_goes_to_whom_the_organiser_says(
    organiser: Visitor, session: Session, held: Conference, audience: str, count: int
) -> None:
    for state in (InvitationState.ACCEPTED, InvitationState.DECLINED, InvitationState.REVOKED):
        factories.invitation(session, held, state=state)
    path = f"{PAGE}/new/news?audience={audience}"
    assert f"{count} kan få brevet" in told(organiser, path)
    organiser.fill(path, audience=audience, everyone="y")
    news = select(OutboxMessage).where(OutboxMessage.kind == MessageKind.NEWS)
    assert len(session.scalars(news).all()) == count


def test_invitations_are_a_sending_of_their_own(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    factories.organisation(session, "Ny")
    organiser.fill("/organiser/invitations/new?all=1", quota="2")
    assert "Utsendelse 1: Invitasjon" in told(organiser, f"{PAGE}/1")
