"""Letters that came back: from a mailbox file or by hand, shown first and marked by a press."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from conference.domain.outbox import MessageState
from conference.domain.users import Role
from conference.models import Conference, OutboxMessage
from tests.conftest import ClientAs, Command
from tests.support import factories
from tests.support.returns import holiday, mailbox, report
from tests.support.visitor import Visitor

READ = "/organiser/outbox/bounces"
RECORD = f"{READ}/record"


@pytest.fixture
def organiser(client_as: ClientAs) -> Visitor:
    """The organiser, signed in."""
    return client_as(Role.ORGANISER)


@pytest.fixture
def held(session: Session) -> Conference:
    """A conference."""
    return factories.conference(session)


@pytest.fixture
def letter(session: Session, held: Conference) -> OutboxMessage:
    """A letter that has left."""
    invited, _ = factories.invitation(session, held)
    return factories.letter(session, held, invited, state=MessageState.SENT)


def upload(visitor: Visitor, content: bytes) -> TestResponse:
    """Hand in a mailbox file."""
    return visitor.post(READ, data={"file": (BytesIO(content), "returer.mbox")})


def shown(page: TestResponse) -> dict[str, str]:
    """Return what the page's form would send."""
    return dict(re.findall(r'name="((?:letters|words)-\d+)" value="([^"]*)"', page.text))


def test_a_file_is_shown_first_and_then_marked(
    organiser: Visitor, session: Session, letter: OutboxMessage
) -> None:
    page = upload(organiser, mailbox(report(message_id=letter.message_id), holiday()))
    assert page.status_code == 200
    assert "1 brev kom i retur" in page.text
    assert "Adressen finnes ikke" in page.text
    assert "Filen har 1 annen melding" in page.text
    session.refresh(letter)
    assert letter.state is MessageState.SENT, "nothing is changed by looking"
    assert organiser.post(RECORD, data=shown(page)).status_code == 303
    session.refresh(letter)
    assert (letter.state, letter.last_error) == (MessageState.BOUNCED, "550 5.1.1 No such user")
    again = upload(organiser, report(message_id=letter.message_id))
    assert "ikke alt er merket" in again.text
    where = "/organiser/organisations/1"
    assert "Det siste brevet kom i retur." in organiser.get(where).text
    assert "Rett adressen til 1 organisasjon" in organiser.get("/organiser").text


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "Dette er ingen postkassefil"), (b"\x00\x01 noise", "Dette er ingen postkassefil")],
)
def test_another_file_is_refused_with_what_to_do(
    organiser: Visitor, held: Conference, content: bytes, words: str
) -> None:
    answer = upload(organiser, content)
    assert answer.status_code == 422
    assert words in answer.text


def test_no_file_at_all(organiser: Visitor, held: Conference) -> None:
    answer = organiser.post(READ, data={})
    assert answer.status_code == 422
    assert "Velg en fil." in answer.text


def test_a_file_too_big_is_refused(
    organiser: Visitor, held: Conference, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("conference.documents.bounces.FILE_LIMIT", 1000)
    assert "Filen er for stor." in upload(organiser, report() + b"x" * 1000).text


def test_a_letter_is_marked_by_hand(
    organiser: Visitor, session: Session, letter: OutboxMessage
) -> None:
    assert "Brevet kom i retur" in organiser.get(f"/organiser/outbox/{letter.id}").text
    path = f"/organiser/outbox/{letter.id}/bounced"
    assert "Kom brevet i retur?" in organiser.get(path).text
    assert organiser.post(path, data={"words": "Ukjent adresse"}).status_code == 303
    session.refresh(letter)
    assert letter.state is MessageState.BOUNCED
    page = organiser.get(f"/organiser/outbox/{letter.id}").text
    assert "Ukjent adresse" in page
    twice = organiser.post(path, data={"words": ""})
    assert twice.status_code == 422
    assert "Noen andre endret det samme" in twice.text


def test_words_too_long_are_kept_and_refused(organiser: Visitor, letter: OutboxMessage) -> None:
    typed = "x" * 301
    answer = organiser.post(f"/organiser/outbox/{letter.id}/bounced", data={"words": typed})
    assert answer.status_code == 422
    assert typed in answer.text


def test_the_command_asks_before_it_marks(
    command: Command, session: Session, letter: OutboxMessage, tmp_path: Path
) -> None:
    file = tmp_path / "returer.mbox"
    file.write_bytes(mailbox(report(message_id=letter.message_id), holiday()))
    asked = command("outbox", "bounces", str(file))
    assert "1 came back; 1 other messages are passed over." in asked.output
    assert states(session) == [MessageState.SENT]
    assert "Marked." in command("outbox", "bounces", str(file), "--yes").output
    assert states(session) == [MessageState.BOUNCED]


def states(session: Session) -> list[MessageState]:
    """Return the letters' states."""
    found = list(session.scalars(select(OutboxMessage.state)))
    session.commit()
    return found
