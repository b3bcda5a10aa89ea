"""What became of a letter at a mail server, told from what the server did."""

import socket
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from conference.cli import smtp
from conference.cli.smtp import Outcome, Server
from conference.domain.outbox import LEASE
from tests.support.mailserver import DROP, OK, STALL, MailServer, listening

A, B, SENDER = "a@example.no", "b@example.no", "from@example.no"


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    """A mail server."""
    with listening() as server:
        yield server


def _message(recipient: str = A, text: str = "Hei\n") -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = SENDER, recipient, "Brev"
    message.set_content(text)
    return message


def _send(server: Server, recipient: str = A) -> smtp.Result:
    return server.send(_message(recipient), SENDER, recipient)


def test_a_letter_arrives_as_it_is_and_the_connection_is_kept(mail_server: MailServer) -> None:
    with Server(mail_server.url) as server:
        sent = server.send(_message(text="Hei\n.\n..to\nslutt\n"), SENDER, A)
        assert _send(server, B).outcome is Outcome.SENT
    assert sent.outcome is Outcome.SENT
    assert mail_server.taken[0].get_content() == "Hei\r\n.\r\n..to\r\nslutt\r\n"
    assert mail_server.recipients() == [A, B]
    assert mail_server.connections == 1


@pytest.mark.parametrize("where", ["at_recipient", "at_text"])
@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("450 greylisted", Outcome.REFUSED_FOR_NOW),
        ("451 try later", Outcome.REFUSED_FOR_NOW),
        ("550 no such person", Outcome.REFUSED),
    ],
)
def test_a_refusal_is_the_letters_own_and_the_next_one_is_sent(
    mail_server: MailServer, where: str, answer: str, outcome: Outcome
) -> None:
    setattr(mail_server, where, lambda address: answer if address == A else OK)
    with Server(mail_server.url) as server:
        assert _send(server) == smtp.Result(outcome, answer)
        assert _send(server, B).outcome is Outcome.SENT
    assert mail_server.recipients() == [B]


def test_a_server_that_closes_before_the_text_has_not_tried(mail_server: MailServer) -> None:
    mail_server.at_recipient = lambda _address: "421 too busy"
    with Server(mail_server.url) as server:
        assert _send(server) == smtp.Result(Outcome.NOT_TRIED, "421 too busy")


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


def test_a_line_lost_after_the_text_leaves_the_letter_in_doubt(mail_server: MailServer) -> None:
    mail_server.at_text = lambda address: DROP if address == A else OK
    with Server(mail_server.url) as server:
        assert _send(server).outcome is Outcome.UNKNOWN
        assert _send(server, B).outcome is Outcome.SENT


def test_a_server_that_never_answers_the_text_leaves_the_letter_in_doubt(
    mail_server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smtp, "TEXT_SECONDS", 0.2)
    mail_server.at_text = lambda _address: STALL
    with Server(mail_server.url) as server:
        assert _send(server).outcome is Outcome.UNKNOWN


def test_a_server_that_is_too_slow_before_the_text_has_not_tried(
    mail_server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smtp, "READY_SECONDS", 0)
    with Server(mail_server.url) as server:
        assert _send(server) == smtp.Result(Outcome.NOT_TRIED, "the server is too slow")


def test_a_server_that_is_not_there_has_not_tried() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but nobody listens
        with Server(f"smtp://127.0.0.1:{taken.getsockname()[1]}") as server:
            assert _send(server) == smtp.Result(Outcome.NOT_TRIED, "ConnectionRefusedError")


def test_a_password_is_not_given_away_in_the_open(mail_server: MailServer) -> None:
    url = mail_server.url.replace("127.0.0.1", "user:secret@0.0.0.0")
    with Server(url) as server:
        result = _send(server)
    assert result.outcome is Outcome.NOT_TRIED
    assert "no TLS" in result.words
    assert "secret" not in result.words


@pytest.mark.parametrize(
    "url", ["mail.example.no", "http://mail.example.no", "smtp://", "smtp://a:b"]
)
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"address|[Pp]ort"):
        Server(url)


def test_a_hand_over_ends_before_its_lease() -> None:
    slowest = smtp.READY_SECONDS + smtp.STEP_SECONDS * 2 + smtp.TEXT_SECONDS
    assert slowest < LEASE.total_seconds()
