"""A file of personal links: each works, the old ones don't, and no letter leaves with them."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.invitations import InvitationState
from conference.domain.outbox import MessageState
from conference.domain.users import Role
from conference.models import AuditEntry, Invitation, OutboxMessage
from tests.conftest import ClientAs
from tests.support import factories
from tests.support.visitor import Visitor

PAGE = "/organiser/links"
pytestmark = pytest.mark.every_database


@pytest.fixture
def organiser(client_as: ClientAs) -> Visitor:
    """The organiser, signed in."""
    return client_as(Role.ORGANISER)


def rows(answer: Any) -> list[list[Any]]:
    """Return the lines of the file, without its head."""
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    (sheet,) = load_workbook(BytesIO(answer.data))
    return [[cell.value for cell in row] for row in sheet][1:]


def path_in(row: list[Any]) -> str:
    """Return the path of the line's link."""
    return str(row[3]).removeprefix("http://plenum.example.no")


def test_everybody_gets_a_link_that_works_and_nobody_a_letter(
    organiser: Visitor, client: Visitor, session: Session
) -> None:
    held = factories.conference(session)
    silent, old = factories.invitation(session, held, factories.organisation(session, "Stille"))
    factories.letter(session, held, silent, token=old)
    factories.organisation(session, "Ny")
    comes, kept = factories.invitation(
        session, held, factories.organisation(session, "Kommer"), state=InvitationState.ACCEPTED
    )
    answer = organiser.fill(PAGE, fresh="y", silent="y", quota="3")
    found = rows(answer)
    assert [(row[0], row[4]) for row in found] == [("Ny", 3), ("Stille", 2)]
    for row in found:
        assert row[0] in client.get(path_in(row)).text
    assert client.get(f"/invitation/{old}").status_code == 404
    assert client.get(f"/invitation/{kept}").status_code == 200, "who has answered keeps theirs"
    assert session.scalars(select(OutboxMessage)).all() == []
    assert {each.state for each in session.scalars(select(Invitation))} == {
        InvitationState.INVITED,
        comes.state,
    }
    entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "links.take")).one()
    assert entry.detail == {"links": 2}


def test_only_those_chosen(organiser: Visitor, session: Session) -> None:
    held = factories.conference(session)
    silent, _old = factories.invitation(session, held, factories.organisation(session, "Stille"))
    before = silent.token_hash
    factories.organisation(session, "Ny")
    assert [row[0] for row in rows(organiser.fill(PAGE, fresh="y", quota="2"))] == ["Ny"]
    session.refresh(silent)
    assert silent.token_hash == before


def test_a_letter_that_may_have_left_stays_to_be_seen(organiser: Visitor, session: Session) -> None:
    held = factories.conference(session)
    silent, _old = factories.invitation(session, held)
    factories.letter(session, held, silent, state=MessageState.SENT, token=None)
    assert len(rows(organiser.fill(PAGE, silent="y", quota="2"))) == 1
    assert session.scalars(select(OutboxMessage.state)).all() == [MessageState.SENT]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"quota": "2"}, "Velg hvem filen skal gjelde."),
        ({"fresh": "y", "quota": "0"}, "Skriv et tall fra 1 til 10."),
    ],
)
def test_what_is_not_chosen_makes_no_link(
    organiser: Visitor, session: Session, typed: dict[str, str], words: str
) -> None:
    factories.conference(session)
    factories.organisation(session, "Ny")
    answer = organiser.fill(PAGE, **typed)
    assert answer.status_code == 422
    assert words in answer.text
    assert session.scalars(select(Invitation)).all() == []


def test_a_list_that_grew_meanwhile_is_shown_again(organiser: Visitor, session: Session) -> None:
    factories.conference(session)
    factories.organisation(session, "Ny")
    seen = organiser.seen(PAGE)
    factories.organisation(session, "Nyere")
    answer = organiser.post(PAGE, data={"fresh": "y", "quota": "2"} | seen)
    assert answer.status_code == 422
    assert "Listen har endret seg" in answer.text
    assert "2 organisasjoner" in answer.text
    assert session.scalars(select(Invitation)).all() == []


def test_looking_makes_no_link_and_says_what_one_means(
    organiser: Visitor, session: Session
) -> None:
    factories.conference(session)
    assert "ingen trenger en ny lenke" in organiser.get(PAGE).text
    factories.organisation(session, "Ny")
    assert "slutter å virke" in organiser.get(PAGE).text
    assert session.scalars(select(Invitation)).all() == []
