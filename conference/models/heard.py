"""What organisations have said at earlier conferences and what came of it, for their invitations.

Read once for all the letters of a transaction.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, SessionTransaction, aliased

from conference.domain.contributions import ContributionKind
from conference.domain.follow_up import FollowUpState
from conference.models.conference import Conference
from conference.models.contributions import Contribution

MOST = 10
"""How many contributions a letter tells of: those answered, and the newest, first."""
_KEY = "heard before"


@dataclass(frozen=True, slots=True)
class Heard:
    """One contribution of an organisation's, and how it stands."""

    year: int
    number: int
    text: str
    state: FollowUpState


@dataclass(frozen=True, slots=True)
class _Known:
    transaction: SessionTransaction | None
    day: date
    by_organisation: Mapping[int, tuple[Heard, ...]]


def before(session: Session, organisation_id: int, day: date) -> tuple[Heard, ...]:
    """Return what the organisation said at conferences before `day`, approved and standing.

    What was merged stands as the one that it was merged into.
    """
    known: _Known | None = session.info.get(_KEY)
    transaction = session.get_transaction()
    if known is None or known.transaction is not transaction or known.day != day:
        known = session.info[_KEY] = _Known(transaction, day, _read(session, day))
    return known.by_organisation.get(organisation_id, ())


def _read(session: Session, day: date) -> Mapping[int, tuple[Heard, ...]]:
    into = aliased(Contribution)
    answered_at = func.coalesce(into.answered_at, Contribution.answered_at)
    query = (
        select(
            Contribution.organisation_id,
            Conference.date,
            Contribution.number,
            Contribution.text,
            func.coalesce(into.follow_up, Contribution.follow_up),
        )
        .join(Conference, Conference.id == Contribution.conference_id)
        .outerjoin(into, into.id == Contribution.merged_into_id)
        .where(
            Contribution.organisation_id.is_not(None),
            Conference.date < day,
            Contribution.approved_at.is_not(None),
            Contribution.removed_at.is_(None),
            Contribution.kind != ContributionKind.NONE,
        )
        .order_by(answered_at.is_(None), Conference.date.desc(), Contribution.number)
    )
    found: dict[int, list[Heard]] = {}
    rows: Iterable[Any] = session.execute(query)
    for organisation_id, held, number, text, state in rows:
        theirs = found.setdefault(organisation_id, [])
        if len(theirs) < MOST:
            theirs.append(Heard(held.year, number, text, state))
    return {key: tuple(theirs) for key, theirs in found.items()}
