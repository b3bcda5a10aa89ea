"""The contributions that a report tells of, by the chapter that they belong to."""

from collections import defaultdict
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.report import ReportLine, ReportSource
from conference.models import (
    Body,
    Chapter,
    Contribution,
    ContributionTheme,
    Organisation,
    ParallelSession,
)

OTHERS = -1
"""Stands for the chapter of those without a theme that has one."""


def by_chapter(session: Session, conference_id: int) -> dict[int, tuple[ReportLine, ...]]:
    """Return the approved lines that stand, by chapter's number; those of none under OTHERS.

    Those lifted into the summary are in chapter 0 besides. Three queries.
    """
    lines, merged = _lines(session, conference_id)
    chapters = _chapters(session, conference_id)
    found: dict[int, list[ReportLine]] = defaultdict(list)
    for row in lines:
        line = _line(row, merged.get(row["id"], []))
        numbers = chapters.get(row["id"], [])
        for number in numbers:
            found[number].append(line)
        if row["is_lifted"]:
            found[0].append(line)
        elif not numbers:
            found[OTHERS].append(line)
    return {number: tuple(theirs) for number, theirs in found.items()}


Rows = list[dict[str, Any]]


def _lines(session: Session, conference_id: int) -> tuple[Rows, dict[int, Rows]]:
    """Return the lines that stand, and those merged into each."""
    columns = (
        *(Contribution.id, Contribution.number, Contribution.kind, Contribution.text),
        *(Contribution.voice, Contribution.said_by, Contribution.responsible),
        *(Contribution.is_responsible_inferred, Contribution.is_session_inferred),
        *(Contribution.origin, Contribution.is_lifted, Contribution.merged_into_id),
    )
    query = (
        select(
            *columns,
            Organisation.name.label("organisation"),
            ParallelSession.number.label("session"),
            Body.name.label("body"),
        )
        .outerjoin(Organisation, Organisation.id == Contribution.organisation_id)
        .outerjoin(ParallelSession, ParallelSession.id == Contribution.session_id)
        .outerjoin(Body, Body.id == Contribution.body_id)
        .where(
            Contribution.conference_id == conference_id,
            Contribution.removed_at.is_(None),
            Contribution.approved_at.is_not(None) | Contribution.merged_into_id.is_not(None),
        )
        .order_by(Contribution.number)
    )
    stand: Rows = []
    merged: dict[int, Rows] = defaultdict(list)
    for row in session.execute(query).mappings():
        into = row["merged_into_id"]
        (stand if into is None else merged[into]).append(dict(row))
    return stand, merged


def _chapters(session: Session, conference_id: int) -> dict[int, list[int]]:
    query = (
        select(ContributionTheme.contribution_id, Chapter.number)
        .join(Chapter, Chapter.theme_id == ContributionTheme.theme_id)
        .where(Chapter.conference_id == conference_id)
        .order_by(Chapter.number)
    )
    found: dict[int, list[int]] = defaultdict(list)
    for contribution_id, number in session.execute(query):
        found[contribution_id].append(number)
    return found


def _line(row: dict[str, Any], merged: Rows) -> ReportLine:
    return ReportLine(
        number=row["number"],
        kind=row["kind"].value,
        text=row["text"],
        voice=row["voice"].value,
        said_by=row["organisation"] or row["said_by"],
        session=row["session"],
        is_session_inferred=row["is_session_inferred"],
        owner=row["body"] or row["responsible"],
        is_owner_inferred=row["body"] is None and row["is_responsible_inferred"],
        origin=row["origin"].value,
        sources=tuple(
            ReportSource(each["number"], each["session"], each["organisation"] or each["said_by"])
            for each in merged
        ),
    )
