"""What organisations write down themselves by their personal link, during and after the day."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_LINK
from conference.domain.contributions import (
    GUESTS,
    Line,
    LineSettled,
    LinesFull,
    Origin,
    Voice,
    WritingClosed,
    is_writing_open,
)
from conference.domain.errors import NotFound
from conference.domain.invitations import InvitationState
from conference.models import Contribution, Invitation, ParallelSession, audit, locks

MOST = 50
"""How many lines one organisation can have: nobody floods a report."""


def write(
    session: Session, token: str, line: Line, session_id: int | None, key: str, now: datetime
) -> int:
    """Write an organisation's own line, and return its number; the same `key` twice is one line.

    It stands in the organisation's name, whatever `line` says of its voice. `session_id` is the
    session that it belongs to, if any. Raises LinkInvalid, WritingClosed, LinesFull, NotFound or
    NothingSaid.
    """
    invitation = _open(session, token, now)
    locks.conference_by_id(session, invitation.conference_id)
    own = Contribution.organisation_id == invitation.organisation_id
    mine = (Contribution.conference_id == invitation.conference_id, own)
    known = session.scalar(select(Contribution.number).where(*mine, Contribution.key == key))
    if known is not None:
        return known
    written = (*mine, Contribution.origin == Origin.LINK, Contribution.removed_at.is_(None))
    if (session.scalar(select(func.count(Contribution.id)).where(*written)) or 0) >= MOST:
        raise LinesFull
    _check_session(session, invitation.conference_id, session_id)
    sent = _written(invitation, line, session_id, key, now)
    numbers = select(func.max(Contribution.number)).where(mine[0])
    sent.number = (session.scalar(numbers) or 0) + 1
    session.add(sent)
    session.flush()
    _record(session, sent, "contribution.send", now)
    return sent.number


def withdraw(session: Session, token: str, number: int, now: datetime) -> None:
    """Take back an own line while it stands for itself and nobody has approved it; twice is once.

    Raises LinkInvalid, WritingClosed, NotFound or LineSettled.
    """
    invitation = _open(session, token, now)
    found = session.scalar(
        select(Contribution)
        .where(
            Contribution.conference_id == invitation.conference_id,
            Contribution.organisation_id == invitation.organisation_id,
            Contribution.origin == Origin.LINK,
            Contribution.number == number,
        )
        .with_for_update()
    )
    if found is None:
        raise NotFound
    if found.removed_at is None:
        stands_for = select(Contribution.id).where(Contribution.merged_into_id == found.id)
        is_settled = found.approved_at or found.merged_into_id or found.body_id
        if is_settled or session.scalar(stands_for.limit(1)):
            raise LineSettled
        found.removed_at = now
        _record(session, found, "contribution.withdraw", now)


def _open(session: Session, token: str, now: datetime) -> Invitation:
    invitation = locks.invitation_by_token(session, token, now)
    is_coming = invitation.state is InvitationState.ACCEPTED
    if not is_coming or not is_writing_open(invitation.conference.date, now):
        raise WritingClosed
    return invitation


def _written(
    invitation: Invitation, line: Line, session_id: int | None, key: str, now: datetime
) -> Contribution:
    kind = line.kind if line.kind in GUESTS else GUESTS[0]
    said = Line(
        kind, line.text, Voice.ORGANISATION, invitation.organisation_id, line.responsible
    ).checked()
    return Contribution(
        conference_id=invitation.conference_id,
        session_id=session_id,
        kind=said.kind,
        text=said.text,
        voice=said.voice,
        organisation_id=said.organisation_id,
        responsible=said.responsible,
        key=key,
        origin=Origin.LINK,
        written_at=now,
    )


def _check_session(session: Session, conference_id: int, session_id: int | None) -> None:
    if session_id is None:
        return
    found = session.get(ParallelSession, session_id)
    if found is None or found.conference_id != conference_id:
        raise NotFound


def _record(session: Session, row: Contribution, action: str, now: datetime) -> None:
    about = ("contribution", row.id)
    audit.record(session, BY_LINK, action, about, now, number=row.number)
    session.flush()
