"""What was sent to many at once, what became of it, and who could be written to now."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.errors import NotFound
from conference.domain.outbox import MessageKind, MessageStatus, status
from conference.domain.reminders import Audience, LeftOut, Restraint, due_mark, left_out
from conference.models import Campaign, Conference, OutboxMessage, User, approached
from conference.models.approached import Candidate

__all__ = ["CampaignRow", "Candidate", "Due", "due", "listed"]


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """A campaign: who sent what to how many, and its letters by state."""

    id: int
    number: int
    kind: MessageKind
    letters: int
    created_at: datetime
    by: str | None
    statuses: Mapping[MessageStatus, int]


@dataclass(frozen=True, slots=True)
class Due:
    """Who gets a letter of a kind now, and who doesn't, with why; `mark` is of those who do."""

    due: tuple[Candidate, ...]
    left_out: tuple[tuple[Candidate, LeftOut], ...]
    restraint: Restraint
    mark: str


def listed(session: Session, conference_id: int) -> list[CampaignRow]:
    """Return the campaigns, the newest first, in two queries."""
    counts: dict[int | None, Counter[MessageStatus]] = {}
    alike = (
        OutboxMessage.campaign_id,
        OutboxMessage.state,
        OutboxMessage.last_error.is_not(None),
    )
    letters = (
        select(*alike, func.count())
        .where(OutboxMessage.conference_id == conference_id, OutboxMessage.campaign_id.is_not(None))
        .group_by(*alike)
    )
    for campaign_id, state, has_failed, count in session.execute(letters):
        stands = status(state, "" if has_failed else None)
        counts.setdefault(campaign_id, Counter())[stands] += count
    query = (
        select(Campaign, User.name)
        .outerjoin(User, User.id == Campaign.user_id)
        .where(Campaign.conference_id == conference_id)
        .order_by(Campaign.number.desc())
    )
    return [
        CampaignRow(
            id=each.id,
            number=each.number,
            kind=each.kind,
            letters=each.letters,
            created_at=each.created_at,
            by=name,
            statuses=counts.get(each.id, Counter()),
        )
        for each, name in session.execute(query)
    ]


def one(session: Session, conference_id: int, number: int) -> CampaignRow:
    """Return the campaign with `number`; raises NotFound."""
    found = [each for each in listed(session, conference_id) if each.number == number]
    if not found:
        raise NotFound
    return found[0]


def due(
    session: Session,
    conference_id: int,
    kind: MessageKind,
    now: datetime,
    audience: Audience = Audience.COMING,
) -> Due:
    """Return who a letter of `kind` (news: to `audience`) is for at `now`; raises NotFound."""
    conference = session.get(Conference, conference_id)
    if conference is None:
        raise NotFound
    restraint = Restraint(conference.reminders, conference.reminder_days)
    judged = [
        (each, left_out(kind, each.approached, restraint, now))
        for each in approached.candidates(session, conference_id, kind, audience)
    ]
    them = tuple(each for each, why in judged if why is None)
    last = approached.last_campaign(session, conference_id)
    return Due(
        due=them,
        left_out=tuple((each, why) for each, why in judged if why is not None),
        restraint=restraint,
        mark=due_mark(last, (each.invitation_id for each in them)),
    )
