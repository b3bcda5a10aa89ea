"""The conference itself: what holds for all its invitations, and who sees it."""

from dataclasses import fields
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.conferences import ConferenceFacts
from conference.domain.errors import ChangedMeanwhile, NotFound
from conference.domain.invitations import check_deadline, deadline_mark
from conference.domain.marks import mark
from conference.domain.users import Role
from conference.models import Invitation, User, audit, locks


def change_deadline(
    session: Session,
    conference_id: int,
    closes_at: datetime,
    seen: str | None,
    actor: Actor,
    now: datetime,
) -> int:
    """Move the common deadline, and with it every invitation that had it; return how many.

    An invitation with a deadline of its own keeps that. `seen` is the mark of the deadline as it
    was (`domain.invitations.deadline_mark`). Raises NotFound, ChangedMeanwhile or DeadlineTooLate.
    """
    conference = locks.conference_by_id(session, conference_id)
    if seen != deadline_mark(conference.closes_at):
        raise ChangedMeanwhile
    check_deadline(closes_at, conference.date)
    moved = session.scalars(
        update(Invitation)
        .where(
            Invitation.conference_id == conference_id,
            Invitation.closes_at == conference.closes_at,
        )
        .values(closes_at=closes_at)
        .returning(Invitation.id)
    ).all()
    conference.closes_at = closes_at
    conference.revision += 1
    detail = {"closes_at": closes_at.isoformat(), "moved": len(moved)}
    audit.record(
        session, actor, "conference.deadline", ("conference", conference_id), now, **detail
    )
    session.flush()
    return len(moved)


def edit(
    session: Session,
    conference_id: int,
    facts: ConferenceFacts,
    seen: str | None,
    actor: Actor,
    now: datetime,
) -> None:
    """Change what is said of the conference; `seen` is the mark of the facts as they were shown.

    Raises NotFound or ChangedMeanwhile.
    """
    conference = locks.conference_by_id(session, conference_id)
    names = [each.name for each in fields(ConferenceFacts)]
    present = ConferenceFacts(**{name: getattr(conference, name) for name in names})
    if seen != mark(present):
        raise ChangedMeanwhile
    changed = [name for name in names if getattr(facts, name) != getattr(present, name)]
    for name in changed:
        setattr(conference, name, getattr(facts, name))
    conference.revision += 1
    about = ("conference", conference_id)
    audit.record(session, actor, "conference.edit", about, now, fields=changed)
    session.flush()


def show(
    session: Session, conference_id: int, actor: Actor, now: datetime, *, is_open: bool
) -> None:
    """Open the conference's pages to everybody, or close them again; raises NotFound."""
    conference = locks.conference_by_id(session, conference_id)
    if (conference.opened_at is not None) == is_open:
        return
    conference.opened_at = now if is_open else None
    conference.revision += 1
    action = "conference.open" if is_open else "conference.close"
    audit.record(session, actor, action, ("conference", conference_id), now)
    session.flush()


def name_approver(
    session: Session, conference_id: int, user_id: int | None, actor: Actor, now: datetime
) -> None:
    """Let one organiser alone decide about those who aren't on the list; None: any of them.

    Raises NotFound.
    """
    conference = locks.conference_by_id(session, conference_id)
    user = session.get(User, user_id) if user_id else None
    if user_id and (user is None or user.role is not Role.ORGANISER):
        raise NotFound
    conference.approver_id = user_id
    audit.record(session, actor, "door.approver", ("conference", conference_id), now)
    session.flush()
