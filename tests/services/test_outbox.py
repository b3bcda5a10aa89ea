"""A letter leaves once: claimed by one, sent, recorded, and in doubt shown to a person."""

from datetime import timedelta

import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from conference import db
from conference.domain.actors import BY_COMMAND
from conference.domain.errors import LetterReplaced, NotFound, TransitionRefused
from conference.domain.outbox import ATTEMPTS, LEASE, MINUTE, MessageAction, MessageState
from conference.models import OutboxMessage
from conference.services import invitations, outbox
from tests.support import factories
from tests.support.clock import START
from tests.support.racing import race

WAITING, SENDING, UNKNOWN = MessageState.WAITING, MessageState.SENDING, MessageState.UNKNOWN


def _letters(session: Session, count: int = 1) -> list[OutboxMessage]:
    """Invite `count` organisations and return their letters."""
    conference = factories.conference(session)
    ids = [factories.organisation(session).id for _ in range(count)]
    invitations.invite(session, conference.id, ids, BY_COMMAND, START)
    return list(session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))


def _claimed(session: Session) -> OutboxMessage:
    (letter,) = _letters(session)
    assert outbox.claim(session, START) == letter.id
    return letter


def test_a_claimed_letter_is_not_claimed_again(session: Session) -> None:
    letter = _claimed(session)
    assert outbox.claim(session, START) is None
    assert (letter.state, letter.attempts) == (SENDING, 1)
    assert letter.lease_until == START + LEASE


def test_a_letter_that_is_not_due_waits(session: Session) -> None:
    _letters(session)
    assert outbox.claim(session, START - timedelta(seconds=1)) is None


def test_a_sent_letter_keeps_no_key(session: Session) -> None:
    letter = _claimed(session)
    outbox.record_sent(session, letter.id, START)
    assert (letter.state, letter.sent_at, letter.link_token) == (MessageState.SENT, START, None)


def test_a_refusal_for_now_is_tried_again_after_a_pause_until_it_is_given_up(
    session: Session,
) -> None:
    letter, now = _claimed(session), START
    for _ in range(ATTEMPTS - 1):
        outbox.record_failure(session, letter.id, "451 later", now, final=False)
        assert letter.state is WAITING
        assert outbox.claim(session, now) is None
        now = letter.not_before
        assert outbox.claim(session, now) == letter.id
    outbox.record_failure(session, letter.id, "451 later", now, final=False)
    assert letter.state is MessageState.GIVEN_UP


def test_a_final_refusal_is_given_up_at_once(session: Session) -> None:
    letter = _claimed(session)
    outbox.record_failure(session, letter.id, "550 " + "x" * 400, START, final=True)
    assert letter.state is MessageState.GIVEN_UP
    assert letter.last_error is not None
    assert len(letter.last_error) == outbox.ERROR_LENGTH


def test_a_letter_that_reached_no_server_costs_no_attempt(session: Session) -> None:
    letter = _claimed(session)
    outbox.postpone_unsent(session, letter.id, "TimeoutError", START)
    assert (letter.state, letter.attempts) == (WAITING, 0)


@pytest.mark.parametrize("was_tried", [True, False])
def test_a_letter_whose_link_was_replaced_while_it_was_sent_is_not_sent_again(
    session: Session, was_tried: bool
) -> None:
    letter = _claimed(session)
    invitations.resend(session, letter.invitation_id or 0, BY_COMMAND, START)
    session.expire_all()
    if was_tried:
        outbox.record_failure(session, letter.id, "451 later", START, final=False)
    else:
        outbox.postpone_unsent(session, letter.id, "TimeoutError", START)
    assert letter.state is MessageState.GIVEN_UP
    with pytest.raises(LetterReplaced):
        outbox.decide(session, letter.id, MessageAction.RETRY, BY_COMMAND, START)


def test_an_expired_lease_waits_for_a_person(session: Session) -> None:
    letter = _claimed(session)
    assert outbox.lose_expired(session, START + LEASE) == 0
    late = START + LEASE + timedelta(seconds=1)
    assert outbox.lose_expired(session, late) == 1
    assert letter.state is UNKNOWN
    assert outbox.claim(session, late) is None, "never sent again by itself"


def test_a_person_sends_a_letter_in_doubt_again(session: Session) -> None:
    letter = _claimed(session)
    letter.state = UNKNOWN
    outbox.decide(session, letter.id, MessageAction.RETRY, BY_COMMAND, START)
    assert (letter.state, letter.attempts, letter.last_error) == (WAITING, 0, None)
    assert outbox.claim(session, START) is None, "its last try still counts in the rate"
    assert outbox.claim(session, START + MINUTE) == letter.id


def test_a_person_confirms_that_a_letter_came(session: Session) -> None:
    letter = _claimed(session)
    letter.state = UNKNOWN
    outbox.decide(session, letter.id, MessageAction.CONFIRM, BY_COMMAND, START)
    assert (letter.state, letter.sent_at, letter.link_token) == (MessageState.SENT, START, None)


@pytest.mark.parametrize(
    ("state", "action"),
    [
        (WAITING, MessageAction.GIVE_UP),
        (WAITING, MessageAction.CLAIM),
        (SENDING, MessageAction.SUCCEED),
        (MessageState.GIVEN_UP, MessageAction.CONFIRM),
        (MessageState.SENT, MessageAction.RETRY),
    ],
)
def test_a_person_decides_nothing_else(
    session: Session, state: MessageState, action: MessageAction
) -> None:
    (letter,) = _letters(session)
    letter.state = state
    with pytest.raises(TransitionRefused):
        outbox.decide(session, letter.id, action, BY_COMMAND, START)
    assert (letter.state, letter.sent_at) == (state, None)


def test_a_letter_that_is_not_there_cannot_be_decided(session: Session) -> None:
    with pytest.raises(NotFound):
        outbox.decide(session, 999, MessageAction.RETRY, BY_COMMAND, START)


def claim_all(url: str) -> list[int]:
    """Claim letters one by one until there are none; what one deliverer among several does."""
    engine = create_engine(url)
    if url.startswith("sqlite"):
        db.make_sqlite_safe(engine)
    claimed: list[int] = []
    while True:
        with Session(engine) as session, session.begin():
            found = outbox.claim(session, START)
        if found is None:
            engine.dispose()
            return claimed
        claimed.append(found)


def test_several_deliverers_claim_each_letter_once(session: Session, database_url: str) -> None:
    letters = {each.id for each in _letters(session, 40)}
    session.commit()
    claims = race(claim_all, [(database_url,)] * 4)
    failed = [each for each in claims if isinstance(each, BaseException)]
    assert not failed
    every = [each for one in claims if not isinstance(one, BaseException) for each in one]
    assert len(every) == len(letters)
    assert set(every) == letters
