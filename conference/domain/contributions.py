"""What is said in a room: its kinds, whose it is, and how it is written down."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from conference.domain.clock import end_of_day, start_of_day
from conference.domain.errors import DomainError

TEXT_LENGTH, BODY_LENGTH, KEY_LENGTH, THEME_LENGTH = 1000, 200, 36, 120
WRITING_DAYS = 7
"""For so many days after the conference its participants add what they have to say in writing."""


class ContributionKind(StrEnum):
    """What somebody does by saying it. COMMITMENT and APPEAL are the government's own.

    NONE records that a room had nothing to propose: silence is an answer too.
    """

    PROPOSAL = "proposal"
    CONCERN = "concern"
    QUESTION = "question"
    COMMITMENT = "commitment"
    APPEAL = "appeal"
    NONE = "none"


SPOKEN = tuple(kind for kind in ContributionKind if kind is not ContributionKind.NONE)
"""The kinds in the order of their keys, 1 to 5."""

GUESTS = (ContributionKind.PROPOSAL, ContributionKind.CONCERN, ContributionKind.QUESTION)
"""The kinds that an organisation writes itself; the others are the government's."""


class Voice(StrEnum):
    """Whose it is: one organisation's, several people's, or not said. Never a person's."""

    ORGANISATION = "organisation"
    SEVERAL = "several"
    UNNAMED = "unnamed"


class Origin(StrEnum):
    """How it came: said in the ROOM, written by an organisation's LINK, or read in a REPORT."""

    ROOM = "room"
    LINK = "link"
    REPORT = "report"


class NothingSaid(DomainError):
    """A contribution needs words, unless it is that none came."""

    code = "nothing_said"


class WritingClosed(DomainError):
    """Contributions come in writing from the morning of the day until a week after it."""

    code = "writing_closed"


class LinesFull(DomainError):
    """An organisation has written as many lines as one can."""

    code = "lines_full"


class LineSettled(DomainError):
    """What is approved, or stands for others, changes only where it is gone through."""

    code = "line_settled"


class SilenceRefused(DomainError):
    """Where something was said, it can't stand that nothing was."""

    code = "silence_refused"


class MergeRefused(DomainError):
    """A line can't be its own duplicate, nor that of one that is itself a duplicate or removed."""

    code = "merge_refused"


class AnswerHidden(DomainError):
    """A line that has been answered isn't merged into one that hasn't: its answer would be gone."""

    code = "answer_hidden"


@dataclass(frozen=True, slots=True)
class Line:
    """One contribution as it is written; `organisation_id` goes with Voice.ORGANISATION alone.

    `responsible` names the body that is to act, in the room's words; it may be empty.
    """

    kind: ContributionKind
    text: str
    voice: Voice
    organisation_id: int | None
    responsible: str

    def checked(self) -> "Line":
        """Return the line in good order; raises NothingSaid."""
        text = " ".join(self.text.split())
        is_none = self.kind is ContributionKind.NONE
        if not text and not is_none:
            raise NothingSaid
        is_named = self.voice is Voice.ORGANISATION and self.organisation_id is not None
        voice = Voice.UNNAMED if self.voice is Voice.ORGANISATION and not is_named else self.voice
        return Line(
            kind=self.kind,
            text="" if is_none else text,
            voice=Voice.UNNAMED if is_none else voice,
            organisation_id=self.organisation_id if is_named and not is_none else None,
            responsible="" if is_none else " ".join(self.responsible.split()),
        )


def is_writing_open(day: date, now: datetime) -> bool:
    """Whether participants can write: from the morning of `day` until WRITING_DAYS after it."""
    return start_of_day(day) <= now < end_of_day(last_writing_day(day))


def last_writing_day(day: date) -> date:
    """Return the last day on which participants of the conference on `day` can write."""
    return day + timedelta(days=WRITING_DAYS)
