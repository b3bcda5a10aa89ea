"""How many invitations go by the common deadline, and how many by one of their own."""

from dataclasses import dataclass

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from conference.models import Conference, Invitation


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Invitations by deadline: the conference's (`common`), or another (`own`)."""

    common: int
    own: int


def counted(session: Session, conference_id: int) -> Deadlines:
    """Return the conference's invitations by deadline."""
    query = (
        select(
            func.count(case((Invitation.closes_at == Conference.closes_at, 1))),
            func.count(case((Invitation.closes_at != Conference.closes_at, 1))),
        )
        .join(Invitation.conference)
        .where(Conference.id == conference_id)
    )
    return Deadlines(*session.execute(query).one())
