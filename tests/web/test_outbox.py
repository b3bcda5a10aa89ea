"""The outbox: letters listed, read, and those in doubt decided about, without a browser."""

import re
from datetime import timedelta
from html import unescape

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from conference.domain.outbox import LINK_MARK, Attachment, MessageKind, MessageState
from conference.domain.users import Role
from conference.models import Conference
from conference.queries.outbox import PAGE_SIZE
from tests.conftest import ClientAs
from tests.support import factories
from tests.support.clock import START
from tests.support.counting import counted
from tests.support.visitor import Visitor

TOKEN = "a-token-that-opens-an-invitation"
SUBJECT = re.compile(r'<th scope="row"><a [^>]+>([^<]+)</a>')


@pytest.fixture
def organiser(client_as: ClientAs) -> Visitor:
    """The organiser, signed in."""
    return client_as(Role.ORGANISER)


@pytest.fixture
def conference(session: Session) -> Conference:
    """A conference, not a demo."""
    return factories.conference(session)


def subjects(visitor: Visitor, query: str = "") -> list[str]:
    """Return the subjects on the list that `query` asks for, in order."""
    response = visitor.get(f"/organiser/outbox?{query}")
    assert response.status_code == 200
    return SUBJECT.findall(response.text)


def test_an_empty_outbox_says_what_to_do_first(organiser: Visitor, conference: Conference) -> None:
    assert "Utboksen er tom" in organiser.get("/organiser/outbox").text
    assert "Ingen brev her." in organiser.get("/organiser/outbox?state=sent").text


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Brev 3", "Brev 2", "Brev 1"]),
        ("state=waiting", ["Brev 3", "Brev 1"]),
        ("kind=receipt", ["Brev 3"]),
        ("kind=invitation&state=sent", ["Brev 2"]),
        ("state=nonsense&kind=nonsense&page=x", ["Brev 3", "Brev 2", "Brev 1"]),
    ],
)
@pytest.mark.every_database
def test_letters_are_found_by_state_and_kind(
    organiser: Visitor, session: Session, conference: Conference, query: str, expected: list[str]
) -> None:
    factories.letter(session, conference)
    factories.letter(session, conference, state=MessageState.SENT)
    factories.letter(session, conference, kind=MessageKind.RECEIPT)
    assert subjects(organiser, query) == expected


@pytest.mark.every_database
def test_the_outbox_is_paged_at_one_price(
    organiser: Visitor, session: Session, conference: Conference, app: Flask
) -> None:
    factories.letter(session, conference)
    with counted(app) as few:
        subjects(organiser)
    for _ in range(PAGE_SIZE):
        factories.letter(session, conference)
    with counted(app) as many:
        assert len(subjects(organiser)) == PAGE_SIZE
    assert len(few) == len(many) <= 6
    assert subjects(organiser, "page=2") == ["Brev 1"]
    assert subjects(organiser, "page=99") == ["Brev 1"]


@pytest.mark.parametrize(
    ("kind", "part"),
    [(MessageKind.INVITATION, "invitation"), (MessageKind.OWNERSHIP, "owner")],
)
def test_in_a_demo_the_link_of_a_waiting_letter_can_be_opened(
    organiser: Visitor, session: Session, conference: Conference, kind: MessageKind, part: str
) -> None:
    conference.is_demo = True
    letter = factories.letter(session, conference, kind=kind, token=TOKEN)
    page = organiser.get(f"/organiser/outbox/{letter.id}").text
    url = f"http://plenum.example.no/{part}/{TOKEN}"
    assert f'<a href="{url}">{url}</a>' in page
    assert "I demoen blir ingen brev sendt." in page


@pytest.mark.parametrize("state", list(MessageState))
def test_a_real_letter_never_shows_its_key(
    organiser: Visitor, session: Session, conference: Conference, state: MessageState
) -> None:
    letter = factories.letter(session, conference, state=state, token=TOKEN)
    page = organiser.get(f"/organiser/outbox/{letter.id}").text
    assert TOKEN not in page
    assert LINK_MARK in page


def test_a_letter_is_read_as_it_was_written(
    organiser: Visitor, session: Session, conference: Conference
) -> None:
    letter = factories.letter(session, conference, kind=MessageKind.RECEIPT)
    letter.body = "Hei <b>Åse</b>,\n\nlinje to"
    page = organiser.get(f"/organiser/outbox/{letter.id}").text
    shown = page.split('class="letter"')[1].split(">", 1)[1].split("</div>")[0]
    assert unescape(shown) == letter.body
    assert "<b>Åse" not in page


def test_a_letter_in_doubt_is_sent_again(
    organiser: Visitor, session: Session, conference: Conference
) -> None:
    letter = factories.letter(session, conference, state=MessageState.UNKNOWN, token=TOKEN)
    path = f"/organiser/outbox/{letter.id}"
    assert "Hva skal skje med brevet?" in organiser.get(path).text
    answer = organiser.post(path, data={"action": "retry"}, follow_redirects=True)
    assert "Brevet ligger i utboksen igjen." in answer.text
    session.refresh(letter)
    assert letter.state is MessageState.WAITING


def test_a_letter_in_doubt_is_called_delivered(
    organiser: Visitor, session: Session, conference: Conference
) -> None:
    letter = factories.letter(session, conference, state=MessageState.UNKNOWN, token=TOKEN)
    organiser.post(f"/organiser/outbox/{letter.id}", data={"action": "confirm"})
    session.refresh(letter)
    assert (letter.state, letter.link_token) == (MessageState.SENT, None)


