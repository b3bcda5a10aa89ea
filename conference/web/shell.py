"""What every page shows around its content: names, navigation, language, time and assets."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flask import Flask, g, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from flask_wtf.csrf import generate_csrf
from werkzeug.datastructures import MultiDict

from conference.domain.clock import end_of_day, oslo
from conference.domain.texts import Language
from conference.domain.users import Role
from conference.web import formats, labels, reader

# Features whose pages belong under another's entry in the navigation.
_GUESTS = ("invitations", "registrations", "needs", "reserves", "offers", "sheets", "links")
_GUEST_FILES = ("board", "imports", "guest_files", "balance", "removals")
_PROGRAMME = tuple(f"programme_{each}" for each in ("items", "rooms", "sessions", "people"))
SECTIONS = {
    **dict.fromkeys((*_GUESTS, *_GUEST_FILES), "organisations"),
    **dict.fromkeys(("conferences", "settings", "retention", "users"), "dashboard"),
    **dict.fromkeys((*_PROGRAMME, "releases", "chairs"), "programme"),
    **dict.fromkeys(("door_person",), "door"),
    **dict.fromkeys(("papers", "badges"), "day"),
    **dict.fromkeys(
        (
            "reviews",
            "completeness",
            "follow_up",
            "follow_up_line",
            "bodies",
            "themes",
            "report",
            "report_final",
            "archive",
        ),
        "contributions",
    ),
    **dict.fromkeys(("bounces", "campaigns", "letter_texts"), "outbox"),
    **dict.fromkeys(("compare", "placement", "pins", "bars", "lists"), "assignment"),
}


@dataclass(frozen=True, slots=True)
class NavLink:
    """One entry of the navigation."""

    url: str
    label: str
    current: bool


@dataclass(frozen=True, slots=True)
class ShellConference:
    """The conference as the page's head names it; `has_answers` once there may be any."""

    name: str
    demo: bool
    is_open: bool
    has_answers: bool
    email: str
    phone: str | None


def init_app(app: Flask) -> None:
    """Make the shell's values, filters and labels known to the templates."""
    versions = _versions(Path(app.static_folder or ""))

    def asset(name: str) -> str:
        """Return the address of a static file, with its content's fingerprint."""
        return url_for("static", filename=name, v=versions[name])

    app.jinja_env.globals.update(asset=asset, csrf_token=generate_csrf, text=reader.text)
    app.jinja_env.filters.update(formats.FILTERS)
    app.jinja_env.globals["labels"] = labels
    app.context_processor(_context)


def _versions(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()[:10]
        for path in files
    }


def bare() -> None:
    """Let the rest of this request's page do without the database: it may be what failed."""
    g.bare = True


def _context() -> dict[str, Any]:
    words = {
        "language": reader.language(),
        "languages": [(code, _language_url(code)) for code in Language],
    }
    return words if g.get("bare") else words | _asked()


def _asked() -> dict[str, Any]:
    found = reader.conference_or_none()
    return {
        "conference": ShellConference(
            reader.text(found.name),
            found.is_demo,
            found.opened_at is not None,
            found.predecessor_id is not None or end_of_day(found.date) <= reader.now(),
            found.contact_email,
            found.contact_phone,
        )
        if found
        else None,
        "user": current_user if current_user.is_authenticated else None,
        "nav": navigation(),
        "demo_clock": formats.day(oslo(reader.now()).date()) if found and found.is_demo else None,
    }


def navigation() -> list[NavLink]:
    """Return the way through, for the reader's role."""
    entries = {
        Role.ORGANISER: [
            ("dashboard.page", _("Oversikt")),
            ("programme.page", _("Program")),
            ("organisations.page", _("Gjester")),
            ("assignment.page", _("Fordeling")),
            ("day.page", _("Dagen")),
            ("contributions.page", _("Innspill")),
            ("outbox.page", _("Brev")),
        ],
        Role.FRONT_DESK: [("door.page", _("Døra"))],
        Role.RAPPORTEUR: [("contributions.page", _("Innspill"))],
        Role.CHAIR: [
            ("chair.page", _("Min sesjon")),
            ("contributions.page", _("Innspill")),
            ("public.programme", _("Program")),
        ],
    }
    role = current_user.role if current_user.is_authenticated else None
    here = SECTIONS.get(request.blueprint or "", request.blueprint or "")
    if here in {"door", "room"}:
        here = {Role.ORGANISER: "day", Role.CHAIR: "chair"}.get(role, here) if role else here
    return [
        NavLink(url_for(endpoint), label, here == endpoint.split(".")[0])
        for endpoint, label in (entries.get(role, []) if role else [])
    ]


def _language_url(code: str) -> str:
    """Return this page's own address in another language, with what it is asked for.

    An answer to a POST has none of its own; a page kept for everybody says nothing of its reader.
    """
    is_plain = request.method != "GET" or g.get("is_kept")
    asked = MultiDict() if is_plain else MultiDict(request.args)
    asked.setlist("lang", [code])
    return f"{request.path}?{urlencode(list(asked.items(multi=True)))}"
