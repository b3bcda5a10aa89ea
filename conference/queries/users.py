"""Users who sign in."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.users import Role
from conference.models import User


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
