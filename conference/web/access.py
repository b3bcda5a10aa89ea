"""Signing in, and which roles open which pages."""

from functools import cache

from flask import Blueprint, Flask, abort, redirect, request, url_for
from flask_login import LoginManager, UserMixin, current_user
from werkzeug.security import check_password_hash, generate_password_hash
from werkzeug.wrappers import Response

from conference import db
from conference.domain.actors import Actor, by_user
from conference.domain.users import Role, UserState
from conference.queries import users
from conference.queries.users import UserView

login_manager = LoginManager()
DESK = "desk"
"""Under this name the session knows which desk at the door a device stands on."""


class SignedIn(UserMixin):
    """The signed-in user as Flask-Login wants one."""

    def __init__(self, view: UserView) -> None:
        self.id = view.id
        self.name = view.name
        self.role = view.role
        self.person_id = view.person_id


def init_app(app: Flask) -> None:
    """Start Flask-Login.

    A session isn't bound to an address: people move between networks while they work. Templates
    get the reader as `user` from the shell, which knows when not to ask for one.
    """
    login_manager.session_protection = None
    login_manager.init_app(app, add_context_processor=False)


@login_manager.user_loader
def load(user_id: str) -> SignedIn | None:
    """Return the signed-in user, or None when they are gone, shut out, or to make a password."""
    view = users.by_id(db.read(), int(user_id))
    return SignedIn(view) if view and view.state is UserState.ACTIVE else None


def check_password(email: str, password: str) -> SignedIn | None:
    """Return the user these belong to, or None; takes as long when there's no such user.

    The database is let go before the password is weighed: that takes its time.
    """
    view = users.by_email(db.read(), email)
    db.read().rollback()
    known = view if view and view.state is UserState.ACTIVE else None
    is_right = check_password_hash(known.password_hash if known else _nobodys_hash(), password)
    return SignedIn(known) if known and is_right else None


@cache
def _nobodys_hash() -> str:
    # As costly to check as anybody's, so that the time taken doesn't tell who has an account;
    # costly to make too, and so not before it is asked for.
    return generate_password_hash("nobody has this password")


def actor() -> Actor:
    """Return the signed-in user as the one who acts."""
    return by_user(current_user.id)


def only(blueprint: Blueprint, *roles: Role) -> None:
    """Open every page of `blueprint` to users with one of `roles`, and to nobody else."""

    @blueprint.before_request
    def guard() -> Response | None:
        if not current_user.is_authenticated:
            path = request.full_path.rstrip("?") if request.method == "GET" else None
            return redirect(url_for("account.login", next=path))
        if current_user.role not in roles:
            abort(403)
        return None


def home_of(role: Role) -> str:
    """Return the address where a user with `role` starts."""
    endpoints = {
        Role.ORGANISER: "dashboard.page",
        Role.CHAIR: "chair.page",
        Role.FRONT_DESK: "door.page",
        Role.RAPPORTEUR: "contributions.page",
    }
    return url_for(endpoints.get(role, "public.home"))
