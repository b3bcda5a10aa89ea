"""Who reads, when, of which conference and in which language: asked once per request."""

from datetime import datetime, timedelta

from flask import Flask, Response, current_app, g, request
from flask_babel import Babel, get_locale, refresh

from conference import db
from conference.domain.errors import NotFound
from conference.domain.texts import Language, Translated
from conference.queries import conferences
from conference.queries.conferences import ConferenceView

COOKIE = "language"
ACCEPTED = {"nb": "nb", "no": "nb", "da": "nb", "sv": "nb", "nn": "nn", "en": "en"}
YEAR = 365 * 24 * 3600


def init_app(app: Flask) -> None:
    """Let Flask-Babel ask here for the language, and keep a chosen one in a cookie."""
    Babel(app, locale_selector=chosen_language, default_translation_directories="translations")
    app.after_request(_keep_choice)


def conference_or_none() -> ConferenceView | None:
    """Return the current conference, or None in an empty database."""
    if "conference" not in g:
        g.conference = conferences.current(db.read())
    found: ConferenceView | None = g.conference
    return found


def conference() -> ConferenceView:
    """Return the current conference; raises NotFound (a 404 page) in an empty database."""
    found = conference_or_none()
    if found is None:
        raise NotFound
    return found


def now() -> datetime:
    """Return the present moment; in a demo, the demo's."""
    moment: datetime = current_app.config["CLOCK"]()
    found = conference_or_none()
    return moment - timedelta(seconds=found.clock_offset) if found else moment


def language() -> str:
    """Return the code of the language that this page is read in."""
    locale = get_locale()
    return locale.language if locale else Language.NB


def text(value: Translated | None) -> str:
    """Return `value` in the reader's language, or an empty string."""
    return value.get(language()) if value else ""


def prefer(code: str) -> None:
    """Let an organisation's written standard decide where the reader hasn't chosen."""
    g.preferred_language = code
    refresh()


def chosen_language() -> str:
    """Return the code of the language to read in: chosen, preferred, the browser's, or bokmål."""
    chosen = request.args.get("lang") or request.cookies.get(COOKIE) or g.get("preferred_language")
    if chosen in set(Language):
        return str(chosen)
    return ACCEPTED.get(request.accept_languages.best_match(list(ACCEPTED)) or "nb", "nb")


def _keep_choice(response: Response) -> Response:
    chosen = request.args.get("lang")
    if chosen in set(Language):
        response.set_cookie(
            COOKIE,
            str(chosen),
            max_age=YEAR,
            httponly=True,
            samesite="Lax",
            secure=current_app.config["SESSION_COOKIE_SECURE"],
        )
    return response
