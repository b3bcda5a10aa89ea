"""Where every invited organisation stands, and the next thing to do about it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from conference.domain.invitations import InvitationState
from conference.domain.outbox import MessageState
from conference.domain.reminders import LeftOut


class BoardStatus(StrEnum):
    """One word for where an organisation stands; what needs doing comes first."""

    LETTER_FAILED = "letter_failed"
    SILENT = "silent"
    NAMES_MISSING = "names_missing"
    INVITED = "invited"
    OPENED = "opened"
    NAMED = "named"
    DECLINED = "declined"
    LAPSED = "lapsed"
    REVOKED = "revoked"


class NextStep(StrEnum):
    """What the organiser does next."""

    MEND_ADDRESS = "mend_address"
    TAKE_BACK = "take_back"
    ASK_NAMES = "ask_names"
    REMIND = "remind"
    CALL = "call"
    WAIT = "wait"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class BoardFacts:
    """What is known of an invitation; `last_letter` is the state of the last letter about it."""

    state: InvitationState
    closes_at: datetime
    is_opened: bool
    nameless: int
    last_letter: MessageState | None


_LOST = frozenset({MessageState.BOUNCED, MessageState.GIVEN_UP})
_OVER = {
    InvitationState.DECLINED: BoardStatus.DECLINED,
    InvitationState.LAPSED: BoardStatus.LAPSED,
    InvitationState.REVOKED: BoardStatus.REVOKED,
}
_STEPS = {
    BoardStatus.LETTER_FAILED: NextStep.MEND_ADDRESS,
    BoardStatus.SILENT: NextStep.TAKE_BACK,
    BoardStatus.NAMES_MISSING: NextStep.ASK_NAMES,
    BoardStatus.INVITED: NextStep.REMIND,
    BoardStatus.OPENED: NextStep.REMIND,
}


def board_status(facts: BoardFacts, now: datetime) -> BoardStatus:
    """Return where an organisation stands at `now`; a letter that failed comes before the rest."""
    if facts.state in _OVER:
        return _OVER[facts.state]
    if facts.last_letter in _LOST:
        return BoardStatus.LETTER_FAILED
    if facts.state is InvitationState.ACCEPTED:
        return BoardStatus.NAMES_MISSING if facts.nameless else BoardStatus.NAMED
    if now >= facts.closes_at:
        return BoardStatus.SILENT
    return BoardStatus.OPENED if facts.is_opened else BoardStatus.INVITED


def next_step(status: BoardStatus, why: LeftOut | None = None) -> NextStep:
    """Return what is to be done about an organisation that stands so.

    `why` is the reason that no letter can ask them now; then one waits, or makes a call.
    """
    step = _STEPS.get(status, NextStep.NOTHING)
    if why is None or step not in (NextStep.REMIND, NextStep.ASK_NAMES):
        return step
    return NextStep.CALL if why in (LeftOut.CLOSED, LeftOut.ENOUGH) else NextStep.WAIT
