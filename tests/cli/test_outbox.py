"""Letters delivered to a real mail server: each once, and what became of each recorded."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from flask import Flask
from icalendar import Calendar
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.clock import OSLO
from conference.domain.invitations import InvitationState
from conference.domain.outbox import LEASE, LINK_MARK, Attachment, MessageState
from conference.models import Conference, OutboxMessage
from conference.services import invitations, outbox
from tests.conftest import Command
from tests.support import factories, runs
from tests.support.clock import START, Clock
from tests.support.mailserver import DROP, OK, MailServer, listening

State = MessageState


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    """A mail server."""
    with listening() as server:
        yield server


@pytest.fixture
def overrides(mail_server: MailServer) -> dict[str, Any]:
    """The settings that let letters leave."""
    return {"SMTP_URL": mail_server.url, "MAIL_FROM": "Dialogkonferansen <dialog@example.no>"}


def _invite(session: Session, count: int = 1) -> list[OutboxMessage]:
    """Invite `count` organisations and return their letters."""
    made = factories.conference(session)
    ids = [factories.organisation(session).id for _ in range(count)]
    invitations.invite(session, made.id, ids, BY_COMMAND, START)
    session.commit()
    return _letters(session)


def _letters(session: Session) -> list[OutboxMessage]:
    session.expire_all()
    return list(session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))


def _states(session: Session) -> list[State]:
    found = [letter.state for letter in _letters(session)]
    session.commit()
    return found


def test_letters_leave_once_with_their_links_which_are_wiped_then(
    session: Session, command: Command, mail_server: MailServer
) -> None:
    tokens = [letter.link_token for letter in _invite(session, 3)]
    result = command("outbox", "deliver")
    assert result.exit_code == 0, result.output
    assert "3 sent." in result.output
    assert command("outbox", "deliver").output == "No letter is due.\n"
    for letter, token, mail in zip(_letters(session), tokens, mail_server.taken, strict=True):
        for part in mail.iter_parts():
            assert f"http://plenum.example.no/invitation/{token}" in part.get_content()
            assert LINK_MARK not in part.get_content()
        assert mail["Message-ID"] == letter.message_id
        assert mail["To"].addresses[0].addr_spec == letter.recipient_email
        assert mail["From"].addresses[0].display_name == "Dialogkonferansen"
        assert (mail["Auto-Submitted"], mail["Content-Language"]) == ("auto-generated", "nb")
        contact = mail["Reply-To"].addresses[0].addr_spec
        assert contact == session.scalar(select(Conference.contact_email))
        assert mail["List-Unsubscribe"] == f"<mailto:{contact}?subject=Ingen%20flere%20brev>"
        assert mail["List-Unsubscribe-Post"] is None
        assert (letter.state, letter.link_token, letter.sent_at) == (State.SENT, None, START)


@pytest.mark.parametrize(
    ("answer", "state", "told"),
    [
        ("450 greylisted", State.WAITING, "1 failed for now"),
        ("550 no such person", State.GIVEN_UP, "1 refused"),
    ],
)
def test_a_refused_letter_is_recorded_and_the_others_leave(
    session: Session,
    command: Command,
    mail_server: MailServer,
    answer: str,
    state: State,
    told: str,
) -> None:
    first = _invite(session, 3)[0].recipient_email
    mail_server.at_recipient = lambda address: answer if address == first else OK
    result = command("outbox", "deliver")
    assert f"2 sent, {told}." in result.output
    assert _states(session) == [state, State.SENT, State.SENT]
    assert _letters(session)[0].last_error == answer


def test_a_letter_that_was_refused_for_now_leaves_later(
    session: Session, command: Command, mail_server: MailServer, clock: Clock
) -> None:
    _invite(session)
    answers = iter(["451 later", OK])
    mail_server.at_text = lambda _address: next(answers)
    assert "1 failed for now." in command("outbox", "deliver").output
    assert "No letter is due." in command("outbox", "deliver").output
    clock.advance(minutes=1)
    assert "1 sent." in command("outbox", "deliver").output


def test_a_server_that_closes_stops_the_batch_and_costs_no_attempt(
    session: Session, command: Command, mail_server: MailServer, clock: Clock
) -> None:
    _invite(session, 3)
    mail_server.at_recipient = lambda _address: "421 too busy"
    result = command("outbox", "deliver")
    assert result.exit_code == 1
    assert "the letters wait" in result.output
    assert [letter.attempts for letter in _letters(session)] == [0, 0, 0]
    mail_server.at_recipient = lambda _address: OK
    clock.advance(minutes=1)
    assert "3 sent." in command("outbox", "deliver").output


def test_a_server_that_is_away_touches_no_letter(
    session: Session, command: Command, app: Flask
) -> None:
    _invite(session, 2)
    with listening() as gone:
        app.config["SMTP_URL"] = gone.url
    for _ in range(3):
        result = command("outbox", "deliver")
        assert result.exit_code == 1
        assert "can't be used now (ConnectionRefusedError); the letters wait" in result.output
    touched = [(each.attempts, each.claimed_at, each.not_before) for each in _letters(session)]
    assert touched == [(0, None, START)] * 2


@pytest.mark.parametrize("is_found_late", [False, True])
def test_a_set_up_fault_stops_the_run_and_costs_no_letter_anything(
    session: Session,
    command: Command,
    app: Flask,
    mail_server: MailServer,
    clock: Clock,
    is_found_late: bool,
) -> None:
    _invite(session, 3)
    if is_found_late:
        mail_server.at_sender = "553 5.7.1 not your address"
    else:
        mail_server.with_sign_in = True
        app.config["SMTP_URL"] = mail_server.url.replace("//", "//user:wrong@")
    result = command("outbox", "deliver", "--forever")
    assert result.exit_code == 78
    assert "takes no letters as Plenum is set up" in result.output
    assert "wrong@" not in result.output
    assert [(each.state, each.attempts) for each in _letters(session)] == [(State.WAITING, 0)] * 3
    mail_server.at_sender, app.config["SMTP_URL"] = "", mail_server.url
    clock.advance(minutes=1)
    assert "3 sent." in command("outbox", "deliver").output


def test_a_letter_cut_off_before_its_end_leaves_later(
    session: Session, command: Command, mail_server: MailServer, clock: Clock
) -> None:
    first = _invite(session, 2)[0].recipient_email
    mail_server.at_data = lambda address: "421 closing" if address == first else OK
    assert "1 sent, 1 failed for now." in command("outbox", "deliver").output
    mail_server.at_data = lambda _address: OK
    clock.advance(minutes=1)
    assert "1 sent." in command("outbox", "deliver").output
    assert _states(session) == [State.SENT, State.SENT]


def test_a_letter_whose_answer_was_lost_waits_for_a_person(
    session: Session, command: Command, mail_server: MailServer, clock: Clock
) -> None:
    first = _invite(session, 2)[0].recipient_email
    mail_server.at_text = lambda address: DROP if address == first else OK
    assert "1 sent, 1 unknown." in command("outbox", "deliver").output
    clock.advance(days=1)
    assert "No letter is due." in command("outbox", "deliver").output
    assert _states(session) == [State.UNKNOWN, State.SENT]


def test_a_letter_that_was_caught_half_way_is_shown_and_not_sent(
    session: Session, command: Command, mail_server: MailServer, clock: Clock
) -> None:
    _invite(session)
    outbox.claim(session, START)
    session.commit()
    assert "No letter is due." in command("outbox", "deliver").output
    clock.now += LEASE + LEASE
    assert "1 letter was caught half-way" in command("outbox", "deliver").output
    assert _states(session) == [State.UNKNOWN]
    assert mail_server.taken == []


def test_a_letter_that_cannot_be_a_mail_is_given_up_and_the_others_leave(
    session: Session, command: Command, mail_server: MailServer
) -> None:
    letter = _invite(session, 2)[0]
    letter.recipient_email = "kari@example.no\r\nBcc: alle@example.no"
    command("outbox", "deliver")
    assert _states(session) == [State.GIVEN_UP, State.SENT]
    assert len(mail_server.taken) == 1


def test_a_limit_ends_the_batch(
    session: Session, command: Command, mail_server: MailServer
) -> None:
    _invite(session, 3)
    assert "2 sent." in command("outbox", "deliver", "--limit", "2", "--per-minute", "6000").output
    assert len(mail_server.taken) == 2


@pytest.fixture
def placed(session: Session) -> Conference:
    """A conference with a letter about the places of one who is placed in two rooms."""
    made = factories.conference(session)
    invited, _ = factories.invitation(session, made, state=InvitationState.ACCEPTED)
    person = factories.registration(session, invited, name="ኣበበ ተስፋይ")
    run = runs.published_run(session, made)
    for number in (1, 2):
        runs.placement(session, run, person, runs.occurrences(session, made, number)[number])
    letter = factories.letter(session, made, invited)
    letter.body, letter.registration_id = "Hei\n", person.id
    letter.attachment = Attachment.PERSON
    session.commit()
    return made


def _events(mail_server: MailServer) -> list[tuple[str, str, str]]:
    """Return (time in Oslo, title, place) of the timed events that went with the one mail."""
    (mail,) = mail_server.taken
    (file,) = mail.iter_attachments()
    assert file.get_content_type() == "text/calendar"
    assert file.get_filename() == "2015.ics"
    calendar = Calendar.from_ical(file.get_content())
    found = []
    for event in calendar.events:
        start = event.DTSTART
        if isinstance(start, datetime):
            title, place = str(event["SUMMARY"]), str(event.get("LOCATION", ""))
            found.append((f"{start.astimezone(OSLO):%H.%M}", title, place))
    return found


def test_a_placed_person_gets_a_calendar_with_their_own_rooms(
    session: Session, placed: Conference, command: Command, mail_server: MailServer
) -> None:
    assert "1 sent." in command("outbox", "deliver").output
    assert _events(mail_server) == [
        ("12.00", "2. Tema 2", "Rom 2"),
        ("14.00", "3. Tema 3", "Rom 3"),
    ]


def test_a_receipt_gets_the_day(
    session: Session, placed: Conference, command: Command, mail_server: MailServer
) -> None:
    _letters(session)[0].attachment = Attachment.DAY
    assert "1 sent." in command("outbox", "deliver").output
    assert _events(mail_server) == [("12.00", "Bolk 1", ""), ("14.00", "Bolk 2", "")]


@pytest.mark.seeded
def test_in_the_demo_letters_go_nowhere(command: Command, mail_server: MailServer) -> None:
    result = command("outbox", "deliver")
    assert result.exit_code == 78
    assert "In the demo letters go nowhere; read them in the browser" in result.output
    assert mail_server.connections == 0


@pytest.mark.parametrize(
    ("setting", "value", "says"),
    [
        ("SMTP_URL", "", "SMTP_URL is missing"),
        ("MAIL_FROM", "", "MAIL_FROM is missing"),
        ("MAIL_FROM", "Dialogkonferansen", "MAIL_FROM isn't an address"),
        ("MAIL_FROM", "blåbær@example.no", "MAIL_FROM isn't an address"),
        ("SMTP_URL", "mail.example.no", "SMTP_URL isn't like"),
    ],
)
def test_a_missing_setting_is_named_and_nothing_is_claimed(
    session: Session, command: Command, app: Flask, setting: str, value: str, says: str
) -> None:
    _invite(session)
    app.config[setting] = value
    result = command("outbox", "deliver")
    assert result.exit_code == 78, "a service isn't started again"
    assert says in result.output
    assert _states(session) == [State.WAITING]
