"""Rendered public pages kept in memory: the same for all who read them, until something changes.

Whether anything has changed is asked of the database at most once in PAGES_KEPT_SECONDS.
"""

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from flask import Response, current_app, g, request

from conference.web import reader

MOST = 64
Key = tuple[object, ...]


@dataclass
class _Page:
    """A rendered page; `version` is what it was rendered from, `asked` when that was checked."""

    version: Key
    asked: float
    body: bytes
    fingerprint: str


_kept: OrderedDict[Key, _Page] = OrderedDict()


def page(name: str, render: Callable[[], str]) -> Response:
    """Return the page called `name`, rendered anew only when its conference or day has changed.

    A reader with a session (signed in, or with a message waiting) gets a page of their own.
    """
    g.is_kept = not _has_session()
    return file(name, lambda: render().encode(), "text/html; charset=utf-8")


def file(name: str, make: Callable[[], bytes], content_type: str) -> Response:
    """Return the file called `name`, kept like a page.

    A reader with a session, who may be at work on another edition, gets one of their own.
    """
    if _has_session():
        return Response(make(), content_type=content_type)
    kept = _current(name, make)
    response = Response(kept.body, content_type=content_type)
    response.set_etag(kept.fingerprint)
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Vary"] = "Cookie, Accept-Language"
    response.make_conditional(request)
    return response


def _has_session() -> bool:
    return current_app.config["SESSION_COOKIE_NAME"] in request.cookies


def _current(name: str, make: Callable[[], bytes]) -> _Page:
    config = current_app.config
    key = (config["SQLALCHEMY_DATABASE_URI"], name, request.path, reader.chosen_language())
    kept, now = _kept.get(key), time.monotonic()
    if kept is not None and now - kept.asked < config["PAGES_KEPT_SECONDS"]:
        return kept
    version = _version()
    if kept is None or kept.version != version:
        body = make()
        kept = _Page(version, now, body, hashlib.sha256(body).hexdigest()[:24])
        _kept[key] = kept
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    kept.asked = now
    return kept


def _version() -> Key:
    found = reader.conference_or_none()
    day = reader.now().date() if found and found.is_demo else None
    return (found, day)
