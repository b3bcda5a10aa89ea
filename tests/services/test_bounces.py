"""A letter that came back is marked once, and only one that has left can come back."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.bounces import BounceReport
from conference.domain.errors import NotFound, TransitionRefused
from conference.domain.outbox import MessageState
from conference.models import AuditEntry, Conference, OutboxMessage
from conference.queries import bounces as queries
from conference.services import bounces
from tests.support import factories
from tests.support.clock import START

SENT = MessageState.SENT


@pytest.fixture
def held(session: Session) -> Conference:
    """A conference."""
    return factories.conference(session)


def _record(session: Session, letter: OutboxMessage, words: str = "550 No such user") -> None:
    bounces.record(session, letter.conference_id, letter.id, words, BY_COMMAND, START)


def test_a_letter_that_left_can_come_back(session: Session, held: Conference) -> None:
    letter = factories.letter(session, held, state=SENT)
    _record(session, letter)
    assert (letter.state, letter.last_error) == (MessageState.BOUNCED, "550 No such user")
    assert session.scalars(select(AuditEntry.action)).all() == ["outbox.bounce"]


@pytest.mark.parametrize("state", [MessageState.WAITING, MessageState.GIVEN_UP])
def test_one_that_has_not_left_cannot(
    session: Session, held: Conference, state: MessageState
) -> None:
    letter = factories.letter(session, held, state=state)
    with pytest.raises(TransitionRefused):
        _record(session, letter)
    assert letter.state is state


def test_a_letter_of_another_conference_is_not_found(session: Session, held: Conference) -> None:
    other = factories.conference(session, slug="2016")
    letter = factories.letter(session, other, state=SENT)
    with pytest.raises(NotFound):
        bounces.record(session, held.id, letter.id, "", BY_COMMAND, START)


def test_many_are_marked_once(session: Session, held: Conference) -> None:
    letters = [factories.letter(session, held, state=SENT) for _ in range(3)]
    waiting = factories.letter(session, held)
    words = {each.id: "550" for each in [*letters, waiting]}
    assert bounces.record_all(session, held.id, words, BY_COMMAND, START) == 3
    assert bounces.record_all(session, held.id, words, BY_COMMAND, START) == 0


def _report(message_id: str | None, recipient: str = "x@example.no") -> BounceReport:
    return BounceReport(message_id, recipient, "5.1.1", "550")


def test_reports_find_their_letters(session: Session, held: Conference) -> None:
    first = factories.letter(session, held, state=SENT)
    second = factories.letter(session, held, state=SENT)
    second.recipient_email = first.recipient_email
    first.sent_at = second.sent_at = START
    session.flush()
    by_id = queries.matched(session, held.id, [_report(first.message_id), _report("<x@y>")])
    assert [each.id for each in by_id.returned] == [first.id]
    assert by_id.strangers == 1, "a letter from elsewhere to the same address is none of ours"
    by_address = queries.matched(session, held.id, [_report(None, first.recipient_email)] * 2)
    assert [each.id for each in by_address.returned] == [second.id], "the last one sent, once"


def test_a_letter_marked_before_is_known(session: Session, held: Conference) -> None:
    letter = factories.letter(session, held, state=MessageState.BOUNCED)
    (found,) = queries.matched(session, held.id, [_report(letter.message_id)]).returned
    assert found.is_known


def test_a_letter_that_waits_is_matched_with_nothing(session: Session, held: Conference) -> None:
    letter = factories.letter(session, held)
    match = queries.matched(session, held.id, [_report(letter.message_id)])
    assert (match.returned, match.strangers) == ((), 1)
