"""Users who sign in, and whom on the programme they may be."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.programme import AppearanceRole, AppearanceStatus
from conference.domain.users import Role
from conference.models import Appearance, ParallelSession, User


@dataclass(frozen=True, slots=True)
class UserView:
    """A user as the pages know one; `password_hash` is for checking a password only."""

    id: int
    email: str
    name: str
    role: Role
    person_id: int | None
    is_demo: bool
    password_hash: str


_COLUMNS = [getattr(User, name) for name in UserView.__dataclass_fields__]


def by_id(session: Session, user_id: int) -> UserView | None:
    """Return the user with `user_id`, or None."""
    row = session.execute(select(*_COLUMNS).where(User.id == user_id)).one_or_none()
    return None if row is None else UserView(**row._asdict())


def by_email(session: Session, email: str) -> UserView | None:
    """Return the user who signs in with `email` (case doesn't matter), or None."""
    query = select(*_COLUMNS).where(User.email == email.strip().lower())
    row = session.execute(query).one_or_none()
    return None if row is None else UserView(**row._asdict())


def chair_of(session: Session, conference_id: int, number: int) -> int | None:
    """Return the id of the person who chairs the session with `number`, or None."""
    query = (
        select(Appearance.person_id)
        .join(ParallelSession, ParallelSession.id == Appearance.session_id)
        .where(
            ParallelSession.conference_id == conference_id,
            ParallelSession.number == number,
            Appearance.role == AppearanceRole.CHAIR,
            Appearance.status != AppearanceStatus.CANCELLED,
        )
        .order_by(Appearance.id)
    )
    return session.scalars(query).first()
