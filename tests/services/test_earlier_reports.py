"""The report of 2015 is taken in: every contribution, its chapter, and what is inferred."""

from collections import Counter
from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.contributions import ContributionKind, Origin
from conference.models import (
    Chapter,
    ChapterSession,
    Contribution,
    ContributionTheme,
    ParallelSession,
)
from conference.services import earlier_reports, seeding
from seeds import contributions, programme

NOW = datetime(2015, 11, 20, 12, tzinfo=UTC)

KINDS = {
    ContributionKind.PROPOSAL: 67,
    ContributionKind.CONCERN: 13,
    ContributionKind.COMMITMENT: 13,
    ContributionKind.APPEAL: 6,
    ContributionKind.NONE: 1,
}
CHAPTERS = {
    0: 14,
    1: 5,
    2: 7,
    3: 9,
    4: 6,
    5: 10,
    6: 10,
    7: 4,
    8: 12,
    9: 4,
    10: 2,
    11: 6,
    12: 5,
    13: 6,
}
SESSIONS = dict(enumerate([6, 4, 4, 2, 7, 3, 2, 1, 1, 1, 8, 5, 7], start=1))


def held(session: Session) -> int:
    return seeding.add_programme(session, programme.load(), 0).id


def take_in(session: Session, conference_id: int) -> int:
    return earlier_reports.take_in(session, conference_id, contributions.load(), BY_COMMAND, NOW)


def test_all_hundred_come_with_their_kinds(session: Session) -> None:
    assert take_in(session, held(session)) == 100
    assert Counter(session.scalars(select(Contribution.kind))) == KINDS
    assert set(session.scalars(select(Contribution.number))) == set(range(1, 101))


def test_every_chapter_has_its_own(session: Session) -> None:
    conference_id = held(session)
    take_in(session, conference_id)
    query = (
        select(Chapter.number, func.count())
        .join(ContributionTheme, ContributionTheme.theme_id == Chapter.theme_id)
        .where(Chapter.conference_id == conference_id)
        .group_by(Chapter.number)
    )
    counts = {row[0]: row[1] for row in session.execute(query)}
    lifted = select(func.count()).where(Contribution.is_lifted)
    assert counts | {0: session.scalar(lifted)} == CHAPTERS


def test_the_chapters_draw_on_their_sessions(session: Session) -> None:
    take_in(session, held(session))
    query = (
        select(Chapter.number, ParallelSession.number)
        .join(ChapterSession, ChapterSession.chapter_id == Chapter.id)
        .join(ParallelSession, ParallelSession.id == ChapterSession.session_id)
    )
    assert sorted(tuple(row) for row in session.execute(query)) == sorted(SESSIONS.items())


def test_what_the_report_does_not_say_is_marked(session: Session) -> None:
    take_in(session, held(session))
    for each in session.scalars(select(Contribution)):
        assert each.origin is Origin.REPORT
        assert each.is_session_inferred == (each.session_id is not None)
        assert each.is_responsible_inferred == bool(each.responsible)


def test_twice_is_once(session: Session) -> None:
    conference_id = held(session)
    take_in(session, conference_id)
    session.expire_all()
    assert take_in(session, conference_id) == 0
    assert session.scalar(select(func.count(Contribution.id))) == 100
    assert session.scalar(select(func.count(Chapter.id))) == 14
