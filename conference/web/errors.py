"""What goes wrong, as pages in the reader's language."""

from math import ceil

from flask import Flask, current_app, render_template
from flask_limiter.errors import RateLimitExceeded
from werkzeug.exceptions import HTTPException

from conference.domain.errors import LinkInvalid, NotFound
from conference.web import shell

PAGES = (403, 404, 413, 429, 500)


def init_app(app: Flask) -> None:
    """Give each error its page."""
    app.register_error_handler(NotFound, lambda error: (_page(404), 404))
    app.register_error_handler(LinkInvalid, lambda error: (_link_page(), 404))
    app.register_error_handler(RateLimitExceeded, _too_many)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def _page(code: int) -> str:
    return render_template(f"errors/{code}.html")


def _too_many(error: RateLimitExceeded) -> tuple[str, int]:
    """Say how long to wait at most; the limit's own span is that."""
    minutes = ceil(error.limit.limit.get_expiry() / 60) if error.limit else 1
    return render_template("errors/429.html", minutes=minutes), 429


def _link_page() -> str:
    """One page for every dead link: it gives no hint whether there was one."""
    return render_template("errors/link.html")


def _http(error: HTTPException) -> tuple[str, int] | HTTPException:
    code = error.code or 500
    if code < 400:
        return error
    if code == 405:
        code = 404
    return _page(code if code in PAGES else 404 if code < 500 else 500), code


def _unexpected(error: Exception) -> tuple[str, int]:
    if current_app.testing:
        raise error
    current_app.logger.error("unexpected error", exc_info=error)
    shell.bare()
    return _page(500), 500
