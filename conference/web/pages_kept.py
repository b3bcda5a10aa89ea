"""Rendered public pages kept in memory: the same for all who read them, until something changes."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable

from flask import current_app, make_response, request
from werkzeug.wrappers import Response

from conference.web import reader

MOST = 64
Key = tuple[object, ...]
_kept: OrderedDict[Key, tuple[bytes, str]] = OrderedDict()


def page(name: str, render: Callable[[], str]) -> Response:
    """Return the page called `name`, rendered anew only when its conference or day has changed.

    A reader with a session (signed in, or with a message waiting) gets a page of their own.
    """
    if current_app.config["SESSION_COOKIE_NAME"] in request.cookies:
        return make_response(render())
    key = _key(name)
    if key not in _kept:
        body = render().encode()
        _kept[key] = body, hashlib.sha256(body).hexdigest()[:24]
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    body, fingerprint = _kept[key]
    response = make_response(body)
    response.content_type = "text/html; charset=utf-8"
    response.set_etag(fingerprint)
    response.headers["Cache-Control"] = "private, no-cache"
    response.vary.update(["Cookie", "Accept-Language"])
    return response.make_conditional(request)


def _key(name: str) -> Key:
    found = reader.conference_or_none()
    where = current_app.config["SQLALCHEMY_DATABASE_URI"]
    if found is None:
        return (name, where, reader.language(), request.path)
    day = reader.now().date() if found.is_demo else None
    return (name, where, reader.language(), request.path, found, day)
