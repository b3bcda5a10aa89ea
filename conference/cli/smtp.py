"""Handing one letter to a mail server, and telling apart the ways in which that can fail.

The letter's text and the full stop that ends it are sent apart. A server takes no letter before
it has seen that stop (RFC 5321 4.1.1.4), so a line lost before we began to send it means that the
letter didn't arrive; lost after, nobody knows.
"""

import re
import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from email.message import EmailMessage
from time import monotonic
from types import TracebackType
from urllib.parse import urlsplit

from conference.cli.smtp_answers import (
    CLOSING,
    LOST,
    UNUSABLE,
    NotReadyError,
    Outcome,
    Result,
    blame_server,
    fault,
    line,
    refusal,
    words_of,
)
from conference.cli.smtp_entry import STEP_SECONDS, connected
from conference.domain.outbox import CUT_OFF

# Together less than a letter's lease, or a slow server's letters would all end in doubt.
READY_SECONDS = 75  # for all that comes before the text
TEXT_SECONDS = 60
ANSWER_SECONDS = 120  # servers look for spam before they answer
TEXT_END = b".\r\n"


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
            with suppress(*LOST):
                self._connection.quit()
        self._drop()

    @property
    def is_reached(self) -> bool:
        """Whether there is a connection, as far as we know."""
        return self._connection is not None

    def reach(self) -> Result | None:
        """Make the connection; return NOT_TRIED or SET_UP with why it can't be, or None."""
        try:
            self._reached()
        except UNUSABLE as error:
            return fault(error)
        return None

    def send(self, message: EmailMessage, sender: str, recipient: str) -> Result:
        """Hand `message` over and return what became of it; never raises for the server's sake."""
        ends = monotonic() + READY_SECONDS
        while True:
            is_kept = self.is_reached
            try:
                result = self._offer(sender, recipient, ends)
            except UNUSABLE as error:
                self._drop()
                if not is_kept:
                    return fault(error)
                continue  # a server may tire of a connection; a new one is no second try
            return result or self._send_text(message)

    def _offer(self, sender: str, recipient: str, ends: float) -> Result | None:
        """Go as far as the server's word that it is ready for the text, or return its refusal."""
        connection = self._reached()
        steps: tuple[Callable[[], tuple[int, bytes]], ...] = (
            lambda: connection.mail(sender),
            lambda: connection.rcpt(recipient),
            lambda: connection.docmd("DATA"),
        )
        for place, step in enumerate(steps):
            if monotonic() > ends:
                raise NotReadyError("the server is too slow")
            code, words = step()
            blame_server(code, words, is_sender=place == 0)
            if code >= 400:
                self._start_over()
                return refusal(code, words)
        if code != 354:
            raise NotReadyError(line(code, words))
        return None

    def _send_text(self, message: EmailMessage) -> Result:
        """Send the text, and its end if the server still listens then."""
        connection = self._reached()
        try:
            _allow(connection, TEXT_SECONDS)
            connection.send(re.sub(rb"(?m)^\.", b"..", message.as_bytes()))
            said = _said_meanwhile(connection)
        except LOST as error:
            said = Result(Outcome.FAILED_FOR_NOW, f"{CUT_OFF}: {words_of(error)}")
        if said is not None:
            self._drop()
            return said
        return self._end_text(connection)

    def _end_text(self, connection: smtplib.SMTP) -> Result:
        """End the text; from here on, a lost line means that nobody knows."""
        try:
            _allow(connection, ANSWER_SECONDS)
            connection.send(TEXT_END)
            code, words = connection.getreply()
            _allow(connection, STEP_SECONDS)
        except LOST as error:
            self._drop()
            return Result(Outcome.UNKNOWN, words_of(error))
        if code == CLOSING:
            self._drop()
        if 200 <= code < 300:
            return Result(Outcome.SENT)
        if code >= 400:
            return refusal(code, words)
        self._drop()
        return Result(Outcome.UNKNOWN, line(code, words))

    def _start_over(self) -> None:
        """Make the server forget a refused letter; one that can't is left."""
        with suppress(*LOST):  # the refusal stands in any case
            if self._connection is not None and self._connection.rset()[0] == 250:
                return
        self._drop()

    def _reached(self) -> smtplib.SMTP:
        if self._connection is None:
            self._connection = connected(self._parts, self._port)
        return self._connection

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _said_meanwhile(connection: smtplib.SMTP) -> Result | None:
    """Return what it means that the server spoke or hung up within the text, or None: it didn't.

    Asks without waiting; raises one of LOST where the line is gone.
    """
    _allow(connection, 0)
    try:
        said = connection.file.read(1) if connection.file else b""
        if said is None:
            return None
        with suppress(OSError):  # what else has come already
            said += connection.file.peek() if connection.file else b""
    except ssl.SSLWantReadError:
        return None
    answer = re.match(rb"([45]\d\d)[ -]([^\r\n]*)", said)
    if answer:
        return refusal(int(answer[1]), answer[2])
    return Result(Outcome.FAILED_FOR_NOW, f"{CUT_OFF}: the server didn't wait")


def _allow(connection: smtplib.SMTP, seconds: float) -> None:
    if connection.sock is not None:
        connection.sock.settimeout(seconds)
