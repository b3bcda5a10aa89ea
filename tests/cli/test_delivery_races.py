"""Two deliverers at once, and one that is killed while it sends: no letter leaves twice.

The deliverers are processes of their own, as a timer would start them.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.outbox import MessageState
from conference.models import OutboxMessage
from conference.services import invitations
from tests.support import factories
from tests.support.mailserver import DROP, DROP_AFTER_TAKING, HOLD, OK, STALL, MailServer, listening

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    """A mail server."""
    with listening() as server:
        yield server


def _invite(session: Session, count: int) -> set[str]:
    """Invite `count` organisations and return the addresses of their letters."""
    made = factories.conference(session)
    ids = [factories.organisation(session).id for _ in range(count)]
    now = datetime.now(UTC) - timedelta(minutes=1)
    invitations.invite(session, made.id, ids, BY_COMMAND, now)
    addresses = set(session.scalars(select(OutboxMessage.recipient_email)))
    session.commit()
    return addresses


def _deliverer(database_url: str, mail_server: MailServer, *options: str) -> subprocess.Popen[str]:
    """Start a delivery in production, in a process of its own."""
    environment = {
        "PLENUM_ENV": "production",
        "SECRET_KEY": "a key of production's own, and long",
        "DATABASE_URL": database_url,
        "SMTP_URL": mail_server.url,
        "MAIL_FROM": "dialog@example.no",
        "PUBLIC_URL": "https://plenum.example.no",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "wsgi", "outbox", "deliver", *options],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _finish(deliverer: subprocess.Popen[str]) -> str:
    output, _ = deliverer.communicate(timeout=PATIENCE)
    assert deliverer.returncode == 0, output
    return output


def _states(session: Session) -> list[MessageState]:
    found = list(session.scalars(select(OutboxMessage.state).order_by(OutboxMessage.id)))
    session.commit()
    return found


def test_two_deliverers_at_once_send_each_letter_once(
    session: Session, database_url: str, mail_server: MailServer
) -> None:
    addresses = _invite(session, 40)
    both = [_deliverer(database_url, mail_server) for _ in range(2)]
    outputs = [_finish(each) for each in both]
    assert sorted(mail_server.recipients()) == sorted(addresses), outputs
    assert set(_states(session)) == {MessageState.SENT}
    assert len({mail["Message-ID"] for mail in mail_server.taken}) == 40


def test_a_deliverer_killed_while_it_sends_leaves_one_letter_in_doubt(
    session: Session, database_url: str, mail_server: MailServer
) -> None:
    addresses = _invite(session, 5)
    texts: list[str] = []

    def stall_at_the_third(address: str) -> str:
        texts.append(address)
        return STALL if len(texts) == 3 else OK

    mail_server.at_text = stall_at_the_third
    killed = _deliverer(database_url, mail_server)
    ends = time.monotonic() + PATIENCE
    while len(texts) < 3:
        assert time.monotonic() < ends
        assert killed.poll() is None
        time.sleep(0.02)
    killed.kill()
    killed.communicate(timeout=PATIENCE)
    in_doubt = texts[2]

    _finish(_deliverer(database_url, mail_server))
    assert sorted(_states(session)) == ["sending", *["sent"] * 4], "its lease still runs"
    past = datetime.now(UTC) - timedelta(seconds=1)
    session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.state == MessageState.SENDING)
        .values(lease_until=past)
    )
    session.commit()
    assert "caught half-way" in _finish(_deliverer(database_url, mail_server))
    assert sorted(_states(session)) == [*["sent"] * 4, "unknown"]
    assert sorted(mail_server.recipients()) == sorted(addresses - {in_doubt})
    assert texts.count(in_doubt) == 1, "never sent again by itself"


def test_the_rate_holds_over_all_deliverers_and_a_stop_is_clean(
    session: Session, database_url: str, mail_server: MailServer
) -> None:
    _invite(session, 9)
    options = ("--forever", "--per-minute", "5")
    both = [_deliverer(database_url, mail_server, *options) for _ in range(2)]
    ends = time.monotonic() + PATIENCE
    while len(mail_server.taken) < 5:
        assert time.monotonic() < ends
        time.sleep(0.02)
    time.sleep(1.5)  # for a sixth, which must not come
    for each in both:
        each.terminate()
    outputs = [_finish(each) for each in both]
    assert len(mail_server.taken) == 5, outputs
    assert sorted(_states(session)) == [*["sent"] * 5, *["waiting"] * 4]


def test_told_to_stop_within_a_letter_it_finishes_that_one(
    session: Session, database_url: str, mail_server: MailServer
) -> None:
    _invite(session, 3)
    began: list[str] = []

    def hold(address: str) -> str:
        began.append(address)
        return HOLD

    mail_server.at_text = hold
    stopped = _deliverer(database_url, mail_server, "--forever")
    ends = time.monotonic() + PATIENCE
    while not began:
        assert time.monotonic() < ends
        assert stopped.poll() is None
        time.sleep(0.02)
    stopped.terminate()
    time.sleep(0.5)
    assert stopped.poll() is None, "it waits for the server's answer"
    mail_server.released.set()
    assert "1 sent." in _finish(stopped)
    assert mail_server.recipients() == began
    assert sorted(_states(session)) == ["sent", "waiting", "waiting"]


def test_a_service_waits_for_a_server_that_is_away_and_stops_when_told(
    session: Session, database_url: str, mail_server: MailServer
) -> None:
    _invite(session, 2)
    mail_server.at_greeting = "421 4.3.2 busy"
    service = _deliverer(database_url, mail_server, "--forever")
    ends = time.monotonic() + PATIENCE
    while not mail_server.connections:
        assert time.monotonic() < ends
        time.sleep(0.02)
    time.sleep(0.5)
    service.terminate()
    output = _finish(service)
    assert "can't be used now (421 4.3.2 busy); the letters wait. Next try in 10 sec" in output
    assert mail_server.connections == 1
    touched = session.scalars(select(OutboxMessage).where(OutboxMessage.claimed_at.is_not(None)))
    assert touched.all() == []


AT_RECIPIENT = {
    "550": "550 5.1.1 no such user",
    "450": "450 4.2.1 later",
    "421": "421 4.3.2 closing",
}
AT_TEXT = {
    "552": "552 5.2.2 full",
    "451": "451 4.3.0 later",
    "drop": DROP,
    "lost": DROP_AFTER_TAKING,
}
BECOMES = {
    "ok": MessageState.SENT,
    "550": MessageState.GIVEN_UP,
    "552": MessageState.GIVEN_UP,
    "450": MessageState.WAITING,
    "451": MessageState.WAITING,
    "421": MessageState.SENT,
    "drop": MessageState.UNKNOWN,
    "lost": MessageState.UNKNOWN,
    "cut": MessageState.WAITING,
}


def test_whatever_a_server_does_no_letter_is_lost_and_none_leaves_twice(
    session: Session, database_url: str, mail_server: MailServer
) -> None:
    addresses = sorted(_invite(session, 2 * len(BECOMES)))
    fate = {each: list(BECOMES)[place % len(BECOMES)] for place, each in enumerate(addresses)}
    closed: set[str] = set()

    def at_recipient(address: str) -> str:
        if fate[address] == "421" and address in closed:
            return OK  # it closes once, and takes the letter another time
        closed.add(address)
        return AT_RECIPIENT.get(fate[address], OK)

    mail_server.at_recipient = at_recipient
    mail_server.at_data = lambda address: "421 closing" if fate[address] == "cut" else OK
    mail_server.at_text = lambda address: AT_TEXT.get(fate[address], OK)
    for _round in range(2):
        session.execute(
            update(OutboxMessage)
            .where(OutboxMessage.state == MessageState.WAITING, OutboxMessage.attempts == 0)
            .values(not_before=datetime.now(UTC) - timedelta(seconds=1))
        )
        session.commit()
        for each in [_deliverer(database_url, mail_server) for _ in range(2)]:
            each.communicate(timeout=PATIENCE)
    stored = session.execute(select(OutboxMessage.recipient_email, OutboxMessage.state)).all()
    found = {email: state for email, state in stored}  # noqa: C416  for its types
    assert found == {each: BECOMES[fate[each]] for each in addresses}
    taken = mail_server.recipients()
    assert len(taken) == len(set(taken)), "none twice"
    assert set(taken) == {each for each in addresses if fate[each] in ("ok", "421", "lost")}
