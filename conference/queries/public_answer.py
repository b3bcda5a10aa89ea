"""One contribution as everybody may see it: its sources, its answers, and what they rest on."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from conference.domain.errors import NotFound
from conference.domain.follow_up import FollowUpState, ReferenceKind
from conference.domain.texts import Translated
from conference.models import (
    Body,
    Conference,
    Continuation,
    Contribution,
    ContributionTheme,
    FollowUp,
    Reference,
    Theme,
)
from conference.queries import public_answers
from conference.queries.public_answers import PublicLine


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One dated answer; by a body, never by a person."""

    state: FollowUpState
    text: str
    body: str
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """What an answer rests on; `url` may be empty."""

    id: int
    kind: ReferenceKind
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class PublicAnswer:
    """A contribution with all that is public of it.

    `sources` are those merged into it; `earlier` it continues, and `later` continue it.
    """

    line: PublicLine
    themes: tuple[tuple[int, Translated], ...]
    sources: tuple[PublicLine, ...]
    answers: tuple[AnswerView, ...]
    references: tuple[ReferenceView, ...]
    earlier: tuple[PublicLine, ...]
    later: tuple[PublicLine, ...]


def of(session: Session, slug: str, number: int) -> PublicAnswer:
    """Return the contribution of that conference and number.

    One that was merged leads to what stands for it. Raises NotFound.
    """
    return whole(session, _line(session, slug, number))


def whole(session: Session, line: PublicLine, *, within: bool = False) -> PublicAnswer:
    """Return a contribution with all that belongs to it.

    Those who answer, `within`, also see what it continues that isn't public yet.
    """
    public = [] if within else public_answers.is_public(session)
    mine = Contribution.merged_into_id == line.id
    stands = (mine, Contribution.removed_at.is_(None))
    merged = public_answers.lines_query().where(*stands).order_by(Contribution.number)
    return PublicAnswer(
        line=line,
        themes=_themes(session, line.id),
        sources=public_answers.lines(session, merged),
        answers=_answers(session, line.id),
        references=_references(session, line.id),
        earlier=_linked(session, line.id, public, is_later=False),
        later=_linked(session, line.id, public, is_later=True),
    )


def _line(session: Session, slug: str, number: int) -> PublicLine:
    asked = (
        select(Contribution.id, Contribution.merged_into_id)
        .join(Conference, Conference.id == Contribution.conference_id)
        .where(Conference.slug == slug, Contribution.number == number)
    )
    row = session.execute(asked).one_or_none()
    if row is None:
        raise NotFound
    public = public_answers.is_public(session)
    query = public_answers.lines_query().where(Contribution.id == (row[1] or row[0]), *public)
    for each in public_answers.lines(session, query):
        return each
    raise NotFound


def _themes(session: Session, contribution_id: int) -> tuple[tuple[int, Translated], ...]:
    query = (
        select(Theme.id, Theme.title)
        .join(ContributionTheme, ContributionTheme.theme_id == Theme.id)
        .where(ContributionTheme.contribution_id == contribution_id)
        .order_by(Theme.name_key)
    )
    return tuple((key, title) for key, title in session.execute(query))


def _answers(session: Session, contribution_id: int) -> tuple[AnswerView, ...]:
    query = (
        select(FollowUp.state, FollowUp.text, Body.name.label("body"), FollowUp.answered_at)
        .join(Body, Body.id == FollowUp.body_id)
        .where(FollowUp.contribution_id == contribution_id)
        .order_by(FollowUp.id.desc())
    )
    return tuple(AnswerView(**row) for row in session.execute(query).mappings())


def _references(session: Session, contribution_id: int) -> tuple[ReferenceView, ...]:
    query = select(Reference.id, Reference.kind, Reference.title, Reference.url).where(
        Reference.contribution_id == contribution_id
    )
    rows = session.execute(query.order_by(Reference.id)).mappings()
    return tuple(ReferenceView(**row) for row in rows)


def _linked(
    session: Session, contribution_id: int, public: list[ColumnElement[bool]], *, is_later: bool
) -> tuple[PublicLine, ...]:
    near, far = Continuation.later_id, Continuation.earlier_id
    if is_later:
        near, far = far, near
    ids = list(session.scalars(select(far).where(near == contribution_id)))
    if not ids:
        return ()
    query = public_answers.lines_query().where(Contribution.id.in_(ids), *public)
    return public_answers.lines(session, query.order_by(Conference.date, Contribution.number))
