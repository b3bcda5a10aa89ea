"""What was said and what came of it, as everybody may see it.

Public is what was approved and stands, where a final report has told of it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from conference.domain.contributions import ContributionKind, Origin, Voice
from conference.domain.follow_up import FollowUpState
from conference.domain.public_answers import AnswerSearch
from conference.domain.search import fold, sort_key
from conference.domain.texts import Translated
from conference.models import (
    Body,
    Conference,
    Contribution,
    ContributionTheme,
    Organisation,
    ParallelSession,
    Theme,
    public,
)
from conference.queries import review_filters

PAGE_SIZE = 25
Counts = Mapping[FollowUpState, int]


@dataclass(frozen=True, slots=True)
class PublicLine:
    """One contribution as everybody may see it; `body` owns it, `said_by` is a source's words."""

    id: int
    number: int
    slug: str
    date: date
    kind: ContributionKind
    text: str
    voice: Voice
    organisation: str | None
    said_by: str
    responsible: str
    is_responsible_inferred: bool
    session_number: int | None
    session_title: Translated | None
    is_session_inferred: bool
    origin: Origin
    body: str | None
    follow_up: FollowUpState
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class YearCounts:
    """How one year's contributions stand, by state."""

    conference_id: int
    date: date
    counts: Counts


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """One page of lines; `counts` are of all that is found, by state, and `years` year by year."""

    lines: tuple[PublicLine, ...]
    counts: Counts
    years: tuple[YearCounts, ...]
    found: int
    page: int
    pages: int


def page(session: Session, search: AnswerSearch, number: int) -> AnswerPage:
    """Return page `number` (from 1) of what is found, the newest year first.

    Counting tells which years' lines are on the page, and theirs alone are put in order.
    """
    conditions = _conditions(session, search)
    years = _years(session, conditions)
    found = sum(sum(each.counts.values()) for each in years)
    pages = max(1, -(-found // PAGE_SIZE))
    number = min(number, pages)
    counts = sum((Counter(each.counts) for each in years), Counter[FollowUpState]())
    shown = _shown(session, conditions, years, (number - 1) * PAGE_SIZE)
    return AnswerPage(shown, counts, tuple(years), found, number, pages)


def by_theme(session: Session, search: AnswerSearch) -> list[tuple[Translated, Counts]]:
    """Return how what is found stands, theme by theme. One query."""
    query = (
        select(ContributionTheme.theme_id, Contribution.follow_up, func.count())
        .join(ContributionTheme, ContributionTheme.contribution_id == Contribution.id)
        .where(*_conditions(session, search))
        .group_by(ContributionTheme.theme_id, Contribution.follow_up)
    )
    titles = dict(session.execute(select(Theme.id, Theme.title)).all())
    found = [(titles[key], counts) for key, counts in _grouped(session.execute(query)).items()]
    return sorted(found, key=lambda each: sort_key(each[0].nb))


def public_conferences(session: Session) -> list[int]:
    """Return the conferences of which anything is public: a final report tells of it."""
    return list(session.scalars(public.conferences()))


def is_public(session: Session) -> list[ColumnElement[bool]]:
    """Return the conditions of the contributions that everybody may see."""
    return [
        Contribution.conference_id.in_(public_conferences(session)),
        Contribution.approved_at.is_not(None),
        Contribution.kind != ContributionKind.NONE,
        *review_filters.lacks(None),
    ]


def lines_query() -> Select[Any]:
    """Return the query of public lines, still open to conditions."""
    return (
        select(
            *(getattr(Contribution, name) for name in _PLAIN),
            Conference.slug,
            Conference.date,
            Organisation.name.label("organisation"),
            ParallelSession.number.label("session_number"),
            ParallelSession.title.label("session_title"),
            Body.name.label("body"),
        )
        .join(Conference, Conference.id == Contribution.conference_id)
        .outerjoin(Organisation, Organisation.id == Contribution.organisation_id)
        .outerjoin(ParallelSession, ParallelSession.id == Contribution.session_id)
        .outerjoin(Body, Body.id == Contribution.body_id)
    )


def lines(session: Session, query: Select[Any]) -> tuple[PublicLine, ...]:
    """Return the lines that the query finds."""
    return tuple(PublicLine(**row) for row in session.execute(query).mappings())


def _conditions(session: Session, search: AnswerSearch) -> list[ColumnElement[bool]]:
    found = is_public(session)
    if search.year:
        held = select(Conference.id).where(Conference.slug == search.year)
        found.append(Contribution.conference_id == held.scalar_subquery())
    if search.theme_id:
        theirs = select(ContributionTheme.contribution_id).where(
            ContributionTheme.theme_id == search.theme_id
        )
        found.append(Contribution.id.in_(theirs))
    if search.body_id:
        found.append(Contribution.body_id == search.body_id)
    if search.state:
        found.append(Contribution.follow_up == search.state)
    words = fold(search.words).split()
    return [*found, *(Contribution.search_key.contains(each, autoescape=True) for each in words)]


def _years(session: Session, conditions: list[ColumnElement[bool]]) -> list[YearCounts]:
    """Return how every year's that are found stand, the newest first."""
    query = (
        select(Contribution.conference_id, Contribution.follow_up, func.count())
        .where(*conditions)
        .group_by(Contribution.conference_id, Contribution.follow_up)
    )
    counts = _grouped(session.execute(query))
    held = select(Conference.id, Conference.date).where(Conference.id.in_(counts))
    rows = session.execute(held.order_by(Conference.date.desc(), Conference.id))
    return [YearCounts(key, day, counts[key]) for key, day in rows]


def _shown(
    session: Session,
    conditions: list[ColumnElement[bool]],
    years: Iterable[YearCounts],
    skip: int,
) -> tuple[PublicLine, ...]:
    found: list[PublicLine] = []
    for year in years:
        size = sum(year.counts.values())
        if skip < size and len(found) < PAGE_SIZE:
            mine = Contribution.conference_id == year.conference_id
            query = lines_query().where(mine, *conditions).order_by(Contribution.number)
            query = query.limit(PAGE_SIZE - len(found)).offset(skip)
            found.extend(lines(session, query))
        skip = max(0, skip - size)
    return tuple(found)


def _grouped(rows: Iterable[Any]) -> dict[int, dict[FollowUpState, int]]:
    found: dict[int, dict[FollowUpState, int]] = {}
    for key, state, count in rows:
        found.setdefault(key, {})[state] = count
    return found


_JOINED = {"slug", "date", "organisation", "session_number", "session_title", "body"}
_PLAIN = [name for name in PublicLine.__dataclass_fields__ if name not in _JOINED]
