"""The outbox as a person reads it: letters by state and kind, and one letter whole."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import Attachment, MessageKind, MessageState
from conference.models import Invitation, Organisation, OutboxMessage
from conference.queries import rows

PAGE_SIZE = 30


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One line of the list; the organisation is None where the letter is about none."""

    id: int
    kind: MessageKind
    state: MessageState
    subject: str
    recipient_name: str
    recipient_email: str
    created_at: datetime
    sent_at: datetime | None
    organisation_id: int | None
    organisation: str | None
    is_invented: bool | None
    attempts: int


@dataclass(frozen=True, slots=True)
class LetterList:
    """One page of the outbox; `states` and `kinds` count what the other filter finds."""

    rows: tuple[LetterRow, ...]
    found: int
    page: int
    pages: int
    states: dict[MessageState, int]
    kinds: dict[MessageKind, int]


@dataclass(frozen=True, slots=True)
class LetterPage:
    """A letter as its reader gets it; `link_token` only where it may be shown."""

    id: int
    kind: MessageKind
    state: MessageState
    subject: str
    recipient_name: str
    recipient_email: str
    created_at: datetime
    sent_at: datetime | None
    organisation_id: int | None
    organisation: str | None
    is_invented: bool | None
    attempts: int
    language: WrittenStandard
    body: str
    attachment: Attachment | None
    not_before: datetime
    last_error: str | None
    link_token: str | None


_ROW = (
    OutboxMessage.id,
    OutboxMessage.kind,
    OutboxMessage.state,
    OutboxMessage.subject,
    OutboxMessage.recipient_name,
    OutboxMessage.recipient_email,
    OutboxMessage.created_at,
    OutboxMessage.sent_at,
    Organisation.id,
    Organisation.name,
    Organisation.is_invented,
    OutboxMessage.attempts,
)
_REST = (
    OutboxMessage.language,
    OutboxMessage.body,
    OutboxMessage.attachment,
    OutboxMessage.not_before,
    OutboxMessage.last_error,
    OutboxMessage.link_token,
)


def listing(
    session: Session,
    conference_id: int,
    state: MessageState | None,
    kind: MessageKind | None,
    page: int,
) -> LetterList:
    """Return one page of letters, newest first, in two queries; a page too far is the last."""
    counts = _counts(session, conference_id)
    found = sum(n for s, k, n in counts if state in (None, s) and kind in (None, k))
    pages = max(1, -(-found // PAGE_SIZE))
    page = min(max(1, page), pages)
    query = _with_organisation(*_ROW).where(OutboxMessage.conference_id == conference_id)
    if state is not None:
        query = query.where(OutboxMessage.state == state)
    if kind is not None:
        query = query.where(OutboxMessage.kind == kind)
    query = query.order_by(OutboxMessage.created_at.desc(), OutboxMessage.id.desc())
    shown = query.limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)
    return LetterList(
        rows=tuple(LetterRow(*row) for row in rows.every(session, shown)),
        found=found,
        page=page,
        pages=pages,
        states={
            each: sum(n for s, k, n in counts if s is each and kind in (None, k))
            for each in MessageState
        },
        kinds={
            each: sum(n for s, k, n in counts if k is each and state in (None, s))
            for each in MessageKind
        },
    )


def _counts(session: Session, conference_id: int) -> list[tuple[MessageState, MessageKind, int]]:
    query = (
        select(OutboxMessage.state, OutboxMessage.kind, func.count())
        .where(OutboxMessage.conference_id == conference_id)
        .group_by(OutboxMessage.state, OutboxMessage.kind)
    )
    return [(state, kind, count) for state, kind, count in session.execute(query)]


def letters_about(session: Session, invitation_id: int | None) -> tuple[LetterRow, ...]:
    """Return an invitation's letters, newest first."""
    query = (
        _with_organisation(*_ROW)
        .where(OutboxMessage.invitation_id == invitation_id)
        .order_by(OutboxMessage.created_at.desc(), OutboxMessage.id.desc())
    )
    return tuple(LetterRow(*row) for row in rows.every(session, query))


def letter(session: Session, conference_id: int, message_id: int) -> LetterPage:
    """Return one letter; raises NotFound."""
    query = _with_organisation(*_ROW, *_REST).where(
        OutboxMessage.id == message_id, OutboxMessage.conference_id == conference_id
    )
    return LetterPage(*rows.only(session, query))


def _with_organisation(*columns: Any) -> Select[*tuple[Any, ...]]:
    return (
        select(*columns)
        .outerjoin(Invitation, Invitation.id == OutboxMessage.invitation_id)
        .outerjoin(Organisation, Organisation.id == Invitation.organisation_id)
    )
