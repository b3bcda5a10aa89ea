"""Going through what was said: many at once, one by one, and a chair the own sessions alone."""

import re

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.contributions import ContributionKind, Line, Voice
from conference.domain.users import Role
from conference.models import Conference, Contribution, Occurrence
from conference.services import contributions
from tests.conftest import ClientAs
from tests.support import casting, factories
from tests.support.clock import START as NOW
from tests.support.visitor import Visitor, user_with

PAGE = "/contributions/lines"
SAID = ("Godkjenne utenlandsk utdanning", "Godkjenne utdanning fra utlandet", "Flere møteplasser")


@pytest.fixture
def held(session: Session) -> Conference:
    """A conference where three things were said in session 1, and one in session 2."""
    made = factories.conference(session)
    rooms = session.scalars(
        select(Occurrence.id).order_by(Occurrence.session_id, Occurrence.slot_id)
    ).all()
    for number, text in enumerate((*SAID, "I en annen sesjon")):
        room = rooms[0] if number < len(SAID) else rooms[-1]
        line = Line(ContributionKind.PROPOSAL, text, Voice.SEVERAL, None, "")
        contributions.write(session, made.id, room, line, str(number), BY_COMMAND, NOW)
    session.commit()
    return made


@pytest.fixture
def organiser(client_as: ClientAs, held: Conference) -> Visitor:
    """The organiser."""
    return client_as(Role.ORGANISER)


def ids(session: Session) -> list[str]:
    found = [str(each) for each in session.scalars(select(Contribution.id))]
    session.rollback()
    return found


def test_the_chosen_are_approved_and_get_a_theme(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    chosen = {"id": ids(session)[:2]}
    page = organiser.post(f"{PAGE}/approve?lack=approval", data=chosen, follow_redirects=True)
    assert "2 innspill er godkjent." in page.text
    assert SAID[0] not in page.text
    assert SAID[2] in page.text
    page = organiser.post(f"{PAGE}/theme", data=chosen | {"theme": "Arbeid"}, follow_redirects=True)
    assert "Temaet «Arbeid» er satt" in page.text
    assert SAID[2] in organiser.get(f"{PAGE}?lack=theme").text


def test_nothing_chosen_and_no_theme_are_said(organiser: Visitor, held: Conference) -> None:
    answer = organiser.post(f"{PAGE}/approve")
    assert answer.status_code == 422
    assert "Kryss av for minst ett innspill." in answer.text
    assert "Skriv hvilket tema." in organiser.post(f"{PAGE}/theme").text


def test_one_line_is_corrected_and_what_was_typed_survives_somebody_else(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    found = re.search(r'name="seen"[^>]*value="(\w+)"', organiser.get(f"{PAGE}/1").text)
    assert found
    form = {"seen": found[1], "kind": "concern", "text": "Rettet", "voice": "several"}
    page = organiser.post(f"{PAGE}/1", data=form | {"theme": "Arbeid"}, follow_redirects=True)
    assert "Innspill nr. 1 er godkjent slik det står." in page.text
    late = organiser.post(f"{PAGE}/1", data=form | {"text": "Noe annet"})
    assert late.status_code == 409
    assert "Noe annet" in late.text
    assert "Rettet" in late.text


def test_what_says_the_same_is_suggested_and_merged(organiser: Visitor, held: Conference) -> None:
    assert SAID[1] in organiser.get(f"{PAGE}/1").text
    page = organiser.post(f"{PAGE}/1/merge", data={"into": "2"}, follow_redirects=True)
    assert "som står for begge" in page.text
    assert SAID[0] in organiser.get(f"{PAGE}/2").text
    page = organiser.post(f"{PAGE}/1/merge", data={"into": "1"}, follow_redirects=True)
    assert "kan ikke slås sammen" in page.text
    huge = organiser.post(f"{PAGE}/2/merge", data={"into": "9" * 30}, follow_redirects=True)
    assert "Skriv nummeret." in huge.text
    organiser.post(f"{PAGE}/1/separate")
    assert SAID[0] in organiser.get(PAGE).text


def test_removed_and_put_back(organiser: Visitor, held: Conference) -> None:
    organiser.post(f"{PAGE}/3/remove")
    assert SAID[2] not in organiser.get(PAGE).text
    assert SAID[2] in organiser.get(f"{PAGE}?lack=removed").text
    organiser.post(f"{PAGE}/3/restore")
    assert SAID[2] in organiser.get(PAGE).text


def test_a_chair_goes_through_the_own_session_alone(
    client_as: ClientAs, session: Session, held: Conference
) -> None:
    user_with(session, Role.CHAIR, casting.chair(session, held, 1))
    session.commit()
    chair = client_as(Role.CHAIR)
    page = chair.get(PAGE).text
    assert SAID[0] in page
    assert "I en annen sesjon" not in page
    assert chair.get(f"{PAGE}/4").status_code == 404
    line = chair.get(f"{PAGE}/1").text
    sessions = re.search(r'<select[^>]*name="session">(.*?)</select>', line, re.DOTALL)
    assert sessions
    assert sessions[1].count("<option") == 1
    theirs = ids(session)[-1]
    assert chair.post(f"{PAGE}/approve", data={"id": [theirs]}).status_code == 422
