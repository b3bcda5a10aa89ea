"""What comes of a contribution: its states, what an answer needs, and what it rests on."""

from dataclasses import dataclass
from enum import StrEnum

from conference.domain.errors import DomainError, TransitionRefused
from conference.domain.marks import mark

ANSWER_LENGTH, SOURCE_LENGTH, ADDRESS_LENGTH = 4000, 300, 500


class FollowUpState(StrEnum):
    """Where a contribution stands with the body that owns it."""

    NEW = "new"
    CONSIDERED = "considered"
    FOLLOWED_UP = "followed_up"
    PARTLY = "partly"
    NOT_FOLLOWED_UP = "not_followed_up"


_S = FollowUpState
ANSWERED = frozenset({_S.FOLLOWED_UP, _S.PARTLY, _S.NOT_FOLLOWED_UP})
"""The states that are an answer to who raised it, and that are never left without words."""

TRANSITIONS: dict[FollowUpState, frozenset[FollowUpState]] = {
    _S.NEW: frozenset({_S.CONSIDERED, *ANSWERED}),
    _S.CONSIDERED: frozenset({_S.CONSIDERED, *ANSWERED}),
    _S.PARTLY: frozenset({_S.CONSIDERED, *ANSWERED}),
    _S.NOT_FOLLOWED_UP: frozenset({_S.CONSIDERED, *ANSWERED}),
    _S.FOLLOWED_UP: ANSWERED,
}
"""To where each state leads. An answer may be renewed; nothing goes back to never having been."""


class ReferenceKind(StrEnum):
    """What an answer rests on."""

    LAW = "law"
    WHITE_PAPER = "white_paper"
    BUDGET = "budget"
    OTHER = "other"


class ReasonMissing(DomainError):
    """An answer needs words: what was done, or why it wasn't."""

    code = "reason_missing"


class OwnerMissing(DomainError):
    """Nobody answers for what nobody owns."""

    code = "owner_missing"


class AnswerOwned(DomainError):
    """What has been answered has an owner: somebody else may take it over, but not nobody."""

    code = "answer_owned"


class BodyInUse(DomainError):
    """A body that owns, has answered or has somebody who answers isn't taken away."""

    code = "body_in_use"


class ApprovalMissing(DomainError):
    """Nobody is told of an answer to what nobody can read yet."""

    code = "approval_missing"


class StewardKnown(DomainError):
    """Somebody with this address answers for the body already."""

    code = "steward_known"


class ContinuationRefused(DomainError):
    """A contribution continues an earlier one, never itself or a later one."""

    code = "continuation_refused"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an owner says of a contribution: where it stands now, and in words why."""

    state: FollowUpState
    text: str

    def checked(self, before: FollowUpState) -> "Answer":
        """Return the answer in good order to one that stood at `before`.

        Raises TransitionRefused or ReasonMissing.
        """
        if self.state not in TRANSITIONS[before]:
            raise TransitionRefused(state=before, action=self.state)
        text = self.text.replace("\r\n", "\n").strip()
        if self.state in ANSWERED and not text:
            raise ReasonMissing
        return Answer(self.state, text)


def answers_mark(contribution_id: int, body_id: int | None, state: FollowUpState, last: int) -> str:
    """Return the mark of a contribution's answers; `last` is the newest's id, 0 for none."""
    return mark((contribution_id, body_id, state, last))


def open_states(state: FollowUpState) -> list[FollowUpState]:
    """Return the states that `state` leads to, in their order."""
    return [each for each in FollowUpState if each in TRANSITIONS[state]]
