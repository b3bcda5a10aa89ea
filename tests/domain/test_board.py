"""The board says in one word where an organisation stands, and what to do next."""

from datetime import timedelta

import pytest

from conference.domain.board import BoardFacts, BoardStatus, NextStep, board_status, next_step
from conference.domain.invitations import InvitationState
from conference.domain.outbox import MessageState
from conference.domain.reminders import LeftOut
from tests.support.clock import START as NOW

INVITED, ACCEPTED = InvitationState.INVITED, InvitationState.ACCEPTED
SENT, LATER = MessageState.SENT, NOW + timedelta(days=1)


@pytest.mark.parametrize(
    ("facts", "status", "step"),
    [
        (BoardFacts(INVITED, LATER, False, 0, SENT), BoardStatus.INVITED, NextStep.REMIND),
        (BoardFacts(INVITED, LATER, True, 0, SENT), BoardStatus.OPENED, NextStep.REMIND),
        (BoardFacts(INVITED, NOW, True, 0, SENT), BoardStatus.SILENT, NextStep.TAKE_BACK),
        (
            BoardFacts(INVITED, LATER, False, 0, MessageState.BOUNCED),
            BoardStatus.LETTER_FAILED,
            NextStep.MEND_ADDRESS,
        ),
        (
            BoardFacts(ACCEPTED, NOW, True, 1, MessageState.GIVEN_UP),
            BoardStatus.LETTER_FAILED,
            NextStep.MEND_ADDRESS,
        ),
        (BoardFacts(ACCEPTED, LATER, True, 1, SENT), BoardStatus.NAMES_MISSING, NextStep.ASK_NAMES),
        (BoardFacts(ACCEPTED, NOW, False, 0, None), BoardStatus.NAMED, NextStep.NOTHING),
        (
            BoardFacts(InvitationState.DECLINED, NOW, True, 0, MessageState.BOUNCED),
            BoardStatus.DECLINED,
            NextStep.NOTHING,
        ),
        (
            BoardFacts(InvitationState.LAPSED, NOW, False, 0, SENT),
            BoardStatus.LAPSED,
            NextStep.NOTHING,
        ),
        (
            BoardFacts(InvitationState.REVOKED, LATER, False, 0, None),
            BoardStatus.REVOKED,
            NextStep.NOTHING,
        ),
    ],
)
def test_where_an_organisation_stands(
    facts: BoardFacts, status: BoardStatus, step: NextStep
) -> None:
    assert board_status(facts, NOW) is status
    assert next_step(status) is step


@pytest.mark.parametrize(
    ("status", "why", "step"),
    [
        (BoardStatus.INVITED, LeftOut.RECENT, NextStep.WAIT),
        (BoardStatus.OPENED, LeftOut.UNDER_WAY, NextStep.WAIT),
        (BoardStatus.OPENED, LeftOut.ENOUGH, NextStep.CALL),
        (BoardStatus.NAMES_MISSING, LeftOut.CLOSED, NextStep.CALL),
        (BoardStatus.SILENT, LeftOut.CLOSED, NextStep.TAKE_BACK),
    ],
)
def test_who_cannot_be_written_to_now_is_waited_for_or_called(
    status: BoardStatus, why: LeftOut, step: NextStep
) -> None:
    assert next_step(status, why) is step
