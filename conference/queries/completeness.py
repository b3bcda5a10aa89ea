"""What still lacks before what was said is whole: silent rooms, loose lines, unheard guests."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from conference.domain.contributions import ContributionKind, Origin
from conference.domain.reviews import Lack
from conference.domain.texts import Translated
from conference.models import (
    Admission,
    Contribution,
    Invitation,
    Organisation,
    ParallelSession,
    Registration,
)
from conference.queries import contributions, review_filters
from conference.queries.contributions import WrittenRoom
from conference.queries.door import stands

LACKS = (Lack.APPROVAL, Lack.THEME, Lack.OWNER)


@dataclass(frozen=True, slots=True)
class SessionLines:
    """How many lines a session has, by what they lack; `is_silent` where none came, in words."""

    session_id: int
    number: int
    title: Translated
    lines: int
    lacking: dict[Lack, int]
    is_silent: bool


@dataclass(frozen=True, slots=True)
class Unheard:
    """An organisation that came, and that no line is by."""

    organisation_id: int
    name: str
    is_invented: bool


@dataclass(frozen=True, slots=True)
class Completeness:
    """What lacks: `silent` rooms where nobody wrote anything, and the lines by session.

    `lacking` counts the conference's lines, those of no session too.
    """

    silent: tuple[WrittenRoom, ...]
    sessions: tuple[SessionLines, ...]
    lacking: dict[Lack, int]
    lines: int
    unheard: tuple[Unheard, ...]
    came: int


def of(session: Session, conference_id: int, day: date) -> Completeness:
    """Return what lacks, where `day` is the conference's.

    Where lines of a session that weren't sent by link name no room, they tell of all its rooms.
    """
    rooms = contributions.rooms(session, conference_id)
    sessions = _sessions(session, conference_id)
    told = _told_of(session, conference_id)
    unheard, came = _unheard(session, conference_id, day)
    return Completeness(
        silent=tuple(
            each
            for each in rooms
            if not each.lines and not each.is_silent and each.session_id not in told
        ),
        sessions=sessions,
        lacking={each: _count(session, conference_id, each) for each in LACKS},
        lines=_count(session, conference_id, None),
        unheard=unheard,
        came=came,
    )


def _told_of(session: Session, conference_id: int) -> set[int | None]:
    """Return the sessions that a line tells of without naming its room."""
    query = select(Contribution.session_id).where(
        Contribution.conference_id == conference_id,
        Contribution.occurrence_id.is_(None),
        Contribution.origin != Origin.LINK,
        Contribution.removed_at.is_(None),
    )
    return set(session.scalars(query))


def _count(session: Session, conference_id: int, lack: Lack | None) -> int:
    mine = (Contribution.conference_id == conference_id, *review_filters.lacks(lack))
    said = Contribution.kind != ContributionKind.NONE
    return session.scalar(select(func.count(Contribution.id)).where(*mine, said)) or 0


def _sessions(session: Session, conference_id: int) -> tuple[SessionLines, ...]:
    """Return every session with its lines, in one query."""
    stands = review_filters.lacks(None)
    said = Contribution.kind != ContributionKind.NONE

    def counted(lack: Lack | None) -> Any:
        return func.count(Contribution.id).filter(*review_filters.lacks(lack), said)

    silences = func.count(Contribution.id).filter(*stands, ~said)
    columns = [counted(each) for each in (None, *LACKS)]
    query = (
        select(ParallelSession.id, ParallelSession.number, ParallelSession.title, silences)
        .add_columns(*columns)
        .outerjoin(Contribution, Contribution.session_id == ParallelSession.id)
        .where(ParallelSession.conference_id == conference_id)
        .group_by(ParallelSession.id)
        .order_by(ParallelSession.number)
    )
    rows: Iterable[Any] = session.execute(query)
    return tuple(_session_lines(*row) for row in rows)


def _session_lines(
    session_id: int, number: int, title: Translated, silences: int, lines: int, *lacking: int
) -> SessionLines:
    counts = dict(zip(LACKS, lacking, strict=True))
    return SessionLines(session_id, number, title, lines, counts, bool(silences) and not lines)


def _unheard(session: Session, conference_id: int, day: date) -> tuple[tuple[Unheard, ...], int]:
    """Return the organisations that came and weren't heard by name, and how many came."""
    mine = Contribution.organisation_id == Organisation.id
    said = select(Contribution.id).where(
        mine, Contribution.conference_id == conference_id, Contribution.removed_at.is_(None)
    )
    here = (
        select(Registration.id)
        .join(Invitation, Invitation.id == Registration.invitation_id)
        .join(Admission, stands(day))
        .where(
            Invitation.conference_id == conference_id,
            Invitation.organisation_id == Organisation.id,
        )
    )
    query = (
        select(Organisation.id, Organisation.name, Organisation.is_invented, exists(said))
        .where(exists(here))
        .order_by(Organisation.name_key)
    )
    rows = session.execute(query).all()
    return tuple(Unheard(*row[:3]) for row in rows if not row[3]), len(rows)
