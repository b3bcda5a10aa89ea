"""What was said at a conference whose report was written elsewhere is taken in."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.contributions import ContributionKind, Origin, Voice
from conference.domain.errors import NotFound
from conference.domain.texts import Translated
from conference.models import (
    Chapter,
    ChapterSession,
    Contribution,
    ContributionTheme,
    ParallelSession,
    audit,
    locks,
    named,
)
from seeds.contributions import ChapterSeed, ContributionSeed, ReportSeed


def take_in(
    session: Session, conference_id: int, report: ReportSeed, actor: Actor, now: datetime
) -> int:
    """Add the report's chapters and contributions, and return how many contributions are new.

    Session and who is to act are marked as inferred. What is there already stays as it is.
    Raises NotFound where the report names a session that the conference doesn't hold.
    """
    locks.conference_by_id(session, conference_id)
    sessions = _sessions(session, conference_id)
    themes = {
        each.number: _chapter(session, conference_id, each, sessions) for each in report.chapters
    }
    _summary(session, conference_id)
    last = select(func.max(Contribution.number)).where(Contribution.conference_id == conference_id)
    begin, known = session.scalar(last) or 0, _known(session, conference_id)
    fresh = [each for each in report.contributions if _key(conference_id, each) not in known]
    for number, each in enumerate(fresh, start=begin + 1):
        if each.session is not None and each.session not in sessions:
            raise NotFound
        row = _contribution(conference_id, number, each, sessions, now)
        session.add(row)
        session.flush()
        if each.chapter:
            link = ContributionTheme(contribution_id=row.id, theme_id=themes[each.chapter])
            session.add(link)
    about = ("conference", conference_id)
    audit.record(session, actor, "contribution.import", about, now, count=len(fresh))
    session.flush()
    return len(fresh)


def _contribution(
    conference_id: int,
    number: int,
    each: ContributionSeed,
    sessions: dict[int, int],
    now: datetime,
) -> Contribution:
    return Contribution(
        conference_id=conference_id,
        number=number,
        session_id=None if each.session is None else sessions[each.session],
        is_session_inferred=each.session is not None,
        kind=ContributionKind(each.kind),
        text=each.text,
        voice=Voice(each.voice),
        said_by=each.said_by,
        responsible=each.responsible,
        is_responsible_inferred=bool(each.responsible),
        is_lifted=each.chapter == 0,
        key=_key(conference_id, each),
        origin=Origin.REPORT,
        written_at=now,
        approved_at=now,
    )


def _chapter(
    session: Session, conference_id: int, each: ChapterSeed, sessions: dict[int, int]
) -> int:
    """Make the chapter where there is none about its theme, and return the theme's id."""
    theme = named.theme(session, Translated(each.title.nb, each.title.nn, each.title.en))
    mine = (Chapter.conference_id == conference_id, Chapter.theme_id == theme.id)
    if session.scalar(select(Chapter.id).where(*mine)) is None:
        chapter = Chapter(conference_id=conference_id, number=each.number, theme_id=theme.id)
        session.add(chapter)
        session.flush()
        session.add_all(
            ChapterSession(chapter_id=chapter.id, session_id=sessions[number])
            for number in each.sessions
        )
    return theme.id


def _summary(session: Session, conference_id: int) -> None:
    mine = (Chapter.conference_id == conference_id, Chapter.number == 0)
    if session.scalar(select(Chapter.id).where(*mine)) is None:
        session.add(Chapter(conference_id=conference_id, number=0))


def _sessions(session: Session, conference_id: int) -> dict[int, int]:
    query = select(ParallelSession.number, ParallelSession.id).where(
        ParallelSession.conference_id == conference_id
    )
    return {row.number: row.id for row in session.execute(query)}


def _known(session: Session, conference_id: int) -> set[str]:
    mine = Contribution.conference_id == conference_id
    return set(session.scalars(select(Contribution.key).where(mine)))


def _key(conference_id: int, each: ContributionSeed) -> str:
    return f"report:{conference_id}:{each.source}"
