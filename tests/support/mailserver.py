"""A real mail server on a port of its own, which behaves or misbehaves as the test tells it."""

import asyncio
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from threading import Event, Thread
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

OK = "250 taken"
Answer = Callable[[str], str]
DROP, DROP_AFTER_TAKING, STALL, HOLD = "drop", "drop after taking", "stall", "hold"
CERTIFICATE = Path(__file__).with_name("mailserver.pem")
PASSWORD = "secret"


class MailServer:
    """What came in, and how the next ones are answered.

    `at_recipient(address)` and `at_text(address)` return the answer to RCPT and to the text: an
    SMTP line, or DROP (hangs up), DROP_AFTER_TAKING (keeps the mail, hangs up), STALL (is silent),
    HOLD (takes it when `released`). `at_data(address)` returns what interrupts a text that has
    only begun: a line, or DROP. The others are lines said instead of what is usual; the one
    `at_sign_in` says what is told to a wrong password.
    """

    def __init__(self) -> None:
        """Begin by taking everything."""
        self.at_greeting = self.at_hello = self.at_starttls = self.at_sender = ""
        self.at_sign_in = "535 5.7.8 wrong password"
        self.at_recipient: Answer = lambda _address: OK
        self.at_data: Answer = lambda _address: OK
        self.at_text: Answer = lambda _address: OK
        self.released = Event()
        self.with_starttls = self.with_sign_in = self.is_old = False
        self.taken: list[EmailMessage] = []
        self.connections = 0
        self.port = 0

    @property
    def url(self) -> str:
        """The address, as in SMTP_URL."""
        return f"smtp://127.0.0.1:{self.port}"

    def protocol(self) -> SMTP:
        """Return what talks on a new connection."""
        self.connections += 1
        return _Conversation(
            self,
            loop=asyncio.get_running_loop(),
            tls_context=_server_context() if self.with_starttls else None,
            authenticator=self._sign_in,
            auth_require_tls=not self.with_sign_in,
        )

    def _sign_in(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: Any
    ) -> AuthResult:
        assert isinstance(data, LoginPassword)
        if data.password == PASSWORD.encode():
            return AuthResult(success=True)
        return AuthResult(success=False, handled=False, message=self.at_sign_in)

    async def handle_EHLO(  # noqa: N802
        self, _server: SMTP, session: Session, _envelope: Envelope, host: str, answers: list[str]
    ) -> list[str]:
        """Greet, or answer as told."""
        session.host_name = host
        told = "502 5.5.1 what?" if self.is_old else self.at_hello
        return [told] if told else answers

    async def handle_HELO(  # noqa: N802
        self, server: SMTP, session: Session, _envelope: Envelope, host: str
    ) -> str:
        """Greet in the old way, or answer as told."""
        session.host_name = host
        return self.at_hello or f"250 {server.hostname}"

    async def handle_MAIL(  # noqa: N802
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        """Take a sender, or answer as told."""
        if not self.at_sender:
            envelope.mail_from = address
        return self.at_sender or OK

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Take a recipient, or answer as told."""
        answer = self.at_recipient(address)
        if answer == DROP:
            _hang_up(server)
        elif answer == OK:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Take a mail, or answer as told."""
        answer = self.at_text(envelope.rcpt_tos[0])
        if answer in (OK, HOLD, DROP_AFTER_TAKING):
            assert isinstance(envelope.content, bytes)
            parser: Any = BytesParser(policy=policy.SMTP)
            self.taken.append(parser.parsebytes(envelope.content))
        if answer == STALL:
            await asyncio.sleep(3600)
        while answer == HOLD and not self.released.is_set():
            await asyncio.sleep(0.01)
        if answer in (DROP, DROP_AFTER_TAKING):
            _hang_up(server)
        return OK if answer == HOLD else answer

    def recipients(self) -> list[str]:
        """Return the addresses of the mails taken, in their order."""
        return [mail["To"].addresses[0].addr_spec for mail in self.taken]


class _Conversation(SMTP):
    """One that can misbehave where the library leaves no say."""

    event_handler: MailServer

    async def push(self, status: Any) -> None:
        """Say `status`, or the greeting that the test told."""
        is_greeting = self.session is not None and self.session.host_name is None
        told = self.event_handler.at_greeting if is_greeting else ""
        await super().push(told or status)

    async def smtp_STARTTLS(self, arg: str) -> None:  # noqa: N802
        """Go private, or answer as told."""
        if self.event_handler.at_starttls:
            await self.push(self.event_handler.at_starttls)
        else:
            await super().smtp_STARTTLS(arg)

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        """Take a text, or interrupt it as told."""
        assert self.envelope is not None
        answer = self.event_handler.at_data(self.envelope.rcpt_tos[0])
        if answer == OK:
            await super().smtp_DATA(arg)
        elif answer == DROP:
            await self.push("354 go on")
            await self._reader.read(1000)
            _hang_up(self)
        else:
            await self.push(f"354 go on\r\n{answer}")
            await self._reader.read()


def _server_context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context


def _hang_up(server: SMTP) -> None:
    assert isinstance(server.transport, asyncio.Transport)
    server.transport.abort()


@contextmanager
def listening(*, tls: bool = False) -> Iterator[MailServer]:
    """Yield a mail server while it listens, on a thread of its own; with `tls` from the start."""
    server, loop = MailServer(), asyncio.new_event_loop()
    context = _server_context() if tls else None
    listener = loop.run_until_complete(
        loop.create_server(server.protocol, "127.0.0.1", 0, ssl=context)
    )
    server.port = listener.sockets[0].getsockname()[1]
    thread = Thread(target=loop.run_forever, name="mail server")
    thread.start()
    try:
        yield server
    finally:
        asyncio.run_coroutine_threadsafe(_end(listener), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _end(listener: asyncio.Server) -> None:
    """Stop listening, and let no conversation go on."""
    listener.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await asyncio.sleep(0)
