"""Users: made with a password, or invited to make their own."""

import secrets
from datetime import datetime

from sqlalchemy.orm import Session
from werkzeug.security import generate_password_hash

from conference.domain.actors import Actor, by_user
from conference.domain.errors import ChangedMeanwhile, NotFound, OwnUser, PasswordTooShort
from conference.domain.users import CLOSED, PASSWORD_LENGTH, WAITING, Role, usable_password
from conference.models import User, audit
from conference.models.violations import constraints_as_errors


def create(
    session: Session,
    email: str,
    name: str,
    password: str,
    role: Role,
    actor: Actor,
    now: datetime,
    *,
    person_id: int | None = None,
) -> int:
    """Make a user and return its id.

    Raises PasswordTooShort or EmailTaken.
    """
    user = _add(session, email, name, _hashed(password), role, person_id)
    audit.record(session, actor, "user.create", ("user", user.id), now, role=role)
    session.flush()
    return user.id


def invite(
    session: Session,
    email: str,
    name: str,
    role: Role,
    actor: Actor,
    now: datetime,
    *,
    person_id: int | None = None,
) -> int:
    """Make a user who can't sign in before they have made a password; return its id.

    Raises EmailTaken.
    """
    user = _add(session, email, name, _waiting(), role, person_id)
    audit.record(session, actor, "user.invite", ("user", user.id), now, role=role)
    session.flush()
    return user.id


def set_password(session: Session, user_id: int, seen: str, password: str, now: datetime) -> None:
    """Let a user sign in with `password` from now on, if `seen` is the hash that still stands.

    Raises PasswordTooShort, NotFound, or ChangedMeanwhile where another has been made.
    """
    hashed = _hashed(password)
    user = _found(session, user_id)
    if user.password_hash != seen:
        raise ChangedMeanwhile
    user.password_hash = hashed
    audit.record(session, by_user(user_id), "user.password", ("user", user_id), now)
    session.flush()


def renew(session: Session, user_id: int, actor: Actor, now: datetime) -> None:
    """Let a user make a new password; the old one, if any, is good for nothing from now on.

    Whoever was shut out comes in again that way. Raises NotFound.
    """
    _found(session, user_id).password_hash = _waiting()
    audit.record(session, actor, "user.renew", ("user", user_id), now)
    session.flush()


def close(session: Session, user_id: int, actor: Actor, now: datetime) -> None:
    """Shut a user out, at once and wherever they are signed in. Raises NotFound or OwnUser."""
    if user_id == actor.user_id:
        raise OwnUser
    _found(session, user_id).password_hash = CLOSED
    audit.record(session, actor, "user.close", ("user", user_id), now)
    session.flush()


def _found(session: Session, user_id: int) -> User:
    user = session.get(User, user_id, with_for_update=True, populate_existing=True)
    if user is None:
        raise NotFound
    return user


def _waiting() -> str:
    """Return a mark that no password has, and no other user: links are signed with it."""
    return WAITING + secrets.token_urlsafe(32)


def _add(
    session: Session, email: str, name: str, hashed: str, role: Role, person_id: int | None
) -> User:
    user = User(
        email=email.strip().lower(),
        name=name.strip(),
        password_hash=hashed,
        role=role,
        person_id=person_id,
    )
    session.add(user)
    with constraints_as_errors():
        session.flush()
    return user


def _hashed(password: str) -> str:
    if not usable_password(password):
        raise PasswordTooShort(length=PASSWORD_LENGTH)
    return generate_password_hash(password)
