"""Handing one letter to a mail server, and telling apart the ways in which that can fail."""

import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from enum import Enum
from types import TracebackType
from urllib.parse import SplitResult, unquote, urlsplit

TIMEOUT_SECONDS = 60


class Outcome(Enum):
    """What became of a letter at the mail server."""

    SENT = "sent"
    REFUSED_FOR_NOW = "refused for now"
    REFUSED = "refused"
    NOT_TRIED = "not tried"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Result:
    """An outcome, with the server's words where it gave any."""

    outcome: Outcome
    words: str = ""


class Server:
    """A mail server at `smtp://[user:password@]host[:port]`, or `smtps://` for TLS at once.

    Upgrades to TLS where it is offered, and insists on it before it gives a password away.
    """

    def __init__(self, url: str) -> None:
        self._parts = urlsplit(url)
        self._connection: smtplib.SMTP | None = None

    def __enter__(self) -> "Server":
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self._drop()

    def send(self, message: EmailMessage, sender: str, recipient: str) -> Result:
        """Hand `message` over and return what became of it; never raises for the server's sake."""
        try:
            connection = self._connected()
            for step in (connection.mail(sender), connection.rcpt(recipient)):
                if step[0] >= 300:
                    connection.rset()
                    return _refusal(*step)
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            return Result(Outcome.NOT_TRIED, type(error).__name__)
        return self._send_text(connection, message)

    def _send_text(self, connection: smtplib.SMTP, message: EmailMessage) -> Result:
        """Send the text; once it has begun, a lost line means that nobody knows."""
        try:
            code, words = connection.data(message.as_bytes())
        except smtplib.SMTPDataError as error:
            return _refusal(error.smtp_code, error.smtp_error)
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            return Result(Outcome.UNKNOWN, type(error).__name__)
        return Result(Outcome.SENT) if code == 250 else _refusal(code, words)

    def _connected(self) -> smtplib.SMTP:
        if self._connection is None:
            connection, is_private = _open(self._parts)
            if self._parts.username:
                if not is_private:
                    raise smtplib.SMTPException("the server offers no TLS for the password")
                user, password = self._parts.username, self._parts.password or ""
                connection.login(unquote(user), unquote(password))
            self._connection = connection
        return self._connection

    def _drop(self) -> None:
        if self._connection is not None:
            try:
                self._connection.quit()
            except (OSError, smtplib.SMTPException):
                self._connection.close()
            self._connection = None


def _open(parts: SplitResult) -> tuple[smtplib.SMTP, bool]:
    """Return a connection and whether it is private, its certificate checked."""
    host, port, context = (
        parts.hostname or "localhost",
        parts.port or 0,
        ssl.create_default_context(),
    )
    if parts.scheme == "smtps":
        return smtplib.SMTP_SSL(host, port, timeout=TIMEOUT_SECONDS, context=context), True
    connection = smtplib.SMTP(host, port, timeout=TIMEOUT_SECONDS)
    connection.ehlo_or_helo_if_needed()
    if not connection.has_extn("starttls"):
        return connection, False
    connection.starttls(context=context)
    connection.ehlo()
    return connection, True


def _refusal(code: int, words: bytes | str) -> Result:
    """Return the refusal that an SMTP answer is: RFC 5321 4.2.1, 4xx for now and 5xx for good."""
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    outcome = Outcome.REFUSED_FOR_NOW if 400 <= code < 500 else Outcome.REFUSED
    return Result(outcome, f"{code} {text}")
