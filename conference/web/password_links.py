"""Links by which a user who has no password yet makes one: signed, once, and for some days.

A link carries a fingerprint of what stands as the user's password, so it dies when one is made.
"""

import hashlib
from datetime import datetime, timedelta

from flask import current_app, url_for
from itsdangerous import BadData, URLSafeSerializer

from conference import db
from conference.queries import users
from conference.queries.users import UserView

DAYS = 7


def link(user: UserView) -> str:
    """Return the whole address where `user` makes a password."""
    ends = int((_now() + timedelta(days=DAYS)).timestamp())
    ticket = _signer().dumps([user.id, _fingerprint(user), ends])
    return f"{current_app.config['PUBLIC_URL']}{url_for('passwords.make', ticket=ticket)}"


def holder(ticket: str) -> UserView | None:
    """Return the user that a link is for, or None where it is false, too old, or used."""
    try:
        user_id, fingerprint, ends = _signer().loads(ticket)
    except BadData:
        return None
    user = users.by_id(db.read(), user_id)
    is_good = user and _fingerprint(user) == fingerprint and _now().timestamp() < ends
    return user if is_good else None


def _now() -> datetime:
    now: datetime = current_app.config["CLOCK"]()
    return now


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="make a password")


def _fingerprint(user: UserView) -> str:
    return hashlib.sha256(user.password_hash.encode()).hexdigest()[:24]
