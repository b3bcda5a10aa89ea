"""Bodies that own contributions, who answers there, and whose a personal link is."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from conference.domain.errors import LinkInvalid, NotFound
from conference.domain.follow_up import FollowUpState
from conference.domain.links import token_hash
from conference.domain.organisations import WrittenStandard
from conference.models import Body, Contribution, Steward
from conference.queries import review_filters


@dataclass(frozen=True, slots=True)
class StewardView:
    """Somebody who answers for a body; `link_expires_at` None is somebody without a link."""

    id: int
    body_id: int
    body: str
    name: str
    email: str
    written_standard: WrittenStandard
    link_expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class BodyView:
    """A body: how much it owns, how much of that waits for its answer, and who answers."""

    id: int
    name: str
    owned: int
    waiting: int
    stewards: tuple[StewardView, ...]


_STEWARD = select(
    Steward.id,
    Steward.body_id,
    Body.name.label("body"),
    Steward.name,
    Steward.email,
    Steward.written_standard,
    Steward.link_expires_at,
).join(Body, Body.id == Steward.body_id)


def bodies(session: Session) -> tuple[BodyView, ...]:
    """Return every body by name. Two queries."""
    return _bodies(session)


def body(session: Session, body_id: int) -> BodyView:
    """Return one body; raises NotFound."""
    found = _bodies(session, Body.id == body_id)
    if not found:
        raise NotFound
    return found[0]


def _bodies(session: Session, *which: ColumnElement[bool]) -> tuple[BodyView, ...]:
    stewards: dict[int, list[StewardView]] = defaultdict(list)
    for row in session.execute(
        _STEWARD.where(*which).order_by(Steward.name, Steward.id)
    ).mappings():
        stewards[row["body_id"]].append(StewardView(**row))
    waits = Contribution.follow_up == FollowUpState.NEW
    query = (
        select(
            Body.id,
            Body.name,
            func.count(Contribution.id),
            func.count(Contribution.id).filter(waits),
        )
        .outerjoin(Contribution, and_(Contribution.body_id == Body.id, *review_filters.lacks(None)))
        .where(*which)
        .group_by(Body.id)
        .order_by(Body.name_key)
    )
    rows = session.execute(query).all()
    return tuple(BodyView(*row, stewards=tuple(stewards[row[0]])) for row in rows)


def names(session: Session) -> list[str]:
    """Return the names of all bodies."""
    return list(session.scalars(select(Body.name).order_by(Body.name_key)))


def steward_by_token(session: Session, token: str, now: datetime) -> StewardView:
    """Return whose living link carries `token`; raises LinkInvalid."""
    query = _STEWARD.where(Steward.token_hash == token_hash(token), Steward.link_expires_at > now)
    row = session.execute(query).mappings().one_or_none()
    if row is None:
        raise LinkInvalid
    return StewardView(**row)
