"""The board shows every invited organisation, what needs doing first, at a price that stays."""

from html import unescape

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from conference.domain.invitations import InvitationState
from conference.domain.outbox import MessageState
from conference.domain.users import Role
from conference.models import Conference
from conference.queries.board import PAGE_SIZE
from tests.conftest import ClientAs
from tests.support import factories
from tests.support.counting import counted
from tests.support.visitor import Visitor

PAGE = "/organiser/board"
pytestmark = pytest.mark.every_database


@pytest.fixture
def organiser(client_as: ClientAs) -> Visitor:
    """The organiser, signed in."""
    return client_as(Role.ORGANISER)


@pytest.fixture
def held(session: Session) -> Conference:
    """A conference."""
    return factories.conference(session)


def told(visitor: Visitor, path: str = PAGE) -> str:
    """Return the page's text as its reader sees it."""
    answer = visitor.get(path)
    assert answer.status_code == 200
    return unescape(answer.text)


def test_before_anybody_is_invited_it_says_what_to_do(organiser: Visitor, held: Conference) -> None:
    assert "Ingen er invitert ennå." in told(organiser)


def test_what_needs_doing_comes_first_with_where_to_do_it(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    factories.invitation(session, held, factories.organisation(session, "Aa venter"))
    lost, _ = factories.invitation(session, held, factories.organisation(session, "Åå borte"))
    factories.letter(session, held, lost, state=MessageState.BOUNCED)
    comes, _ = factories.invitation(
        session, held, factories.organisation(session, "Bb kommer"), state=InvitationState.ACCEPTED
    )
    factories.registration(session, comes, 1, None)
    page = told(organiser)
    assert page.index("Åå borte") < page.index("Bb kommer") < page.index("Aa venter")
    assert f"/organiser/invitations/{lost.id}/resend" in page
    assert "/organiser/campaigns/new/names" in page
    assert "/organiser/campaigns/new/reminder" in page
    only = told(organiser, f"{PAGE}?status=names_missing")
    assert "Bb kommer" in only
    assert "Aa venter" not in only
    assert "Ingen står slik nå." in told(organiser, f"{PAGE}?status=lapsed")


def test_two_hundred_cost_as_many_queries_as_two(
    organiser: Visitor, session: Session, held: Conference, app: Flask
) -> None:
    for _ in range(2):
        factories.invitation(session, held)
    with counted(app) as few:
        told(organiser)
    for _ in range(200):
        factories.invitation(session, held)
    with counted(app) as many:
        page = told(organiser)
    assert len(many) == len(few)
    assert page.count('<th scope="row">') == PAGE_SIZE
    assert "Side 1 av 5" in page
    assert "Forening" in told(organiser, f"{PAGE}?page=5")


def test_one_of_many_is_found_by_the_words_of_its_names(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    for name in ("Håp og havn", "Fjell og fjord"):
        factories.invitation(session, held, factories.organisation(session, name))
    page = told(organiser, f"{PAGE}?q=HAVN+hap")
    assert "Håp og havn" in page
    assert "Fjell og fjord" not in page
    assert "status=invited&q=HAVN+hap" in page, "the search is kept where a status is chosen"
    nobody = told(organiser, f"{PAGE}?q=ørken")
    assert "Ingen av de inviterte passer til søket." in nobody
    assert "Vis alle" in nobody


def test_nobody_is_to_be_reminded_while_a_letter_is_new(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    new, _ = factories.invitation(session, held)
    factories.letter(session, held, new, state=MessageState.WAITING)
    page = told(organiser)
    assert "Vent, et brev er nylig skrevet" in page
    assert "/organiser/campaigns/new/reminder" not in page
