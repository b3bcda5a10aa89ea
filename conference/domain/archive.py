"""What a conference hands on: its record for the archive, and what may be read by who asks.

Nothing here has a place for a need, an address, a phone number, a contact's name, a tag, a user or
a personal link: what isn't asked for can't come along.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from conference.domain.contributions import ContributionKind, Origin, Voice
from conference.domain.follow_up import FollowUpState, ReferenceKind
from conference.domain.invitations import InvitationState
from conference.domain.organisations import OrganisationKind
from conference.domain.plan_changes import PlanChange
from conference.domain.programme import AppearanceRole, ItemKind


class PackageKind(StrEnum):
    """Whom a package is for: the ARCHIVE, or somebody who has asked for ACCESS (innsyn)."""

    ARCHIVE = "archive"
    ACCESS = "access"


@dataclass(frozen=True, slots=True)
class GuestRecord:
    """An organisation that was invited; `people` is how many seats it has taken of its `quota`."""

    name: str
    number: str | None
    kind: OrganisationKind
    county: str
    municipality: str
    state: InvitationState
    quota: int
    people: int


@dataclass(frozen=True, slots=True)
class AttendeeRecord:
    """A seat: whose, where they were placed and where they sat (session number by slot number).

    `name` is None where none was given.
    """

    name: str | None
    organisation: str
    kind: OrganisationKind
    county: str
    placed: Mapping[int, int]
    attended: Mapping[int, int]
    is_admitted: bool


@dataclass(frozen=True, slots=True)
class ProgrammeRecord:
    """A line of the day or a session, with one of those who took part, as it was.

    A line with several people is told once for each, one with nobody once. Who was there the whole
    day has no line's title. `is_announced` is False for what is only known afterwards.
    """

    starts_at: datetime | None
    ends_at: datetime | None
    slot: int | None
    room: str
    kind: ItemKind | None
    session: int | None
    title: str
    text: str
    person: str = ""
    person_title: str = ""
    affiliation: str = ""
    role: AppearanceRole | None = None
    note: str = ""
    is_announced: bool = True
    is_inferred: bool = False


@dataclass(frozen=True, slots=True)
class ReleaseRecord:
    """One thing that was new in a release of the programme; None in one with nothing to tell."""

    number: int
    released_at: datetime
    change: PlanChange | None


@dataclass(frozen=True, slots=True)
class ReferenceRecord:
    """What an answer rests on."""

    kind: ReferenceKind
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """One dated answer to contribution `number`."""

    number: int
    answered_at: datetime
    body: str
    state: FollowUpState
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributionRecord:
    """What was said, whose it is, who owns it now and what came of it.

    `responsible` is in the room's words, `owner` the body's name; `earlier` are the contributions
    that it continues, as (conference, number).
    """

    number: int
    session: int | None
    session_title: str
    slot: int | None
    kind: ContributionKind
    text: str
    voice: Voice
    organisation: str
    said_by: str
    responsible: str
    owner: str
    themes: tuple[str, ...]
    origin: Origin
    is_session_inferred: bool
    is_responsible_inferred: bool
    is_approved: bool
    merged_into: int | None
    follow_up: FollowUpState
    answer: AnswerRecord | None
    references: tuple[ReferenceRecord, ...]
    earlier: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """The newest final report, as it was frozen."""

    version: int
    finalised_at: datetime
    content: Mapping[str, Any]
    checksum: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """All of a conference that is handed on, whoever it is for.

    `changed_at` is when something in it happened last: the same contents have the same moment.
    `is_invented` where the organisations and their people are.
    """

    slug: str
    name: str
    organiser: str
    date: date
    venue: str
    is_invented: bool
    slots: tuple[int, ...]
    changed_at: datetime
    guests: tuple[GuestRecord, ...]
    attendees: tuple[AttendeeRecord, ...]
    programme: tuple[ProgrammeRecord, ...]
    releases: tuple[ReleaseRecord, ...]
    contributions: tuple[ContributionRecord, ...]
    answers: tuple[AnswerRecord, ...]
    report: ReportRecord | None


def finished(contents: Contents) -> Contents:
    """Return the contents without what is still a draft: words that no chair has approved."""
    kept = tuple(
        each
        for each in contents.contributions
        if each.is_approved or each.kind is ContributionKind.NONE
    )
    numbers = {each.number for each in kept}
    answers = tuple(each for each in contents.answers if each.number in numbers)
    return replace(contents, contributions=kept, answers=answers)
