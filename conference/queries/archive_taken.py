"""What a package would hold now, counted, and who has taken one when."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from conference.domain.actors import ActorKind
from conference.domain.archive import PackageKind
from conference.domain.contributions import ContributionKind
from conference.models import (
    Admission,
    AuditEntry,
    Contribution,
    FollowUp,
    Invitation,
    ProgrammeItem,
    ProgrammeRelease,
    Registration,
    Report,
    User,
)
from conference.queries import rows
from conference.queries.door import stands

LIMIT = 20
_IS_DRAFT = Contribution.approved_at.is_(None) & (Contribution.kind != ContributionKind.NONE)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is to hand on; `report` is the newest final version, None before the first.

    `drafts` are those of the contributions that nobody has approved yet.
    """

    guests: int
    seats: int
    came: int
    items: int
    releases: int
    contributions: int
    drafts: int
    answers: int
    report: int | None


@dataclass(frozen=True, slots=True)
class Taken:
    """A package that was taken: by whom (a user still there, or by what right) and its checksum."""

    at: datetime
    by: ActorKind
    user: str | None
    kind: PackageKind
    checksum: str


def counts(session: Session, conference_id: int, day: date) -> Counts:
    """Return how much there is now."""
    invited = Invitation.conference_id == conference_id
    said = (Contribution.conference_id == conference_id) & Contribution.removed_at.is_(None)
    seats = select(func.count(Registration.id), func.count(Admission.id)).join(
        Invitation, Invitation.id == Registration.invitation_id
    )
    taken, came = rows.only(session, seats.outerjoin(Admission, stands(day)).where(invited))
    answers = select(func.count(FollowUp.id)).join(
        Contribution, Contribution.id == FollowUp.contribution_id
    )
    newest = select(func.max(Report.version)).where(Report.conference_id == conference_id)
    return Counts(
        guests=_count(session, Invitation.id, invited),
        seats=taken,
        came=came,
        items=_count(session, ProgrammeItem.id, ProgrammeItem.conference_id == conference_id),
        releases=_count(
            session, ProgrammeRelease.id, ProgrammeRelease.conference_id == conference_id
        ),
        contributions=_count(session, Contribution.id, said),
        drafts=_count(session, Contribution.id, said & _IS_DRAFT),
        answers=session.scalar(answers.where(said)) or 0,
        report=session.scalar(newest),
    )


def taken(session: Session, conference_id: int) -> tuple[Taken, ...]:
    """Return the latest packages that were taken, the newest first."""
    query = (
        select(AuditEntry.at, AuditEntry.by, User.name, AuditEntry.detail)
        .outerjoin(User, User.id == AuditEntry.user_id)
        .where(
            AuditEntry.action == "archive.take",
            AuditEntry.subject == "conference",
            AuditEntry.subject_id == conference_id,
        )
        .order_by(AuditEntry.id.desc())
        .limit(LIMIT)
    )
    return tuple(
        Taken(at, by, user, PackageKind(detail["package"]), detail["checksum"])
        for at, by, user, detail in rows.every(session, query)
    )


def _count(session: Session, column: Any, which: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count(column)).where(which)) or 0
