"""Bodies that own contributions, and the people there who answer by a personal link."""

from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from conference.domain import links
from conference.domain.actors import Actor
from conference.domain.errors import LinkInvalid, NotFound
from conference.domain.follow_up import FollowUpState, StewardKnown
from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import UNSENT, MessageKind
from conference.letters import OwnershipLetter
from conference.models import Body, Conference, Contribution, OutboxMessage, Steward, audit, named
from conference.services import outbox

LINK_LIVES = timedelta(days=400)
"""A year's work, and some weeks."""


def add_steward(
    session: Session,
    body_name: str,
    name: str,
    email: str,
    standard: WrittenStandard,
    actor: Actor,
    now: datetime,
) -> int:
    """Let somebody answer for the body of that name, made where there is none; return their id.

    They get no letter yet. Raises StewardKnown.
    """
    body = named.body(session, body_name)
    email = email.strip().lower()
    same = (Steward.body_id == body.id, Steward.email == email)
    if session.scalar(select(Steward.id).where(*same)) is not None:
        raise StewardKnown
    made = Steward(
        body_id=body.id, name=name, email=email, written_standard=standard, created_at=now
    )
    session.add(made)
    session.flush()
    _record(session, "steward.add", made.id, actor, now)
    return made.id


def send_link(
    session: Session, conference_id: int, steward_id: int, actor: Actor, now: datetime
) -> str:
    """Give somebody a new link by letter, and return its token; the old one dies.

    Raises NotFound.
    """
    steward = _locked(session, steward_id)
    token, letter = links.new_token(), _letter(session, conference_id, steward)
    _take_back(session, steward_id)
    steward.token_hash = links.token_hash(token)
    steward.link_expires_at = now + LINK_LIVES
    outbox.post(
        session,
        MessageKind.OWNERSHIP,
        f"{_key(steward_id)}{steward.token_hash}",
        letter,
        outbox.Address(steward.name, steward.email, steward.written_standard),
        outbox.About(conference_id),
        now,
        link_token=token,
    )
    _record(session, "steward.send", steward_id, actor, now)
    return token


def revoke(session: Session, steward_id: int, actor: Actor, now: datetime) -> None:
    """Let somebody's link die; twice is once. Raises NotFound."""
    steward = _locked(session, steward_id)
    if steward.token_hash is not None:
        steward.token_hash = steward.link_expires_at = None
        _take_back(session, steward_id)
        _record(session, "steward.revoke", steward_id, actor, now)


def remove(session: Session, steward_id: int, actor: Actor, now: datetime) -> None:
    """Forget somebody: name and address go, and what was answered stays the body's.

    Raises NotFound.
    """
    steward = _locked(session, steward_id)
    _take_back(session, steward_id)
    session.delete(steward)
    _record(session, "steward.remove", steward_id, actor, now)


def by_token(session: Session, token: str, now: datetime) -> Steward:
    """Return whose living link carries `token`, locked; raises LinkInvalid."""
    query = select(Steward).where(Steward.token_hash == links.token_hash(token))
    found = session.scalar(query.with_for_update(key_share=True))
    if found is None or found.link_expires_at is None or found.link_expires_at <= now:
        raise LinkInvalid
    return found


def _letter(session: Session, conference_id: int, steward: Steward) -> OwnershipLetter:
    conference = session.get_one(Conference, conference_id)
    standard = steward.written_standard
    return OwnershipLetter(
        recipient=steward.name,
        conference=conference.name.get(standard),
        date=conference.date,
        organiser=conference.organiser.get(standard),
        body=session.get_one(Body, steward.body_id).name,
        count=_waiting(session, steward.body_id),
        again=steward.token_hash is not None,
        phone=conference.contact_phone,
        email=conference.contact_email,
    )


def _waiting(session: Session, body_id: int) -> int:
    waits = (
        Contribution.body_id == body_id,
        Contribution.follow_up == FollowUpState.NEW,
        Contribution.removed_at.is_(None),
        Contribution.merged_into_id.is_(None),
    )
    return session.scalar(select(func.count(Contribution.id)).where(*waits)) or 0


def _key(steward_id: int) -> str:
    return f"{MessageKind.OWNERSHIP}:{steward_id}:"


def _take_back(session: Session, steward_id: int) -> None:
    """Take back letters with a link that is about to die; one that may have left loses it."""
    theirs = OutboxMessage.key.startswith(_key(steward_id), autoescape=True)
    session.execute(delete(OutboxMessage).where(theirs, OutboxMessage.state.in_(UNSENT)))
    for each in session.scalars(select(OutboxMessage).where(theirs)):
        each.link_token = None


def _locked(session: Session, steward_id: int) -> Steward:
    found = session.get(Steward, steward_id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NotFound
    return found


def _record(session: Session, action: str, steward_id: int, actor: Actor, now: datetime) -> None:
    session.flush()
    audit.record(session, actor, action, ("steward", steward_id), now)
    session.flush()
