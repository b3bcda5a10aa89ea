"""Users who sign in, and whom on the programme they may be."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.programme import AppearanceRole, AppearanceStatus
from conference.domain.search import sort_key
from conference.domain.users import CLOSED, WAITING, Role, UserState, user_state
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

    @property
    def state(self) -> UserState:
        """Whether they can sign in."""
        return user_state(self.password_hash)


_COLUMNS = [getattr(User, name) for name in UserView.__dataclass_fields__]


_IS_INVITED = User.password_hash.startswith(WAITING)


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


def organisers(session: Session) -> list[tuple[int, str]]:
    """Return (id, name) of those who may decide at the door, by name."""
    query = select(User.id, User.name).where(
        User.role == Role.ORGANISER, User.password_hash != CLOSED
    )
    rows = session.execute(query).all()
    return sorted(((row.id, row.name) for row in rows), key=lambda each: sort_key(each[1]))


def everybody(session: Session) -> list[UserView]:
    """Return every user, by role and then by name; those shut out come last."""
    found = [UserView(**row._asdict()) for row in session.execute(select(*_COLUMNS))]
    roles = list(Role)
    return sorted(
        found,
        key=lambda each: (
            each.state is UserState.CLOSED,
            roles.index(each.role),
            sort_key(each.name),
        ),
    )


def newest_chair(session: Session, session_id: int) -> int | None:
    """Return the id of the person who came last to chair a session, or None."""
    query = (
        select(Appearance.person_id)
        .where(
            Appearance.session_id == session_id,
            Appearance.role == AppearanceRole.CHAIR,
            Appearance.status != AppearanceStatus.CANCELLED,
        )
        .order_by(Appearance.id.desc())
    )
    return session.scalars(query).first()


def invited(session: Session, user_id: int) -> UserView | None:
    """Return a user who is to make their first password, or None where there is no such user."""
    row = session.execute(select(*_COLUMNS).where(User.id == user_id, _IS_INVITED)).one_or_none()
    return None if row is None else UserView(**row._asdict())


def invited_to_chair(session: Session, session_id: int) -> list[UserView]:
    """Return the users who chair a session and are to make their first password."""
    chairs = select(Appearance.person_id).where(
        Appearance.session_id == session_id,
        Appearance.role == AppearanceRole.CHAIR,
        Appearance.status != AppearanceStatus.CANCELLED,
    )
    query = select(*_COLUMNS).where(User.person_id.in_(chairs), _IS_INVITED).order_by(User.id)
    return [UserView(**row._asdict()) for row in session.execute(query)]
