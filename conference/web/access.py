"""Signing in, and which roles open which pages."""

from flask import Blueprint, Flask, abort, redirect, request, url_for
from flask_login import LoginManager, UserMixin, current_user
from werkzeug.security import check_password_hash, generate_password_hash
from werkzeug.wrappers import Response

from conference import db
from conference.domain.actors import Actor, by_user
from conference.domain.users import Role
from conference.queries import users
from conference.queries.users import UserView

login_manager = LoginManager()
_NOBODY = generate_password_hash("nobody has this password")


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
    """Return the signed-in user, or None when it's gone."""
    view = users.by_id(db.read(), int(user_id))
    return SignedIn(view) if view else None


def check_password(email: str, password: str) -> SignedIn | None:
    """Return the user these belong to, or None; takes as long when there's no such user.

    The database is let go before the password is weighed: that takes its time.
    """
    view = users.by_email(db.read(), email)
    db.read().rollback()
    is_right = check_password_hash(view.password_hash if view else _NOBODY, password)
    return SignedIn(view) if view and is_right else None


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
    endpoints = {Role.ORGANISER: "dashboard.page", Role.CHAIR: "chair.page"}
    return url_for(endpoints.get(role, "public.home"))
