"""A visitor without a browser: Flask's test client, signed in when asked, beside a session."""

import re
from typing import Any

from flask import session as cookie
from flask.testing import FlaskClient
from flask_login import login_user
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from conference.domain.users import Role
from conference.models import Person, User
from conference.web.access import load


class Visitor(FlaskClient):
    """Commits what the test has arranged before each request.

    So a request always sees it, and never waits for the test's own lock; what the test reads
    afterwards is read anew.
    """

    session: Session

    def open(self, *arguments: Any, **options: Any) -> TestResponse:
        """Send a request, as Flask's client does."""
        self.session.commit()
        return super().open(*arguments, **options)

    def seen(self, path: str) -> dict[str, str]:
        """Return what the form at `path` carries to tell what it was made from."""
        return marks_in(self.get(path))

    def fill(self, path: str, **data: Any) -> TestResponse:
        """Open the form at `path` and send it at once, with `data`."""
        return self.post(path, data=data | self.seen(path))

    def sign_in(self, user: User) -> None:
        """Be `user` from now on, without going by the login page."""
        self.session.commit()
        with self.application.test_request_context(environ_overrides=self.environ_base):
            login_user(load(str(user.id)))
            signed_in = dict(cookie)
        with self.session_transaction() as kept:
            kept.update(signed_in)


def marks_in(page: TestResponse) -> dict[str, str]:
    """Return what the form on `page` carries to tell what it was made from."""
    return dict(re.findall(r'name="(seen\w*)"[^>]* value="(\w+)"', page.text))


def user_with(session: Session, role: Role, person: Person | None = None) -> User:
    """Return the one user with `role` that tests sign in as, made on first use.

    The password can't be used; a test of the login page makes its own user.
    """
    email = f"{role.value}@example.no"
    user = session.scalar(select(User).where(User.email == email))
    if user is None:
        user = User(email=email, name=f"Test {role.value}", password_hash="-", role=role)
        session.add(user)
    if person is not None:
        user.person_id = person.id
    session.flush()
    return user
