"""Which of the letters that have left a mailbox file's reports are about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.bounces import BounceReport
from conference.domain.outbox import MessageKind, MessageState
from conference.models import Invitation, Organisation, OutboxMessage
from conference.queries import rows

LEFT = (MessageState.SENT, MessageState.UNKNOWN, MessageState.BOUNCED)


@dataclass(frozen=True, slots=True)
class Returned:
    """A letter that came back, and what the server said; `is_known` where it is marked already."""

    id: int
    kind: MessageKind
    recipient_name: str
    recipient_email: str
    organisation: str | None
    sent_at: datetime | None
    is_known: bool
    report: BounceReport


@dataclass(frozen=True, slots=True)
class Match:
    """The letters that reports are about, and how many reports are about none of ours."""

    returned: tuple[Returned, ...]
    strangers: int


def matched(session: Session, conference_id: int, reports: Iterable[BounceReport]) -> Match:
    """Match reports by the letter's Message-ID; one without goes to the last letter to its address.

    A letter is matched once, whatever the number of reports about it.
    """
    letters = _letters(session, conference_id)
    by_id = {row[1]: row for row in letters}
    by_address = {row[4].lower(): row for row in letters}  # in order of sending: the last stays
    found: dict[int, Returned] = {}
    strangers = 0
    for report in reports:
        about = report.message_id
        row = by_id.get(about) if about else by_address.get(report.recipient or "")
        if row is None:
            strangers += 1
            continue
        found.setdefault(row[0], _returned(row, report))
    return Match(tuple(found.values()), strangers)


def _returned(row: tuple[Any, ...], report: BounceReport) -> Returned:
    id, _message_id, kind, name, email, organisation, sent_at, state = row
    is_known = state is MessageState.BOUNCED
    return Returned(id, kind, name, email, organisation, sent_at, is_known, report)


def _letters(session: Session, conference_id: int) -> list[tuple[Any, ...]]:
    query = (
        select(
            OutboxMessage.id,
            OutboxMessage.message_id,
            OutboxMessage.kind,
            OutboxMessage.recipient_name,
            OutboxMessage.recipient_email,
            Organisation.name,
            OutboxMessage.sent_at,
            OutboxMessage.state,
        )
        .outerjoin(Invitation, Invitation.id == OutboxMessage.invitation_id)
        .outerjoin(Organisation, Organisation.id == Invitation.organisation_id)
        .where(OutboxMessage.conference_id == conference_id, OutboxMessage.state.in_(LEFT))
        .order_by(func.coalesce(OutboxMessage.sent_at, OutboxMessage.created_at), OutboxMessage.id)
    )
    return list(rows.every(session, query))
