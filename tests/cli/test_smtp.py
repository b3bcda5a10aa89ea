"""What became of a letter at a mail server, told from what the server did."""

import socket
from collections.abc import Iterator

import pytest

from conference.cli import smtp
from conference.cli.smtp import Server
from conference.cli.smtp_answers import Outcome, Result
from conference.cli.smtp_entry import STEP_SECONDS
from conference.domain.outbox import LEASE
from tests.support.mails import SENDER, A, B, plain
from tests.support.mailserver import DROP, OK, STALL, MailServer, listening


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    """A mail server."""
    with listening() as server:
        yield server


def _send(server: Server, recipient: str = A) -> Result:
    return server.send(plain(recipient), SENDER, recipient)


def test_a_letter_arrives_as_it_is_and_the_connection_is_kept(mail_server: MailServer) -> None:
    with Server(mail_server.url) as server:
        sent = server.send(plain(text="Hei\n.\n..to\nslutt\n"), SENDER, A)
        assert _send(server, B).outcome is Outcome.SENT
    assert sent.outcome is Outcome.SENT
    assert mail_server.taken[0].get_content() == "Hei\r\n.\r\n..to\r\nslutt\r\n"
    assert mail_server.recipients() == [A, B]
    assert mail_server.connections == 1


@pytest.mark.parametrize("where", ["at_recipient", "at_text"])
@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("450 greylisted", Outcome.FAILED_FOR_NOW),
        ("451 try later", Outcome.FAILED_FOR_NOW),
        ("550 no such person", Outcome.REFUSED),
    ],
)
def test_a_refusal_is_the_letters_own_and_the_next_one_is_sent(
    mail_server: MailServer, where: str, answer: str, outcome: Outcome
) -> None:
    setattr(mail_server, where, lambda address: answer if address == A else OK)
    with Server(mail_server.url) as server:
        assert _send(server) == Result(outcome, answer)
        assert _send(server, B).outcome is Outcome.SENT
    assert mail_server.recipients() == [B]


def test_a_server_that_closes_before_the_text_has_not_tried(mail_server: MailServer) -> None:
    mail_server.at_recipient = lambda _address: "421 too busy"
    with Server(mail_server.url) as server:
        assert _send(server) == Result(Outcome.NOT_TRIED, "421 too busy")


@pytest.mark.parametrize("answer", ["421 enough for one connection", DROP])
def test_a_server_that_tires_of_a_connection_gets_a_new_one(
    mail_server: MailServer, answer: str
) -> None:
    answers = iter([OK, answer, OK])
    mail_server.at_recipient = lambda _address: next(answers)
    with Server(mail_server.url) as server:
        assert [_send(server, each).outcome for each in (A, B)] == [Outcome.SENT] * 2
    assert mail_server.recipients() == [A, B]
    assert mail_server.connections == 2


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (DROP, Result(Outcome.FAILED_FOR_NOW, "cut_off: SMTPServerDisconnected")),
        ("421 closing", Result(Outcome.FAILED_FOR_NOW, "421 closing")),
        ("552 5.3.4 too big", Result(Outcome.REFUSED, "552 5.3.4 too big")),
        (
            "250 what?",
            Result(Outcome.FAILED_FOR_NOW, "cut_off: the server didn't wait"),
        ),
    ],
)
def test_a_text_that_is_cut_off_did_not_arrive_and_nobody_need_decide(
    mail_server: MailServer, answer: str, expected: Result
) -> None:
    mail_server.at_data = lambda address: answer if address == A else OK
    # Longer than the line holds, so that it's cut off before its end is sent, whoever is faster.
    long = plain(text="Hei\n" * 4_000_000) if answer == DROP else plain()
    with Server(mail_server.url) as server:
        assert server.send(long, SENDER, A) == expected
        assert _send(server, B).outcome is Outcome.SENT
    assert mail_server.recipients() == [B]


def test_a_line_lost_after_the_text_leaves_the_letter_in_doubt(mail_server: MailServer) -> None:
    mail_server.at_text = lambda address: DROP if address == A else OK
    with Server(mail_server.url) as server:
        assert _send(server).outcome is Outcome.UNKNOWN
        assert _send(server, B).outcome is Outcome.SENT


def test_a_server_that_closes_after_the_text_has_refused_it_for_now(
    mail_server: MailServer,
) -> None:
    mail_server.at_text = lambda address: "421 closing" if address == A else OK
    with Server(mail_server.url) as server:
        assert _send(server) == Result(Outcome.FAILED_FOR_NOW, "421 closing")
        assert _send(server, B).outcome is Outcome.SENT
    assert mail_server.connections == 2, "it said that it closes, and is taken at its word"


def test_a_server_that_never_answers_the_text_leaves_the_letter_in_doubt(
    mail_server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smtp, "ANSWER_SECONDS", 0.2)
    mail_server.at_text = lambda _address: STALL
    with Server(mail_server.url) as server:
        assert _send(server).outcome is Outcome.UNKNOWN


def test_a_server_that_is_too_slow_before_the_text_has_not_tried(
    mail_server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smtp, "READY_SECONDS", -1)
    with Server(mail_server.url) as server:
        assert _send(server) == Result(Outcome.NOT_TRIED, "the server is too slow")


def test_a_server_that_is_not_there_has_not_tried() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but nobody listens
        with Server(f"smtp://127.0.0.1:{taken.getsockname()[1]}") as server:
            assert _send(server) == Result(Outcome.NOT_TRIED, "ConnectionRefusedError")


@pytest.mark.parametrize(
    "url", ["mail.example.no", "http://mail.example.no", "smtp://", "smtp://a:b"]
)
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"address|[Pp]ort"):
        Server(url)


def test_a_hand_over_ends_before_its_lease() -> None:
    before = smtp.READY_SECONDS + 2 * STEP_SECONDS
    assert before + smtp.TEXT_SECONDS + smtp.ANSWER_SECONDS < LEASE.total_seconds()
