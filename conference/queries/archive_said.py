"""What was said and what came of it, for the archive: every line that stands, and each answer."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from conference.domain.archive import AnswerRecord, ContributionRecord, ReferenceRecord
from conference.domain.contributions import ContributionKind
from conference.models import (
    Body,
    Conference,
    Continuation,
    Contribution,
    ContributionTheme,
    FollowUp,
    Occurrence,
    Organisation,
    ParallelSession,
    Reference,
    Theme,
    TimeSlot,
)
from conference.queries import rows

Said = tuple[tuple[ContributionRecord, ...], tuple[AnswerRecord, ...]]


def contributions(session: Session, conference_id: int) -> Said:
    """Return what was said in the order of its numbers, and every answer by number and time.

    What was taken back isn't there; what was merged is, and says into which.
    """
    answers = _answers(session, conference_id)
    newest = {each.number: each for each in answers}
    themes = _grouped(session, _themes(conference_id))
    references = _grouped(session, _references(conference_id))
    earlier = _grouped(session, _earlier(conference_id))
    found = tuple(
        ContributionRecord(
            **row,
            answer=newest.get(row["number"]),
            themes=tuple(theme.nb for (theme,) in themes[row["number"]]),
            references=tuple(ReferenceRecord(*each) for each in references[row["number"]]),
            earlier=tuple((slug, number) for slug, number in earlier[row["number"]]),
        )
        for row in _lines(session, conference_id)
    )
    return found, answers


def moments(session: Session, conference_id: int) -> Iterator[datetime]:
    """Yield when something was last said, and last approved."""
    query = select(func.max(Contribution.written_at), func.max(Contribution.approved_at)).where(
        Contribution.conference_id == conference_id, Contribution.removed_at.is_(None)
    )
    for row in rows.every(session, query):
        yield from (each for each in row if each)


def _lines(session: Session, conference_id: int) -> Iterator[dict[str, Any]]:
    other = aliased(Contribution)
    query = (
        select(
            Contribution.number,
            ParallelSession.number.label("session"),
            ParallelSession.title.label("session_title"),
            TimeSlot.number.label("slot"),
            Contribution.kind,
            Contribution.text,
            Contribution.voice,
            func.coalesce(Organisation.name, "").label("organisation"),
            Contribution.said_by,
            Contribution.responsible,
            func.coalesce(Body.name, "").label("owner"),
            Contribution.origin,
            Contribution.is_session_inferred,
            Contribution.is_responsible_inferred,
            Contribution.approved_at.is_not(None).label("is_approved"),
            other.number.label("merged_into"),
            Contribution.follow_up,
        )
        .outerjoin(ParallelSession, ParallelSession.id == Contribution.session_id)
        .outerjoin(Occurrence, Occurrence.id == Contribution.occurrence_id)
        .outerjoin(TimeSlot, TimeSlot.id == Occurrence.slot_id)
        .outerjoin(Organisation, Organisation.id == Contribution.organisation_id)
        .outerjoin(Body, Body.id == Contribution.body_id)
        .outerjoin(other, other.id == Contribution.merged_into_id)
        .where(Contribution.conference_id == conference_id, Contribution.removed_at.is_(None))
        .order_by(Contribution.number)
    )
    for row in session.execute(query).mappings():
        title = row["session_title"]
        yield {**row, "session_title": title.nb if title else ""}


def _answers(session: Session, conference_id: int) -> tuple[AnswerRecord, ...]:
    query = (
        _of(
            conference_id,
            FollowUp.answered_at,
            Body.name,
            FollowUp.state,
            FollowUp.text,
        )
        .join(FollowUp, FollowUp.contribution_id == Contribution.id)
        .join(Body, Body.id == FollowUp.body_id)
        .where(Contribution.kind != ContributionKind.NONE)
        .order_by(Contribution.number, FollowUp.answered_at, FollowUp.id)
    )
    return tuple(AnswerRecord(*row) for row in rows.every(session, query))


def _themes(conference_id: int) -> Select[*tuple[Any, ...]]:
    return (
        _of(conference_id, Theme.title)
        .join(ContributionTheme, ContributionTheme.contribution_id == Contribution.id)
        .join(Theme, Theme.id == ContributionTheme.theme_id)
        .order_by(Theme.name_key)
    )


def _references(conference_id: int) -> Select[*tuple[Any, ...]]:
    return (
        _of(conference_id, Reference.kind, Reference.title, Reference.url)
        .join(Reference, Reference.contribution_id == Contribution.id)
        .order_by(Reference.id)
    )


def _earlier(conference_id: int) -> Select[*tuple[Any, ...]]:
    other = aliased(Contribution)
    return (
        _of(conference_id, Conference.slug, other.number)
        .join(Continuation, Continuation.later_id == Contribution.id)
        .join(other, other.id == Continuation.earlier_id)
        .join(Conference, Conference.id == other.conference_id)
        .order_by(Conference.date, other.number)
    )


def _of(conference_id: int, *columns: Any) -> Select[*tuple[Any, ...]]:
    """Return a query that begins with the numbers of the contributions that stand."""
    return (
        select(Contribution.number, *columns)
        .select_from(Contribution)
        .where(Contribution.conference_id == conference_id, Contribution.removed_at.is_(None))
    )


def _grouped(
    session: Session, query: Select[*tuple[Any, ...]]
) -> Mapping[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for row in rows.every(session, query):
        found[row[0]].append(row[1:])
    return found
