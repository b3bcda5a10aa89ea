"""Wishes for sessions that a release takes out: a part of `services.release_rows`."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.models import Invitation, ParallelSession, Registration, Wish, audit


def remove_sessions(
    session: Session, conference_id: int, removed: Collection[int], actor: Actor, now: datetime
) -> None:
    """Delete the sessions with all that is held, wished and decided about them.

    Whoever wished for one keeps the other wishes in their order, and the log tells.
    """
    if not removed:
        return
    wishing = select(Wish.registration_id).where(Wish.session_id.in_(removed))
    _hold_answers(session, set(session.scalars(wishing)))
    concerned = sorted(set(session.scalars(wishing)))
    session.execute(delete(ParallelSession).where(ParallelSession.id.in_(removed)))
    _close_ranks(session, conference_id)
    for registration_id in concerned:
        registration = session.get_one(Registration, registration_id)
        audit.record(
            session,
            actor,
            "registration.wish_gone",
            ("registration", registration_id),
            now,
            invitation=registration.invitation_id,
            seat=registration.seat,
            wishes_changed=True,
        )
    session.flush()


def _hold_answers(session: Session, registrations: Collection[int]) -> None:
    """Lock the invitations of these registrations, so that nobody answers meanwhile."""
    invitations = select(Registration.invitation_id).where(Registration.id.in_(registrations))
    session.execute(
        select(Invitation.id)
        .where(Invitation.id.in_(invitations))
        .order_by(Invitation.id)
        .with_for_update()
    ).all()


def _close_ranks(session: Session, conference_id: int) -> None:
    """Let every list of wishes count from one without a gap."""
    gaping = (
        select(Wish.registration_id)
        .join(Registration, Registration.id == Wish.registration_id)
        .join(Invitation, Invitation.id == Registration.invitation_id)
        .where(Invitation.conference_id == conference_id)
        .group_by(Wish.registration_id)
        .having(func.max(Wish.rank) > func.count())
    )
    for registration_id in session.scalars(gaping).all():
        mine = Wish.registration_id == registration_id
        ranks = session.scalars(select(Wish.rank).where(mine).order_by(Wish.rank)).all()
        for rank, old in enumerate(ranks, start=1):
            session.execute(update(Wish).where(mine, Wish.rank == old).values(rank=rank))
