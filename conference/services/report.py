"""The report is drafted from what was said, and edited chapter by chapter."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.errors import ChangedMeanwhile, NotFound
from conference.domain.marks import mark
from conference.domain.report_texts import ChapterNotEmpty, check, tidy
from conference.models import (
    Chapter,
    ChapterSession,
    Contribution,
    ContributionTheme,
    ParallelSession,
    audit,
    locks,
)


def draft(session: Session, conference_id: int, actor: Actor, now: datetime) -> list[int]:
    """Make the chapters that there aren't yet; return the ids of those nobody has written in.

    There is one for the summary, and one for each theme, in the order of the sessions and numbers
    of what was said. What somebody has written stays as it is.
    """
    locks.conference_by_id(session, conference_id)
    mine = Chapter.conference_id == conference_id
    known = set(session.scalars(select(Chapter.theme_id).where(mine)))
    last = session.scalar(select(func.max(Chapter.number)).where(mine)) or 0
    made = [] if None in known else [Chapter(conference_id=conference_id, number=0)]
    fresh = [each for each in _themes(session, conference_id) if each not in known]
    for number, theme_id in enumerate(fresh, start=last + 1):
        made.append(Chapter(conference_id=conference_id, number=number, theme_id=theme_id))
    session.add_all(made)
    session.flush()
    for each in made:
        if each.theme_id is not None:
            _draw(session, each.id, _said_in(session, conference_id, each.theme_id))
    _record(session, conference_id, "report.draft", actor, now)
    blank = (mine, Chapter.text == "", Chapter.changed_at.is_(None))
    return list(session.scalars(select(Chapter.id).where(*blank).order_by(Chapter.number)))


def begin(session: Session, chapter_id: int, text: str) -> None:
    """Give a chapter that was just made its first text."""
    session.execute(update(Chapter).where(Chapter.id == chapter_id).values(text=tidy(text)))


def edit(
    session: Session,
    conference_id: int,
    chapter_id: int,
    text: str,
    sessions: Collection[int],
    seen: str | None,
    actor: Actor,
    now: datetime,
) -> None:
    """Write a chapter's text, and which sessions it draws on; `seen` is the mark of both.

    Raises NotFound, ChangedMeanwhile or UnknownCited.
    """
    chapter = _locked(session, conference_id, chapter_id)
    drawn = select(ChapterSession.session_id).where(ChapterSession.chapter_id == chapter.id)
    present = (chapter.text, tuple(sorted(session.scalars(drawn))))
    if seen != mark(present):
        raise ChangedMeanwhile
    numbers = select(Contribution.number).where(Contribution.conference_id == conference_id)
    check(text, set(session.scalars(numbers.where(Contribution.removed_at.is_(None)))))
    own = select(ParallelSession.id).where(ParallelSession.conference_id == conference_id)
    if set(sessions) - set(session.scalars(own)):
        raise NotFound
    chapter.text, chapter.changed_at, chapter.user_id = tidy(text), now, actor.user_id
    _draw(session, chapter.id, sessions)
    _record(session, conference_id, "report.edit", actor, now, number=chapter.number)


def move(
    session: Session, conference_id: int, chapter_id: int, step: int, actor: Actor, now: datetime
) -> None:
    """Let a chapter change places with the one before (`step` -1) or after (1) it.

    The summary stays first. Raises NotFound.
    """
    locks.conference_by_id(session, conference_id)
    chapter = _locked(session, conference_id, chapter_id)
    number, other = chapter.number, chapter.number + step
    mine = Chapter.conference_id == conference_id
    swapped = session.scalar(select(Chapter).where(mine, Chapter.number == other))
    if number == 0 or other == 0 or swapped is None:
        return
    chapter.number = -1
    session.flush()
    swapped.number = number
    session.flush()
    chapter.number = other
    _record(session, conference_id, "report.move", actor, now, number=other)


def remove(
    session: Session, conference_id: int, chapter_id: int, actor: Actor, now: datetime
) -> None:
    """Take a chapter without text out; the others close up. Raises NotFound or ChapterNotEmpty."""
    locks.conference_by_id(session, conference_id)
    chapter = _locked(session, conference_id, chapter_id)
    if chapter.text or chapter.number == 0:
        raise ChapterNotEmpty
    number = chapter.number
    session.delete(chapter)
    session.flush()
    mine = (Chapter.conference_id == conference_id, Chapter.number > number)
    for each in session.scalars(select(Chapter).where(*mine).order_by(Chapter.number)).all():
        each.number -= 1
        session.flush()
    _record(session, conference_id, "report.remove", actor, now, number=number)


def _themes(session: Session, conference_id: int) -> list[int]:
    """Return the themes of what stands, in the order of its sessions and numbers."""
    query = (
        select(ContributionTheme.theme_id, func.min(ParallelSession.number))
        .join(Contribution, Contribution.id == ContributionTheme.contribution_id)
        .outerjoin(ParallelSession, ParallelSession.id == Contribution.session_id)
        .where(
            Contribution.conference_id == conference_id,
            Contribution.removed_at.is_(None),
            Contribution.merged_into_id.is_(None),
        )
        .group_by(ContributionTheme.theme_id)
        .order_by(
            func.coalesce(func.min(ParallelSession.number), 999), func.min(Contribution.number)
        )
    )
    return [row[0] for row in session.execute(query)]


def _said_in(session: Session, conference_id: int, theme_id: int) -> list[int]:
    query = (
        select(Contribution.session_id)
        .join(ContributionTheme, ContributionTheme.contribution_id == Contribution.id)
        .where(
            Contribution.conference_id == conference_id,
            ContributionTheme.theme_id == theme_id,
            Contribution.session_id.is_not(None),
        )
        .distinct()
    )
    return [each for each in session.scalars(query) if each is not None]


def _draw(session: Session, chapter_id: int, sessions: Collection[int]) -> None:
    session.execute(delete(ChapterSession).where(ChapterSession.chapter_id == chapter_id))
    session.add_all(
        ChapterSession(chapter_id=chapter_id, session_id=each) for each in sorted(set(sessions))
    )
    session.flush()


def _locked(session: Session, conference_id: int, chapter_id: int) -> Chapter:
    found = session.get(Chapter, chapter_id, with_for_update=True, populate_existing=True)
    if found is None or found.conference_id != conference_id:
        raise NotFound
    return found


def _record(
    session: Session, conference_id: int, action: str, actor: Actor, now: datetime, **detail: int
) -> None:
    session.flush()
    audit.record(session, actor, action, ("conference", conference_id), now, **detail)
    session.flush()
