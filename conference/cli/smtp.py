"""Handing one letter to a mail server, and telling apart the ways in which that can fail."""

import re
import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from enum import Enum
from ipaddress import ip_address
from time import monotonic
from types import TracebackType
from urllib.parse import SplitResult, unquote, urlsplit

# Together less than a letter's lease, or a slow server's letters would all end in doubt.
STEP_SECONDS = 20
READY_SECONDS = 90  # for all that comes before the text
TEXT_SECONDS = 120  # servers look for spam before they answer
CLOSING = 421
MOST_WORDS = 200


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


class _NotReadyError(Exception):
    """The server took no text, and that is not the letter's fault."""


class Server:
    """A mail server at `smtp://[user:password@]host[:port]`, or `smtps://` for TLS at once.

    Upgrades to TLS where it is offered, and insists on it before it gives a password away.
    Keeps its connection from one letter to the next.
    """

    def __init__(self, url: str) -> None:
        """Take the address, or raise ValueError; the first letter makes the connection."""
        self._parts = urlsplit(url)
        if self._parts.scheme not in {"smtp", "smtps"} or not self._parts.hostname:
            raise ValueError("not an address of a mail server")
        self._port = self._parts.port or 0
        self._connection: smtplib.SMTP | None = None

    def __enter__(self) -> "Server":
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        if error is None:
            self.rest()
        self._drop()

    def rest(self) -> None:
        """Take leave until the next letter, which makes a new connection."""
        if self._connection is not None:
            with suppress(OSError, smtplib.SMTPException):
                self._connection.quit()
        self._drop()

    def send(self, message: EmailMessage, sender: str, recipient: str) -> Result:
        """Hand `message` over and return what became of it; never raises for the server's sake."""
        is_kept = self._connection is not None
        try:
            result = self._prepare(sender, recipient)
        except (OSError, smtplib.SMTPException, _NotReadyError) as error:
            self._drop()
            if is_kept:  # a server may tire of a connection; a new one is no second try
                return self.send(message, sender, recipient)
            return Result(Outcome.NOT_TRIED, _words_of(error))
        return result or self._send_text(message)

    def _prepare(self, sender: str, recipient: str) -> Result | None:
        """Go as far as the server's word that it is ready for the text, or return its refusal."""
        started = monotonic()
        connection = self._connected()
        steps: tuple[Callable[[], tuple[int, bytes]], ...] = (
            lambda: connection.mail(sender),
            lambda: connection.rcpt(recipient),
            lambda: connection.docmd("DATA"),
        )
        for step in steps:
            if monotonic() - started > READY_SECONDS:
                raise _NotReadyError("the server is too slow")
            code, words = step()
            if code == CLOSING or code < 200:
                raise _NotReadyError(_line(code, words))
            if code >= 400:
                self._start_over()
                return _refusal(code, words)
        if code != 354:
            raise _NotReadyError(_line(code, words))
        return None

    def _send_text(self, message: EmailMessage) -> Result:
        """Send the text; once it has begun, a lost line means that nobody knows."""
        connection = self._connected()
        try:
            _allow(connection, TEXT_SECONDS)
            connection.send(re.sub(rb"(?m)^\.", b"..", message.as_bytes()) + b".\r\n")
            code, words = connection.getreply()
            _allow(connection, STEP_SECONDS)
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            return Result(Outcome.UNKNOWN, _words_of(error))
        if code == CLOSING:
            self._drop()
        if 200 <= code < 300:
            return Result(Outcome.SENT)
        if code >= 400:
            return _refusal(code, words)
        self._drop()
        return Result(Outcome.UNKNOWN, _line(code, words))

    def _start_over(self) -> None:
        """Make the server forget a refused letter; one that can't is left."""
        with suppress(OSError, smtplib.SMTPException):  # the refusal stands in any case
            if self._connection is not None and self._connection.rset()[0] == 250:
                return
        self._drop()

    def _connected(self) -> smtplib.SMTP:
        if self._connection is None:
            connection = _open(self._parts, self._port)
            try:
                _enter(connection, self._parts)
            except BaseException:
                connection.close()
                raise
            self._connection = connection
        return self._connection

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _open(parts: SplitResult, port: int) -> smtplib.SMTP:
    host = parts.hostname or ""
    if parts.scheme == "smtps":
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(host, port, timeout=STEP_SECONDS, context=context)
    return smtplib.SMTP(host, port, timeout=STEP_SECONDS)


def _enter(connection: smtplib.SMTP, parts: SplitResult) -> None:
    """Greet, go private where that is offered, and sign in where there is a password."""
    connection.ehlo_or_helo_if_needed()
    # On the machine itself nobody listens in, and its certificate is seldom one to check.
    is_private = parts.scheme == "smtps" or _is_here(parts.hostname or "")
    if not is_private and connection.has_extn("starttls"):
        connection.starttls(context=ssl.create_default_context())
        connection.ehlo_or_helo_if_needed()
        is_private = True
    if parts.username:
        if not is_private:
            raise _NotReadyError("the server offers no TLS, and a password goes no other way")
        connection.login(unquote(parts.username), unquote(parts.password or ""))


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _allow(connection: smtplib.SMTP, seconds: float) -> None:
    if connection.sock is not None:
        connection.sock.settimeout(seconds)


def _refusal(code: int, words: bytes | str) -> Result:
    """Return the refusal that an SMTP answer is: RFC 5321 4.2.1, 4xx for now and 5xx for good."""
    outcome = Outcome.REFUSED_FOR_NOW if code < 500 else Outcome.REFUSED
    return Result(outcome, _line(code, words))


def _line(code: int, words: bytes | str) -> str:
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    return f"{code} {' '.join(text.split())}"[:MOST_WORDS]


def _words_of(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _line(error.smtp_code, error.smtp_error)
    return str(error) if isinstance(error, _NotReadyError) else type(error).__name__
