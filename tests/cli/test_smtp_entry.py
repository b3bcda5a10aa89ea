"""The way into a mail server that greets, goes private and signs in as it likes."""

from collections.abc import Iterator

import pytest

from conference.cli.smtp import Server
from conference.cli.smtp_answers import Outcome, Result
from tests.support.mails import SENDER, A, B, plain
from tests.support.mailserver import CERTIFICATE, OK, PASSWORD, MailServer, listening


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    """A mail server."""
    with listening() as server:
        yield server


def _send(url: str) -> Result:
    """Send one letter; a fault that is found before a letter is claimed is the same."""
    with Server(url) as server:
        fault = server.reach()
        result = server.send(plain(A), SENDER, A)
        assert fault in (None, result) or result.outcome is not Outcome.SENT
        return result


def _elsewhere(mail_server: MailServer, user: str = "") -> str:
    """Return the server's address as if it weren't on this machine."""
    return mail_server.url.replace("127.0.0.1:", f"{user}0.0.0.0:")


@pytest.mark.parametrize("where", ["at_greeting", "at_hello"])
@pytest.mark.parametrize("answer", ["421 4.3.2 busy", "450 later", "554 5.7.1 not you"])
def test_a_server_that_will_not_begin_has_not_tried(
    mail_server: MailServer, where: str, answer: str
) -> None:
    setattr(mail_server, where, answer)
    assert _send(mail_server.url) == Result(Outcome.NOT_TRIED, answer)
    setattr(mail_server, where, "")
    assert _send(mail_server.url).outcome is Outcome.SENT


def test_a_server_of_the_old_kind_is_greeted_in_the_old_way(mail_server: MailServer) -> None:
    mail_server.is_old = True
    assert _send(mail_server.url).outcome is Outcome.SENT


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("421 closing", Outcome.NOT_TRIED),
        ("451 cannot look you up", Outcome.NOT_TRIED),
        ("530 sign in first", Outcome.SET_UP),
        ("553 5.7.1 not your address", Outcome.SET_UP),
    ],
)
def test_a_refused_sender_is_no_letters_fault(
    mail_server: MailServer, answer: str, outcome: Outcome
) -> None:
    mail_server.at_sender = answer
    assert _send(mail_server.url) == Result(outcome, answer)


@pytest.mark.parametrize(
    "answer",
    [
        "530 5.7.0 sign in first",
        "554 5.7.1 <a@example.no>: Relay access denied",
        "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain",
    ],
)
def test_a_server_that_takes_no_letters_from_us_is_a_set_up_fault(
    mail_server: MailServer, answer: str
) -> None:
    mail_server.at_recipient = lambda _address: answer
    assert _send(mail_server.url) == Result(Outcome.SET_UP, answer)
    about_them = "550 5.1.1 <relay@example.no>: no such user"
    mail_server.at_recipient = lambda _address: about_them
    assert _send(mail_server.url) == Result(Outcome.REFUSED, about_them)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("535 5.7.8 wrong", Result(Outcome.SET_UP, "535 5.7.8 wrong")),
        ("534 5.7.9 too weak", Result(Outcome.SET_UP, "534 5.7.9 too weak")),
        ("454 4.7.0 later", Result(Outcome.NOT_TRIED, "454 4.7.0 later")),
        ("421 4.7.0 enough", Result(Outcome.NOT_TRIED, "421 4.7.0 enough")),
    ],
)
def test_a_password_that_is_refused_is_a_set_up_fault_unless_it_is_for_now(
    mail_server: MailServer, answer: str, expected: Result
) -> None:
    mail_server.with_sign_in, mail_server.at_sign_in = True, answer
    result = _send(mail_server.url.replace("//", "//user:wrong@"))
    assert result.outcome is expected.outcome
    assert result.words.endswith(expected.words)
    assert _send(mail_server.url.replace("//", f"//user:{PASSWORD}@")).outcome is Outcome.SENT


@pytest.mark.parametrize(
    ("with_sign_in", "password", "says"),
    [(False, "secret", "no way to sign in"), (True, "hemmelig-%C3%B8", "letters that no mail")],
)
def test_a_password_that_cannot_be_given_is_a_set_up_fault(
    mail_server: MailServer, with_sign_in: bool, password: str, says: str
) -> None:
    mail_server.with_sign_in = with_sign_in
    result = _send(mail_server.url.replace("//", f"//user:{password}@"))
    assert result.outcome is Outcome.SET_UP
    assert says in result.words
    assert password not in result.words


def test_a_password_is_not_given_away_in_the_open(mail_server: MailServer) -> None:
    result = _send(_elsewhere(mail_server, f"user:{PASSWORD}@"))
    assert result.outcome is Outcome.SET_UP
    assert "no TLS" in result.words
    assert PASSWORD not in result.words


@pytest.mark.parametrize("answer", ["454 4.7.0 no TLS now", "501 5.5.4 no"])
def test_a_server_that_will_not_go_private_after_all_has_not_tried(
    mail_server: MailServer, answer: str
) -> None:
    mail_server.with_starttls, mail_server.at_starttls = True, answer
    url = _elsewhere(mail_server, f"user:{PASSWORD}@")
    assert _send(url) == Result(Outcome.NOT_TRIED, answer)


def test_a_certificate_that_nobody_vouches_for_is_a_set_up_fault(mail_server: MailServer) -> None:
    mail_server.with_starttls = True
    result = _send(_elsewhere(mail_server))
    assert result.outcome is Outcome.SET_UP
    assert "certificate" in result.words
    assert mail_server.taken == []


def test_a_password_is_given_in_private(
    mail_server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    mail_server.with_starttls = True
    assert _send(_elsewhere(mail_server, f"user:{PASSWORD}@")).outcome is Outcome.SENT


def test_what_a_server_says_within_a_text_is_heard_through_tls(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with listening(tls=True) as mail_server:
        mail_server.at_data = lambda address: "421 closing" if address == A else OK
        with Server(mail_server.url.replace("smtp:", "smtps:")) as server:
            results = [server.send(plain(each), SENDER, each) for each in (A, B)]
        assert mail_server.recipients() == [B]
    assert results == [Result(Outcome.FAILED_FOR_NOW, "421 closing"), Result(Outcome.SENT)]
