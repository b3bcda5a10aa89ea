"""The outbox as a person reads it: letters by state and kind, and one letter whole."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import Session

from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import (
    Attachment,
    MessageKind,
    MessageState,
    MessageStatus,
    status,
)
from conference.models import Invitation, Organisation, OutboxMessage
from conference.queries import rows

PAGE_SIZE = 30

Member = TypeVar("Member", bound=StrEnum)


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
    last_error: str | None

    @property
    def status(self) -> MessageStatus:
        """How it stands, as a person is told."""
        return status(self.state, self.last_error)


@dataclass(frozen=True, slots=True)
class LetterList:
    """One page of the outbox; `statuses` and `kinds` count what the other filter finds.

    `due_since` is when the first letter that waits may leave, `last_claim` when one last did.
    """

    rows: tuple[LetterRow, ...]
    found: int
    page: int
    pages: int
    statuses: dict[MessageStatus, int]
    kinds: dict[MessageKind, int]
    due_since: datetime | None
    last_claim: datetime | None


@dataclass(frozen=True, slots=True)
class LetterPage(LetterRow):
    """A letter as its reader gets it; `link_token` only where it may be shown."""

    language: WrittenStandard
    body: str
    attachment: Attachment | None
    not_before: datetime
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
    OutboxMessage.last_error,
)
_REST = [
    getattr(OutboxMessage, name)
    for name in ("language", "body", "attachment", "not_before", "link_token")
]
_NEWEST_FIRST = (OutboxMessage.created_at.desc(), OutboxMessage.id.desc())


@dataclass(frozen=True, slots=True)
class _Count:
    """How many letters are alike, since when the first of them may leave, and the last claim."""

    status: MessageStatus
    kind: MessageKind
    number: int
    not_before: datetime
    claimed_at: datetime | None


def listing(
    session: Session,
    conference_id: int,
    asked: MessageStatus | None,
    kind: MessageKind | None,
    page: int,
    campaign_id: int | None = None,
) -> LetterList:
    """Return one page of letters, newest first, in two queries; a page too far is the last.

    With `campaign_id` those of that sending alone.
    """
    counts = _counts(session, conference_id, campaign_id)
    of_kind = [each for each in counts if kind in (None, each.kind)]
    as_asked = [each for each in counts if asked in (None, each.status)]
    found = sum(each.number for each in of_kind if each in as_asked)
    pages = max(1, -(-found // PAGE_SIZE))
    page = min(max(1, page), pages)
    query = (
        _listed(conference_id, asked, kind, campaign_id)
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    )
    waiting = (MessageStatus.WAITING, MessageStatus.FAILED)
    return LetterList(
        rows=tuple(LetterRow(*row) for row in rows.every(session, query)),
        found=found,
        page=page,
        pages=pages,
        statuses=_sums(MessageStatus, ((each.status, each.number) for each in of_kind)),
        kinds=_sums(MessageKind, ((each.kind, each.number) for each in as_asked)),
        due_since=min((each.not_before for each in counts if each.status in waiting), default=None),
        last_claim=max((each.claimed_at for each in counts if each.claimed_at), default=None),
    )


def _sums(enum: type[Member], numbers: Iterable[tuple[Member, int]]) -> dict[Member, int]:
    found = Counter(dict.fromkeys(enum, 0))
    for member, number in numbers:
        found[member] += number
    return dict(found)


def _counts(session: Session, conference_id: int, campaign_id: int | None) -> list[_Count]:
    letter, has_failed = OutboxMessage, OutboxMessage.last_error.is_not(None)
    alike = (letter.state, letter.kind, has_failed)
    moments = (func.min(letter.not_before), func.max(letter.claimed_at))
    query = (
        select(*alike, func.count(), *moments)
        .where(letter.conference_id == conference_id)
        .group_by(*alike)
    )
    if campaign_id is not None:
        query = query.where(letter.campaign_id == campaign_id)
    return [
        _Count(status(state, "" if failed else None), kind, number, not_before, claimed_at)
        for state, kind, failed, number, not_before, claimed_at in session.execute(query)
    ]


def _listed(
    conference_id: int,
    asked: MessageStatus | None,
    kind: MessageKind | None,
    campaign_id: int | None,
) -> Select[*tuple[Any, ...]]:
    query = _with_organisation(*_ROW).where(OutboxMessage.conference_id == conference_id)
    if asked is not None:
        query = query.where(_stands(asked))
    if kind is not None:
        query = query.where(OutboxMessage.kind == kind)
    if campaign_id is not None:
        query = query.where(OutboxMessage.campaign_id == campaign_id)
    return query.order_by(*_NEWEST_FIRST)


def _stands(asked: MessageStatus) -> ColumnElement[bool]:
    """Return what `outbox.status` says, for the database."""
    if asked not in (MessageStatus.WAITING, MessageStatus.FAILED):
        return OutboxMessage.state == MessageState(asked.value)
    has_failed = OutboxMessage.last_error.is_not(None)
    is_asked = has_failed if asked is MessageStatus.FAILED else ~has_failed
    return and_(OutboxMessage.state == MessageState.WAITING, is_asked)


def letters_about(session: Session, invitation_id: int | None) -> tuple[LetterRow, ...]:
    """Return an invitation's letters, newest first."""
    query = _with_organisation(*_ROW).where(OutboxMessage.invitation_id == invitation_id)
    ordered = query.order_by(*_NEWEST_FIRST)
    return tuple(LetterRow(*row) for row in rows.every(session, ordered))


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
