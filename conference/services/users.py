"""Users: made from the command line or the seeds."""

from datetime import datetime

from sqlalchemy.orm import Session
from werkzeug.security import generate_password_hash

from conference.domain.actors import Actor
from conference.domain.errors import PasswordTooShort
from conference.domain.users import PASSWORD_LENGTH, Role, usable_password
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
    if not usable_password(password):
        raise PasswordTooShort(length=PASSWORD_LENGTH)
    user = User(
        email=email.strip().lower(),
        name=name.strip(),
        password_hash=generate_password_hash(password),
        role=role,
        person_id=person_id,
    )
    session.add(user)
    with constraints_as_errors():
        session.flush()
    audit.record(session, actor, "user.create", ("user", user.id), now, role=role)
    session.flush()
    return user.id