@pytest.mark.parametrize(
    ("state", "action", "message"),
    [
        (MessageState.WAITING, "give_up", "Se på siden på nytt"),
        (MessageState.SENT, "retry", "Se på siden på nytt"),
        (MessageState.GIVEN_UP, "confirm", "Se på siden på nytt"),
        (MessageState.UNKNOWN, "nonsense", "Se på siden på nytt"),
        (MessageState.UNKNOWN, "retry", "Send en ny lenke"),
    ],
)
def test_other_decisions_are_refused(
    organiser: Visitor,
    session: Session,
    conference: Conference,
    state: MessageState,
    action: str,
    message: str,
) -> None:
    letter = factories.letter(session, conference, state=state)
    answer = organiser.post(f"/organiser/outbox/{letter.id}", data={"action": action})
    assert answer.status_code == 422
    assert message in answer.text
    session.refresh(letter)
    assert letter.state is state


def test_a_letter_that_is_not_there_is_not_found(
    organiser: Visitor, conference: Conference
) -> None:
    assert organiser.get("/organiser/outbox/999").status_code == 404
    assert organiser.post("/organiser/outbox/999", data={"action": "retry"}).status_code == 404


def test_the_calendar_that_goes_with_a_letter_can_be_opened(
    organiser: Visitor, session: Session, conference: Conference
) -> None:
    letter = factories.letter(session, conference, kind=MessageKind.RECEIPT)
    path = f"/organiser/outbox/{letter.id}/attachment"
    assert organiser.get(path).status_code == 404

    letter.attachment = Attachment.DAY
    file = organiser.get(path)

    assert path in organiser.get(f"/organiser/outbox/{letter.id}").text
    assert file.mimetype == "text/calendar"
    assert ".ics" in file.headers["Content-Disposition"]
    assert "BEGIN:VEVENT" in file.text


def test_a_letter_that_failed_for_now_says_so_and_why(
    organiser: Visitor, session: Session, conference: Conference
) -> None:
    letter = factories.letter(session, conference, None)
    letter.attempts, letter.last_error = 2, "451 try later"
    session.commit()
    assert "Mislyktes foreløpig" in organiser.get("/organiser/outbox").text
    page = organiser.get(f"/organiser/outbox/{letter.id}").text
    for words in ("Mislyktes foreløpig", "Neste forsøk", "451 try later"):
        assert words in page


@pytest.mark.every_database
def test_letters_that_failed_for_now_have_a_tab_of_their_own(
    organiser: Visitor, session: Session, conference: Conference
) -> None:
    failed = factories.letter(session, conference)
    failed.last_error = "451 try later"
    factories.letter(session, conference)
    given_up = factories.letter(session, conference, state=MessageState.GIVEN_UP)
    given_up.last_error = "550 no such user"
    session.commit()
    assert subjects(organiser, "state=failed") == [failed.subject]
    assert subjects(organiser, "state=waiting") == ["Brev 2"]
    assert subjects(organiser, "state=given_up") == ["Brev 3"]
    page = organiser.get("/organiser/outbox?state=failed").text
    assert re.search(
        r'state=failed" aria-current="true">Mislyktes foreløpig <span class="soft">1<', page
    )
    assert re.search(r'state=waiting">Venter <span class="soft">1<', page)
    assert "Mislyktes foreløpig</a></dt><dd>1</dd>" in organiser.get("/organiser").text


@pytest.mark.parametrize(
    ("due", "claimed", "is_told"),
    [
        (timedelta(minutes=-16), None, True),
        (timedelta(minutes=-14), None, False),
        (timedelta(hours=-2), timedelta(hours=-1), True),
        (timedelta(hours=-2), timedelta(minutes=-1), False),
    ],
)
@pytest.mark.every_database
def test_letters_that_do_not_leave_at_all_are_told_of(
    organiser: Visitor,
    session: Session,
    conference: Conference,
    due: timedelta,
    claimed: timedelta | None,
    is_told: bool,
) -> None:
    letter = factories.letter(session, conference)
    letter.not_before = START + due
    sent = factories.letter(session, conference, state=MessageState.SENT)
    sent.claimed_at = START + claimed if claimed else None
    session.commit()
    assert ("Brevene går ikke ut" in organiser.get("/organiser/outbox").text) == is_told
    conference.is_demo = True
    session.commit()
    assert "Brevene går ikke ut" not in organiser.get("/organiser/outbox").text


@pytest.mark.parametrize(
    ("words", "is_told"),
    [("550 5.1.1 no such user", True), ("550 5.1.10 null MX", True), ("550 5.7.1 spam", False)],
)
def test_an_address_that_is_none_is_told_in_words(
    organiser: Visitor, session: Session, conference: Conference, words: str, is_told: bool
) -> None:
    letter = factories.letter(session, conference, None, state=MessageState.GIVEN_UP)
    letter.last_error = words
    session.commit()
    page = organiser.get(f"/organiser/outbox/{letter.id}").text
    assert ("Adressen finnes ikke" in page) == is_told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("451 4.7.1 later", "Svaret fra e-posttjeneren: 451 4.7.1 later"),
        ("smtp; 550 no such user", "Svaret fra e-posttjeneren: smtp; 550 no such user"),
        ("cut_off: SMTPServerDisconnected", "brutt midt i brevet."),
        ("address_refused: To", "Noe i brevhodet kan ikke brukes: To"),
        ("letter_replaced", "Et nyere brev har tatt plassen til dette."),
        ("TimeoutError", "Noe gikk galt på veien til e-posttjeneren: TimeoutError"),
    ],
)
def test_why_a_letter_has_not_left_is_told_in_words(
    organiser: Visitor, session: Session, conference: Conference, words: str, told: str
) -> None:
    letter = factories.letter(session, conference)
    letter.last_error = words
    session.commit()
    assert told in unescape(organiser.get(f"/organiser/outbox/{letter.id}").text)
