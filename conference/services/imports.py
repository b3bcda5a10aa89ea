"""Files of organisations: kept for their preview, decided on row by row, taken in whole or not."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.errors import ChangedMeanwhile, NotFound
from conference.domain.guest_errors import NothingToImport, RowsUndecided, RowsWrong
from conference.domain.import_columns import table
from conference.domain.import_plan import plan_file
from conference.domain.imports import (
    KEPT,
    Checks,
    Choices,
    ImportPlan,
    Known,
    RowState,
    Sheet,
    choices_from,
    sheet_from,
)
from conference.domain.marks import mark
from conference.models import Conference, ImportBatch, Organisation, audit, listed, locks


def keep(
    session: Session, conference_id: int, user_id: int, sheet: Sheet, filename: str, now: datetime
) -> int:
    """Keep a file's rows until they are imported; returns the batch's id.

    A user has one file waiting at a time; everybody's that have expired go too.
    """
    mine = (ImportBatch.user_id == user_id) & (ImportBatch.conference_id == conference_id)
    session.execute(delete(ImportBatch).where(mine))
    forget(session, now)
    batch = ImportBatch(
        conference_id=conference_id,
        user_id=user_id,
        created_at=now,
        expires_at=now + KEPT,
        content={"filename": filename[:120], "name": sheet.name, "rows": sheet.rows},
        choices=Choices(table(sheet).guesses).to_json(),
    )
    session.add(batch)
    session.flush()
    return batch.id


def forget(session: Session, now: datetime) -> int:
    """Delete everybody's files that have expired, and return how many there were."""
    gone = delete(ImportBatch).where(ImportBatch.expires_at <= now).returning(ImportBatch.id)
    return len(session.scalars(gone).all())


def choose(session: Session, batch_id: int, user_id: int, choices: Choices, now: datetime) -> None:
    """Say what the columns are, and what holds where the file is silent; doubts stay decided."""
    batch = _batch(session, batch_id, user_id, now)
    kept = choices_from(batch.choices).same
    batch.choices = choices.to_json() | {"same": {str(row): known for row, known in kept.items()}}
    session.flush()


def decide(
    session: Session, batch_id: int, user_id: int, same: Mapping[int, int], now: datetime
) -> None:
    """Say which organisations doubtful rows are, 0 for another one, by the rows' numbers."""
    batch = _batch(session, batch_id, user_id, now)
    decided = batch.choices["same"] | {str(row): known for row, known in same.items()}
    batch.choices = batch.choices | {"same": decided}
    session.flush()


def cancel(session: Session, batch_id: int, user_id: int, now: datetime) -> None:
    """Throw the file away."""
    session.delete(_batch(session, batch_id, user_id, now))
    session.flush()


def run(
    session: Session,
    batch_id: int,
    checks: Checks,
    seen: str | None,
    actor: Actor,
    now: datetime,
    *,
    without_wrong: bool = False,
) -> ImportPlan:
    """Take in everything that is new or changed, as the preview with the mark `seen` had it.

    Raises NotFound, RowsWrong (unless they are to be left out), RowsUndecided, NothingToImport,
    and ChangedMeanwhile where the guest list has changed since the preview.
    """
    batch = _batch(session, batch_id, actor.user_id or 0, now)
    held = locks.conference_by_id(session, batch.conference_id)
    every = select(Organisation).with_for_update().order_by(Organisation.id)
    listed_now = {each.id: each for each in session.scalars(every)}
    known = [Known(each.id, listed.facts_of(each)) for each in listed_now.values()]
    planned = plan_file(sheet_from(batch.content), choices_from(batch.choices), known, checks)
    if seen != mark(planned):
        raise ChangedMeanwhile
    _refuse_unfit(planned, without_wrong)
    new = tuple(row.facts for row in planned.rows if row.state is RowState.NEW and row.facts)
    listed.add(session, new, actor, now, is_invented=held.is_demo)
    for row in planned.rows:
        if row.state is RowState.CHANGED and row.same_as and row.facts:
            listed.change(session, listed_now[row.same_as], row.facts, actor, now)
    _record(session, held, planned, actor, now)
    session.delete(batch)
    session.flush()
    return planned


def _refuse_unfit(planned: ImportPlan, without_wrong: bool) -> None:
    counts = planned.counts
    if counts[RowState.DOUBTFUL]:
        raise RowsUndecided(rows=counts[RowState.DOUBTFUL])
    if counts[RowState.WRONG] and not without_wrong:
        raise RowsWrong(rows=counts[RowState.WRONG])
    if not counts[RowState.NEW] + counts[RowState.CHANGED]:
        raise NothingToImport


def _record(
    session: Session, held: Conference, planned: ImportPlan, actor: Actor, now: datetime
) -> None:
    counts = {state.value: planned.counts[state] for state in RowState}
    audit.record(session, actor, "guests.import", ("conference", held.id), now, **counts)


def _batch(session: Session, batch_id: int, user_id: int, now: datetime) -> ImportBatch:
    """Return the user's own batch, locked; raises NotFound where it is another's or expired."""
    batch = session.get(ImportBatch, batch_id, with_for_update=True, populate_existing=True)
    if batch is None or batch.user_id != user_id or batch.expires_at <= now:
        raise NotFound
    return batch
