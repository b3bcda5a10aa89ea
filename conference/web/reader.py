"""Who reads, when, of which conference and in which language: asked once per request."""

from datetime import datetime, timedelta

from flask import (
    Flask,
    Response,
    abort,
    current_app,
    g,
    redirect,
    request,
    session,
    url_for,
)
from flask_babel import Babel, get_locale, refresh
from flask_login import current_user
from sqlalchemy.orm import Session

from conference import db
from conference.domain.errors import NotFound
from conference.domain.texts import Language, Translated
from conference.domain.users import Role
from conference.queries import conferences
from conference.queries.conferences import ConferenceView

COOKIE = "language"
CHOSEN = "conference"
ACCEPTED = {"nb": "nb", "no": "nb", "da": "nb", "sv": "nb", "nn": "nn", "en": "en"}
YEAR = 365 * 24 * 3600


def init_app(app: Flask) -> None:
    """Let Flask-Babel ask here for the language, and keep a chosen one in a cookie."""
    Babel(app, locale_selector=chosen_language, default_translation_directories="translations")
    app.after_request(_keep_choice)


def conference_or_none() -> ConferenceView | None:
    """Return the conference that this page is about, or None where there is none."""
    if "conference" not in g:
        g.conference = _asked_about(db.read())
    found: ConferenceView | None = g.conference
    return found


def conference() -> ConferenceView:
    """Return the conference that this page is about.

    Where there is none an organiser is led to where one is made; others get NotFound (a 404 page).
    """
    found = conference_or_none()
    if found is not None:
        return found
    if _role() is Role.ORGANISER:
        abort(redirect(url_for("dashboard.page"), 303))
    raise NotFound


def choose(conference_id: int) -> None:
    """Let the organiser's pages be about this conference from now on."""
    session[CHOSEN] = conference_id
    g.pop("conference", None)


def _asked_about(database: Session) -> ConferenceView | None:
    """Return a personal link's own conference, the organiser's choice, a chair's, or the public's.

    Whether a reader is signed in is only asked where there is a session to ask.
    """
    token = (request.view_args or {}).get("token")
    if token and (linked := conferences.of_invitation(database, token)):
        return linked
    role = _role()
    if role is Role.ORGANISER:
        chosen = conferences.by_id(database, session[CHOSEN]) if CHOSEN in session else None
        return chosen or conferences.latest(database)
    if role is Role.CHAIR and current_user.person_id:
        led = conferences.of_chair(database, current_user.person_id)
        return led or conferences.current(database)
    return conferences.current(database)


def _role() -> Role | None:
    if current_app.config["SESSION_COOKIE_NAME"] not in request.cookies:
        return None
    return current_user.role if current_user.is_authenticated else None


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
