"""What a body owns, in all years, and one contribution as whoever answers sees it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.errors import NotFound
from conference.domain.follow_up import FollowUpState, answers_mark
from conference.domain.search import fold
from conference.models import Conference, Contribution, FollowUp
from conference.queries import public_answer, public_answers, review_filters
from conference.queries.public_answer import PublicAnswer
from conference.queries.public_answers import PublicLine

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class OwnedPage:
    """One page of what a body owns; `counts` are of all it owns, by state."""

    lines: tuple[PublicLine, ...]
    counts: dict[FollowUpState, int]
    found: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class AnswerDesk:
    """One contribution with what an answer to it must know: `mark` tells whether it has changed,

    `is_public` whether everybody can read the answer at once.
    """

    whole: PublicAnswer
    conference_id: int
    body_id: int | None
    mark: str
    is_public: bool

    @property
    def line(self) -> PublicLine:
        """The contribution itself."""
        return self.whole.line


def owned(
    session: Session, body_id: int, state: FollowUpState | None, words: str, number: int
) -> OwnedPage:
    """Return page `number` (from 1) of what the body owns, in every year, unanswered first."""
    mine = [Contribution.body_id == body_id, *review_filters.lacks(None)]
    mine.append(Contribution.approved_at.is_not(None))
    by_state = select(Contribution.follow_up, func.count()).where(*mine)
    rows = session.execute(by_state.group_by(Contribution.follow_up))
    counts: dict[FollowUpState, int] = {row[0]: row[1] for row in rows}
    wanted = list(mine)
    if state:
        wanted.append(Contribution.follow_up == state)
    wanted += [
        Contribution.search_key.contains(each, autoescape=True) for each in fold(words).split()
    ]
    found = session.scalar(select(func.count(Contribution.id)).where(*wanted)) or 0
    pages = max(1, -(-found // PAGE_SIZE))
    number = min(number, pages)
    query = (
        public_answers.lines_query()
        .where(*wanted)
        .order_by(
            Contribution.follow_up != FollowUpState.NEW,
            Conference.date.desc(),
            Contribution.number,
        )
    )
    query = query.limit(PAGE_SIZE).offset((number - 1) * PAGE_SIZE)
    return OwnedPage(public_answers.lines(session, query), counts, found, number, pages)


def desk(session: Session, contribution_id: int, body_id: int | None = None) -> AnswerDesk:
    """Return one contribution that stands; `body_id` restricts it to what that body owns.

    Raises NotFound.
    """
    mine = [Contribution.id == contribution_id, *review_filters.lacks(None)]
    if body_id is not None:
        mine += [Contribution.body_id == body_id, Contribution.approved_at.is_not(None)]
    lines = public_answers.lines(session, public_answers.lines_query().where(*mine))
    if not lines:
        raise NotFound
    (line,) = lines
    row = session.get_one(Contribution, contribution_id)
    last = select(func.max(FollowUp.id)).where(FollowUp.contribution_id == contribution_id)
    mark = answers_mark(row.id, row.body_id, row.follow_up, session.scalar(last) or 0)
    whole = public_answer.whole(session, line, within=True)
    is_public = row.conference_id in public_answers.public_conferences(session)
    return AnswerDesk(whole, row.conference_id, row.body_id, mark, is_public)


def named(session: Session, conference_id: int) -> dict[str, list[tuple[int, int, str]]]:
    """Return the lines without owner whose room named one body: (id, number, text) by its name."""
    query = (
        select(Contribution.responsible, Contribution.id, Contribution.number, Contribution.text)
        .where(
            Contribution.conference_id == conference_id,
            Contribution.body_id.is_(None),
            Contribution.responsible != "",
            *review_filters.lacks(None),
        )
        .order_by(Contribution.responsible, Contribution.number)
    )
    found: dict[str, list[tuple[int, int, str]]] = {}
    for name, key, number, text in session.execute(query):
        if ";" not in name and "/" not in name:
            found.setdefault(name, []).append((key, number, text))
    return found


def years(session: Session) -> list[tuple[str, date]]:
    """Return every conference's short name and day, the newest first."""
    rows = session.execute(
        select(Conference.slug, Conference.date).order_by(Conference.date.desc())
    )
    return [(slug, day) for slug, day in rows]
