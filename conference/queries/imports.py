"""A file of organisations before it is imported: its columns, and what becomes of its rows."""

from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.errors import NotFound
from conference.domain.import_columns import Table, table
from conference.domain.import_plan import plan_file
from conference.domain.imports import (
    Checks,
    Choices,
    ImportPlan,
    ImportRow,
    Known,
    RowState,
    choices_from,
    sheet_from,
)
from conference.domain.marks import mark
from conference.domain.organisations import OrganisationFacts
from conference.models import ImportBatch, Organisation
from conference.queries import rows

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that a user has handed in and not yet imported."""

    id: int
    filename: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Preview:
    """A file's table, what was said of it, what becomes of its rows, and the mark of that."""

    id: int
    filename: str
    sheet: str
    expires_at: datetime
    table: Table
    choices: Choices
    plan: ImportPlan
    mark: str

    def page(self, state: RowState | None, wanted: int) -> tuple[tuple[ImportRow, ...], int, int]:
        """Return (rows, page, pages) of those in `state`; None is every row."""
        found = tuple(row for row in self.plan.rows if state in (None, row.state))
        pages = max(1, -(-len(found) // PAGE_SIZE))
        page = min(max(1, wanted), pages)
        return found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE], page, pages


def waiting(
    session: Session, conference_id: int, user_id: int | None, now: datetime
) -> Waiting | None:
    """Return the user's file that waits, if there is one."""
    query = select(ImportBatch).where(
        ImportBatch.conference_id == conference_id,
        ImportBatch.user_id == user_id,
        ImportBatch.expires_at > now,
    )
    batch = session.scalars(query.order_by(ImportBatch.id.desc()).limit(1)).first()
    return Waiting(batch.id, batch.content["filename"], batch.created_at) if batch else None


def preview(
    session: Session, batch_id: int, user_id: int | None, checks: Checks, now: datetime
) -> Preview:
    """Return the user's own file with what becomes of it; raises NotFound."""
    batch = session.get(ImportBatch, batch_id)
    if batch is None or batch.user_id != user_id or batch.expires_at <= now:
        raise NotFound
    sheet, choices = sheet_from(batch.content), choices_from(batch.choices)
    planned = plan_file(sheet, choices, known(session), checks)
    return Preview(
        batch.id,
        batch.content["filename"],
        sheet.name,
        batch.expires_at,
        table(sheet),
        choices,
        planned,
        mark(planned),
    )


def known(session: Session) -> list[Known]:
    """Return every organisation on the guest list, the first added first."""
    columns = [getattr(Organisation, field.name) for field in fields(OrganisationFacts)]
    query = select(Organisation.id, *columns).order_by(Organisation.id)
    return [Known(key, OrganisationFacts(*facts)) for key, *facts in rows.every(session, query)]
