"""A conference made: the first one, or next year's from this one."""

import secrets
from collections.abc import Collection
from dataclasses import fields
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.conferences import ConferenceFacts, Inheritance, NewConference, slug
from conference.domain.errors import NotFound
from conference.domain.invitations import check_deadline
from conference.models import BalanceAim, Conference, LetterText, User, audit
from conference.services import programme

LOTTERY_BITS = 64


def create(session: Session, made: NewConference, actor: Actor, now: datetime) -> int:
    """Make a conference that only its organisers see, and return its id.

    Its lottery is drawn from chance. Beside a demo it is one too: no letter may leave there.
    Raises DeadlineTooLate.
    """
    check_deadline(made.closes_at, made.date)
    beside = session.scalar(select(Conference).order_by(Conference.id.desc()).limit(1))
    is_demo = session.scalar(select(func.count(User.id)).where(User.is_demo)) != 0
    conference = Conference(
        slug=_free_slug(session, made),
        date=made.date,
        closes_at=made.closes_at,
        lottery_seed=secrets.token_hex(LOTTERY_BITS // 8),
        is_demo=is_demo,
        clock_offset=beside.clock_offset if beside and is_demo else 0,
        **_values(made.facts),
    )
    session.add(conference)
    session.flush()
    audit.record(session, actor, "conference.create", ("conference", conference.id), now)
    session.flush()
    return conference.id


def succeed(
    session: Session,
    predecessor_id: int,
    made: NewConference,
    inherits: Collection[Inheritance],
    actor: Actor,
    now: datetime,
) -> int:
    """Make the next conference from an earlier one and return its id.

    What it `inherits` is copied; the programme waits to be released. Nobody's invitation,
    registration, wish or need comes along. Raises NotFound or DeadlineTooLate.
    """
    if session.get(Conference, predecessor_id) is None:
        raise NotFound
    conference_id = create(session, made, actor, now)
    session.get_one(Conference, conference_id).predecessor_id = predecessor_id
    if Inheritance.LETTERS in inherits:
        _copy_letters(session, predecessor_id, conference_id, now)
    if Inheritance.AIMS in inherits:
        _copy_aims(session, predecessor_id, conference_id)
    if Inheritance.PROGRAMME in inherits:
        programme.begin(session, conference_id, predecessor_id, "begin", actor, now)
    session.flush()
    return conference_id


def _copy_letters(session: Session, source: int, target: int, now: datetime) -> None:
    theirs = select(LetterText).where(LetterText.conference_id == source)
    session.add_all(
        LetterText(
            conference_id=target,
            kind=each.kind,
            language=each.language,
            subject=each.subject,
            body=each.body,
            changed_at=now,
        )
        for each in session.scalars(theirs).all()
    )


def _copy_aims(session: Session, source: int, target: int) -> None:
    theirs = select(BalanceAim).where(BalanceAim.conference_id == source)
    session.add_all(
        BalanceAim(
            conference_id=target,
            dimension=each.dimension,
            value=each.value,
            organisations=each.organisations,
        )
        for each in session.scalars(theirs).all()
    )


def _values(facts: ConferenceFacts) -> dict[str, object]:
    return {each.name: getattr(facts, each.name) for each in fields(facts)}


def _free_slug(session: Session, made: NewConference) -> str:
    """Return the conference's short name, with a number where others have it already."""
    base = slug(made.facts.name.nb, made.date)
    taken = set(session.scalars(select(Conference.slug).where(Conference.slug.startswith(base))))
    number, free = 1, base
    while free in taken:
        number += 1
        free = f"{base}-{number}"
    return free
