"""What was said in the rooms, as those who write it down see it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.contributions import ContributionKind, Line, Voice
from conference.domain.errors import NotFound
from conference.domain.search import sort_key
from conference.domain.texts import Translated
from conference.models import (
    Contribution,
    ContributionTheme,
    Occurrence,
    Organisation,
    ParallelSession,
    ProgrammeItem,
    Theme,
    TimeSlot,
    User,
)
from conference.queries.attendees import RoomList


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """A line with whose it is and who wrote it (None where the user is gone)."""

    id: int
    number: int
    kind: ContributionKind
    text: str
    voice: Voice
    organisation_id: int | None
    organisation: str | None
    responsible: str
    written_at: datetime
    by: str | None
    removed_at: datetime | None
    approved_at: datetime | None
    themes: tuple[Translated, ...]

    @property
    def line(self) -> Line:
        """The line as it was written."""
        return Line(self.kind, self.text, self.voice, self.organisation_id, self.responsible)


@dataclass(frozen=True, slots=True)
class WrittenRoom:
    """A room in a slot, and how many lines stand; `is_silent` where none came, in so many words."""

    occurrence_id: int
    session_id: int
    number: int
    title: Translated
    slot: int
    room: str
    starts_at: datetime
    ends_at: datetime
    lines: int
    is_silent: bool


def rooms(session: Session, conference_id: int) -> tuple[WrittenRoom, ...]:
    """Return every room in every slot by time and number. One query."""
    stands = Contribution.removed_at.is_(None)
    is_none = Contribution.kind == ContributionKind.NONE
    query = (
        select(
            Occurrence.id.label("occurrence_id"),
            ParallelSession.id.label("session_id"),
            ParallelSession.number,
            ParallelSession.title,
            TimeSlot.number.label("slot"),
            Occurrence.room,
            ProgrammeItem.starts_at,
            ProgrammeItem.ends_at,
            func.count(Contribution.id).filter(~is_none).label("lines"),
            func.count(Contribution.id).filter(is_none).label("silent"),
        )
        .join(TimeSlot, TimeSlot.id == Occurrence.slot_id)
        .join(ProgrammeItem, ProgrammeItem.id == TimeSlot.item_id)
        .join(ParallelSession, ParallelSession.id == Occurrence.session_id)
        .outerjoin(Contribution, (Contribution.occurrence_id == Occurrence.id) & stands)
        .where(TimeSlot.conference_id == conference_id)
        .group_by(Occurrence.id, ParallelSession.id, TimeSlot.id, ProgrammeItem.id)
        .order_by(TimeSlot.number, ParallelSession.number)
    )
    return tuple(_room(dict(each)) for each in session.execute(query).mappings())


def room(session: Session, conference_id: int, occurrence_id: int) -> WrittenRoom:
    """Return one room; raises NotFound."""
    for each in rooms(session, conference_id):
        if each.occurrence_id == occurrence_id:
            return each
    raise NotFound


def lines(session: Session, occurrence_id: int) -> tuple[WrittenLine, ...]:
    """Return the room's lines in the order they were said, those removed too. Two queries."""
    about = _themes(session, occurrence_id)
    query = (
        select(
            *(getattr(Contribution, name) for name in _PLAIN),
            Organisation.name.label("organisation"),
            User.name.label("by"),
        )
        .outerjoin(Organisation, Organisation.id == Contribution.organisation_id)
        .outerjoin(User, User.id == Contribution.user_id)
        .where(Contribution.occurrence_id == occurrence_id)
        .order_by(Contribution.written_at, Contribution.id)
    )
    return tuple(
        WrittenLine(**row, themes=tuple(about.get(row["id"], ())))
        for row in session.execute(query).mappings()
    )


def line(session: Session, occurrence_id: int, contribution_id: int) -> WrittenLine:
    """Return one line of the room; raises NotFound."""
    for each in lines(session, occurrence_id):
        if each.id == contribution_id:
            return each
    raise NotFound


def organisations(held: RoomList) -> list[tuple[int, str]]:
    """Return the organisations that have people in the room, by name."""
    found = {each.organisation_id: each.organisation for each in held.attendees}
    return sorted(found.items(), key=lambda each: sort_key(each[1]))


def responsible(session: Session, conference_id: int) -> list[str]:
    """Return the bodies that have been named in any room, by name, to suggest."""
    query = (
        select(Contribution.responsible)
        .where(Contribution.conference_id == conference_id, Contribution.responsible != "")
        .distinct()
    )
    return sorted(session.scalars(query), key=sort_key)


def themes(session: Session) -> list[str]:
    """Return the titles of all themes in bokmål, to suggest."""
    found = session.scalars(select(Theme.title).order_by(Theme.name_key))
    return [each.nb for each in found]


def _themes(session: Session, occurrence_id: int) -> dict[int, list[Translated]]:
    query = (
        select(ContributionTheme.contribution_id, Theme.title)
        .join(Theme, Theme.id == ContributionTheme.theme_id)
        .join(Contribution, Contribution.id == ContributionTheme.contribution_id)
        .where(Contribution.occurrence_id == occurrence_id)
        .order_by(Theme.name_key)
    )
    found: dict[int, list[Translated]] = {}
    for contribution_id, title in session.execute(query):
        found.setdefault(contribution_id, []).append(title)
    return found


def _room(row: dict[str, Any]) -> WrittenRoom:
    is_silent = bool(row.pop("silent")) and not row["lines"]
    return WrittenRoom(**row, is_silent=is_silent)


_PLAIN = [
    name
    for name in WrittenLine.__dataclass_fields__
    if name not in {"organisation", "by", "themes"}
]
