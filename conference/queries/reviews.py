"""What was said, as those who go through it afterwards see it: in lists, and line by line."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from conference.domain.contributions import ContributionKind, Line, Origin, Voice
from conference.domain.errors import NotFound
from conference.domain.follow_up import FollowUpState
from conference.domain.reviews import LineFilter, Reviewed
from conference.domain.search import sort_key
from conference.domain.similar import alike
from conference.domain.texts import Translated
from conference.models import (
    Body,
    Contribution,
    ContributionTheme,
    Organisation,
    ParallelSession,
    Theme,
    User,
)
from conference.queries import review_filters

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One contribution with what belongs to it; `themes` are titles by id."""

    id: int
    number: int
    kind: ContributionKind
    text: str
    voice: Voice
    organisation_id: int | None
    organisation: str | None
    said_by: str
    responsible: str
    is_responsible_inferred: bool
    session_id: int | None
    session_number: int | None
    session_title: Translated | None
    is_session_inferred: bool
    origin: Origin
    written_at: datetime
    by: str | None
    approved_at: datetime | None
    removed_at: datetime | None
    merged_into: int | None
    is_lifted: bool
    body: str | None
    follow_up: FollowUpState
    themes: Mapping[int, Translated]

    @property
    def reviewed(self) -> Reviewed:
        """The line as a reviewer would leave it."""
        line = Line(self.kind, self.text, self.voice, self.organisation_id, self.responsible)
        return Reviewed(line, self.session_id, frozenset(self.themes), self.is_lifted)


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """One page of lines; `found` is how many there are in all."""

    lines: tuple[ReviewLine, ...]
    found: int
    page: int
    pages: int


def page(session: Session, conference_id: int, wanted: LineFilter, number: int) -> ReviewPage:
    """Return page `number` (from 1) of the lines `wanted`, as they are numbered. Three queries."""
    conditions = review_filters.conditions(conference_id, wanted)
    found = session.scalar(select(func.count(Contribution.id)).where(*conditions)) or 0
    pages = max(1, -(-found // PAGE_SIZE))
    number = min(number, pages)
    query = _query().where(*conditions).order_by(Contribution.number)
    query = query.limit(PAGE_SIZE).offset((number - 1) * PAGE_SIZE)
    return ReviewPage(_lines(session, query), found, number, pages)


def line(session: Session, conference_id: int, number: int) -> ReviewLine:
    """Return the line of that number; raises NotFound."""
    mine = (Contribution.conference_id == conference_id, Contribution.number == number)
    for each in _lines(session, _query().where(*mine)):
        return each
    raise NotFound


def within(session: Session, ids: Collection[int], own: Collection[int]) -> list[int]:
    """Return those of the lines `ids` that were said in the sessions `own`."""
    mine = (Contribution.id.in_(ids), Contribution.session_id.in_(own))
    return list(session.scalars(select(Contribution.id).where(*mine)))


def merged(session: Session, contribution_id: int) -> tuple[ReviewLine, ...]:
    """Return the lines that were merged into this one."""
    mine = Contribution.merged_into_id == contribution_id
    return _lines(session, _query().where(mine).order_by(Contribution.number))


def similar(session: Session, conference_id: int, contribution_id: int) -> tuple[ReviewLine, ...]:
    """Return the lines that seem to say the same as this one and could be merged with it."""
    stands = (Contribution.removed_at.is_(None), Contribution.merged_into_id.is_(None))
    mine = (Contribution.conference_id == conference_id, Contribution.kind != ContributionKind.NONE)
    query = select(Contribution.id, Contribution.text).where(*mine, *stands)
    texts = {row.id: row.text for row in session.execute(query)}
    if contribution_id not in texts:
        return ()
    found = alike(contribution_id, texts)
    lines = {each.id: each for each in _lines(session, _query().where(Contribution.id.in_(found)))}
    return tuple(lines[each] for each in found)


def themes(session: Session, conference_id: int | None = None) -> list[tuple[int, Translated]]:
    """Return the themes by title: all, or those that the conference's lines have."""
    query = select(Theme.id, Theme.title)
    if conference_id is not None:
        held = (
            select(ContributionTheme.theme_id)
            .join(Contribution, Contribution.id == ContributionTheme.contribution_id)
            .where(Contribution.conference_id == conference_id)
        )
        query = query.where(Theme.id.in_(held))
    found = [(row.id, row.title) for row in session.execute(query)]
    return sorted(found, key=lambda each: sort_key(each[1].nb))


def _query() -> Select[Any]:
    into = aliased(Contribution)
    return (
        select(
            *(getattr(Contribution, name) for name in _PLAIN),
            Organisation.name.label("organisation"),
            User.name.label("by"),
            Body.name.label("body"),
            into.number.label("merged_into"),
            ParallelSession.number.label("session_number"),
            ParallelSession.title.label("session_title"),
        )
        .outerjoin(Organisation, Organisation.id == Contribution.organisation_id)
        .outerjoin(User, User.id == Contribution.user_id)
        .outerjoin(Body, Body.id == Contribution.body_id)
        .outerjoin(into, into.id == Contribution.merged_into_id)
        .outerjoin(ParallelSession, ParallelSession.id == Contribution.session_id)
    )


def _lines(session: Session, query: Select[Any]) -> tuple[ReviewLine, ...]:
    rows = [dict(row) for row in session.execute(query).mappings()]
    held: dict[int, dict[int, Translated]] = {row["id"]: {} for row in rows}
    theirs = (
        select(ContributionTheme.contribution_id, Theme.id, Theme.title)
        .join(Theme, Theme.id == ContributionTheme.theme_id)
        .where(ContributionTheme.contribution_id.in_(held))
        .order_by(Theme.name_key)
    )
    for contribution_id, theme_id, title in session.execute(theirs) if rows else ():
        held[contribution_id][theme_id] = title
    return tuple(ReviewLine(**row, themes=held[row["id"]]) for row in rows)


_JOINED = {
    "organisation",
    "by",
    "body",
    "merged_into",
    "session_number",
    "session_title",
    "themes",
}
_PLAIN = [name for name in ReviewLine.__dataclass_fields__ if name not in _JOINED]
