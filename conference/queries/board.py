"""Every invited organisation with where it stands, in two queries whatever their number."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.board import BoardFacts, BoardStatus, board_status
from conference.domain.search import matches
from conference.models import Invitation, Organisation, OutboxMessage, Registration
from conference.queries import rows

PAGE_SIZE = 50
_PLACES = {status: place for place, status in enumerate(BoardStatus)}


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One organisation on the board."""

    organisation_id: int
    invitation_id: int
    name: str
    is_invented: bool
    contact_name: str
    quota: int
    taken: int
    nameless: int
    answered_at: datetime | None
    status: BoardStatus


@dataclass(frozen=True, slots=True)
class Board:
    """One page of the board; `counts` are of all that the search finds, by status."""

    rows: tuple[BoardRow, ...]
    counts: Mapping[BoardStatus, int]
    found: int
    page: int
    pages: int


def board(
    session: Session,
    conference_id: int,
    wanted: BoardStatus | None,
    page: int,
    now: datetime,
    text: str = "",
) -> Board:
    """Return a page of those that stand as `wanted` (None: all), what needs doing first.

    `text` is words that all stand in the name or the contact's name.
    """
    letters = _last_letters(session, conference_id)
    known = [_row(row, letters, now) for row in _invitations(session, conference_id)]
    everyone = [each for each in known if not text or matches(text, (each.name, each.contact_name))]
    found = [each for each in everyone if wanted in (None, each.status)]
    found.sort(key=lambda each: _PLACES[each.status])
    pages = max(1, -(-len(found) // PAGE_SIZE))
    page = min(max(1, page), pages)
    return Board(
        rows=tuple(found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]),
        counts=Counter(each.status for each in everyone),
        found=len(found),
        page=page,
        pages=pages,
    )


def _invitations(session: Session, conference_id: int) -> list[tuple[Any, ...]]:
    query = (
        select(
            Organisation.id,
            Invitation.id,
            Organisation.name,
            Organisation.is_invented,
            Invitation.contact_name,
            Invitation.quota,
            func.count(Registration.id),
            func.count(Registration.name),
            Invitation.answered_at,
            Invitation.state,
            Invitation.closes_at,
            Invitation.opened_at,
        )
        .join(Invitation, Invitation.organisation_id == Organisation.id)
        .outerjoin(Registration, Registration.invitation_id == Invitation.id)
        .where(Invitation.conference_id == conference_id)
        .group_by(Organisation.id, Invitation.id)
        .order_by(Organisation.name_key, Organisation.id)
    )
    return list(rows.every(session, query))


def _last_letters(session: Session, conference_id: int) -> dict[int, Any]:
    """Return the state of the last letter about each invitation."""
    last = (
        select(func.max(OutboxMessage.id))
        .where(OutboxMessage.conference_id == conference_id)
        .group_by(OutboxMessage.invitation_id)
    )
    query = select(OutboxMessage.invitation_id, OutboxMessage.state).where(
        OutboxMessage.id.in_(last), OutboxMessage.invitation_id.is_not(None)
    )
    return dict(rows.every(session, query))


def _row(row: tuple[Any, ...], letters: Mapping[int, Any], now: datetime) -> BoardRow:
    organisation_id, invitation_id, name, invented, contact, quota, taken, named, answered = row[:9]
    state, closes_at, opened_at = row[9:]
    facts = BoardFacts(
        state=state,
        closes_at=closes_at,
        is_opened=opened_at is not None,
        nameless=taken - named,
        last_letter=letters.get(invitation_id),
    )
    return BoardRow(
        organisation_id=organisation_id,
        invitation_id=invitation_id,
        name=name,
        is_invented=invented,
        contact_name=contact,
        quota=quota,
        taken=taken,
        nameless=taken - named,
        answered_at=answered,
        status=board_status(facts, now),
    )
