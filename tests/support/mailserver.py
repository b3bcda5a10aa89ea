"""A real mail server on a port of its own, which behaves or misbehaves as the test tells it."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from threading import Thread
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

OK = "250 taken"
Answer = Callable[[str], str]
DROP, DROP_AFTER_TAKING, STALL = "drop", "drop after taking", "stall"


class MailServer:
    """What came in, and how the next ones are answered.

    `at_recipient(address)` and `at_text(address)` return the answer to RCPT and to the text: an
    SMTP line, or DROP (hangs up), DROP_AFTER_TAKING (keeps the mail, hangs up), STALL (is silent).
    """

    def __init__(self) -> None:
        """Begin by taking everything."""
        self.at_recipient: Answer = lambda _address: OK
        self.at_text: Answer = lambda _address: OK
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
        return SMTP(self, loop=asyncio.get_running_loop())

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
        if answer in (OK, DROP_AFTER_TAKING):
            assert isinstance(envelope.content, bytes)
            parser: Any = BytesParser(policy=policy.SMTP)
            self.taken.append(parser.parsebytes(envelope.content))
        if answer == STALL:
            await asyncio.sleep(3600)
        if answer in (DROP, DROP_AFTER_TAKING):
            _hang_up(server)
        return answer

    def recipients(self) -> list[str]:
        """Return the addresses of the mails taken, in their order."""
        return [mail["To"].addresses[0].addr_spec for mail in self.taken]


def _hang_up(server: SMTP) -> None:
    assert isinstance(server.transport, asyncio.Transport)
    server.transport.abort()


@contextmanager
def listening() -> Iterator[MailServer]:
    """Yield a mail server while it listens, on a thread of its own."""
    server, loop = MailServer(), asyncio.new_event_loop()
    listener = loop.run_until_complete(loop.create_server(server.protocol, "127.0.0.1", 0))
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
