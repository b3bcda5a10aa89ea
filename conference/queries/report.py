"""The report: its chapters as they are edited, and its versions as they were frozen."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.contributions import ContributionKind
from conference.domain.errors import NotFound
from conference.domain.report import ReportContent, ReportLine, from_json
from conference.domain.texts import Translated
from conference.models import (
    Chapter,
    ChapterSession,
    Conference,
    ParallelSession,
    Report,
    Theme,
    User,
)
from conference.queries import report_lines


@dataclass(frozen=True, slots=True)
class ChapterView:
    """A chapter as it is edited; number 0 is the summary, without a title.

    `sessions` are the numbers, by id, of those that it draws on.
    """

    id: int
    number: int
    theme_id: int | None
    title: Translated | None
    text: str
    sessions: Mapping[int, int]
    lines: tuple[ReportLine, ...]
    changed_at: datetime | None
    by: str | None

    @property
    def words(self) -> int:
        """How many words the text has."""
        return len(self.text.split())

    @property
    def kinds(self) -> dict[str, int]:
        """How many lines there are of each kind, in the kinds' order."""
        counts = Counter(each.kind for each in self.lines)
        return {each.value: counts[each.value] for each in ContributionKind if counts[each.value]}

    @property
    def facts(self) -> tuple[object, ...]:
        """What an edit changes: the text and the sessions."""
        return (self.text, tuple(sorted(self.sessions)))


@dataclass(frozen=True, slots=True)
class VersionView:
    """A final version."""

    version: int
    finalised_at: datetime
    checksum: str


@dataclass(frozen=True, slots=True)
class FinalReport:
    """A final report as it was frozen; `newest` is the newest version's number."""

    content: ReportContent
    checksum: str
    newest: int


def chapters(session: Session, conference_id: int) -> tuple[ChapterView, ...]:
    """Return the chapters by number, in a handful of queries."""
    lines = report_lines.by_chapter(session, conference_id)
    drawn = _sessions(session, conference_id)
    query = (
        select(
            Chapter.id,
            Chapter.number,
            Chapter.theme_id,
            Theme.title,
            Chapter.text,
            Chapter.changed_at,
            User.name.label("by"),
        )
        .outerjoin(Theme, Theme.id == Chapter.theme_id)
        .outerjoin(User, User.id == Chapter.user_id)
        .where(Chapter.conference_id == conference_id)
        .order_by(Chapter.number)
    )
    return tuple(
        ChapterView(**row, sessions=drawn.get(row["id"], {}), lines=lines.get(row["number"], ()))
        for row in session.execute(query).mappings()
    )


def chapter(session: Session, conference_id: int, chapter_id: int) -> ChapterView:
    """Return one chapter; raises NotFound."""
    for each in chapters(session, conference_id):
        if each.id == chapter_id:
            return each
    raise NotFound


def versions(session: Session, conference_id: int) -> tuple[VersionView, ...]:
    """Return the final versions, the newest first."""
    query = (
        select(Report.version, Report.finalised_at, Report.checksum)
        .where(Report.conference_id == conference_id)
        .order_by(Report.version.desc())
    )
    return tuple(VersionView(*row) for row in session.execute(query))


def final(session: Session, slug: str, version: int | None = None) -> FinalReport:
    """Return a conference's final report, the newest without a version. Raises NotFound."""
    query = (
        select(Report.version, Report.content, Report.checksum)
        .join(Conference, Conference.id == Report.conference_id)
        .where(Conference.slug == slug)
        .order_by(Report.version.desc())
    )
    rows = session.execute(query).all()
    for row in rows:
        if version in (None, row.version):
            return FinalReport(from_json(row.content), row.checksum, rows[0].version)
    raise NotFound


def newest(session: Session, conference_id: int) -> ReportContent | None:
    """Return what the newest final version says, or None."""
    query = select(Report.content).where(Report.conference_id == conference_id)
    kept = session.scalar(query.order_by(Report.version.desc()).limit(1))
    return None if kept is None else from_json(kept)


def _sessions(session: Session, conference_id: int) -> dict[int, dict[int, int]]:
    query = (
        select(ChapterSession.chapter_id, ParallelSession.id, ParallelSession.number)
        .join(ParallelSession, ParallelSession.id == ChapterSession.session_id)
        .where(ParallelSession.conference_id == conference_id)
        .order_by(ParallelSession.number)
    )
    found: dict[int, dict[int, int]] = {}
    for chapter_id, session_id, number in session.execute(query):
        found.setdefault(chapter_id, {})[session_id] = number
    return found
