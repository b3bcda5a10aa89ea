"""The conference's own page for its organiser: facts, day, and whether everybody sees it."""

from dataclasses import fields
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from conference import db
from conference.domain.conferences import ConferenceFacts
from conference.domain.marks import mark
from conference.domain.users import Role
from conference.forms.base import PostForm
from conference.forms.settings import MoveForm, SettingsForm, settings_data
from conference.queries import conferences as queries
from conference.queries.conferences import ConferenceView
from conference.services import conferences, days
from conference.web import access, formats, reader
from conference.web.messages import message
from conference.web.writing import refusal

pages = Blueprint("settings", __name__, url_prefix="/organiser/settings")
access.only(pages, Role.ORGANISER)

Answer = Response | str | tuple[str, int]


def facts_of(conference: ConferenceView, **changes: Any) -> ConferenceFacts:
    """Return what is said of the conference, with `changes`."""
    names = [each.name for each in fields(ConferenceFacts)]
    return ConferenceFacts(**({name: getattr(conference, name) for name in names} | changes))


@pages.route("", methods=["GET", "POST"])
def page() -> Answer:
    """Change what is said of the conference."""
    conference = reader.conference()
    facts = facts_of(conference)
    form = SettingsForm(data=settings_data(facts))
    form.made_from(mark(facts))
    if form.validate_on_submit():
        error = refusal(
            lambda session: conferences.edit(
                session,
                conference.id,
                form.facts(),
                form.seen.data,
                access.actor(),
                reader.now(),
            )
        )
        if error is None:
            flash(_("Endringen er lagret."), "success")
            return redirect(url_for("settings.page"), 303)
        present = facts_of(queries.by_id(db.read(), conference.id) or conference)
        form.show_overtaken(SettingsForm(data=settings_data(present), formdata=None), mark(present))
    shown = render_template("settings/page.html", form=form, edition=conference)
    return (shown, form.status) if form.is_submitted() else shown


@pages.route("/open", methods=["GET", "POST"])
def open_all() -> Answer:
    """Say what everybody will see, and then open the conference's pages."""
    return _show(is_open=True)


@pages.route("/close", methods=["GET", "POST"])
def close() -> Answer:
    """Say what nobody will see, and then close the conference's pages again."""
    return _show(is_open=False)


def _show(*, is_open: bool) -> Answer:
    conference, form = reader.conference(), PostForm()
    if not form.validate_on_submit():
        shown = render_template(
            "settings/open.html", form=form, edition=conference, is_open=is_open
        )
        return (shown, 422) if form.is_submitted() else shown
    with db.transaction() as session:
        conferences.show(session, conference.id, access.actor(), reader.now(), is_open=is_open)
    told = _("Konferansen er åpen for alle.") if is_open else _("Bare arrangørene ser konferansen.")
    flash(told, "success")
    return redirect(url_for("settings.page"), 303)


@pages.route("/day", methods=["GET", "POST"])
def move() -> Answer:
    """Hold the conference on another day, everything at the same time by the clock."""
    conference = reader.conference()
    form, letters = MoveForm(data={"day": conference.date, "tell": True}), list[int]()

    def move_it(session: Session) -> None:
        actor, now = access.actor(), reader.now()
        letters.append(
            days.move(session, conference.id, form.day.data, actor, now, tell=form.tell.data)
        )

    error = refusal(move_it) if form.validate_on_submit() else None
    if letters:
        flash(_moved(formats.weekday(form.day.data), sum(letters)), "success")
        return redirect(url_for("settings.page"), 303)
    if error:
        form.refuse("day", message(error))
    shown = render_template("settings/day.html", form=form, edition=conference)
    return (shown, 422) if form.is_submitted() else shown


def _moved(day: str, letters: int) -> str:
    return str(
        ngettext(
            "Konferansen holdes %(day)s. %(num)d brev ligger i utboksen.",
            "Konferansen holdes %(day)s. %(num)d brev ligger i utboksen.",
            letters,
            day=day,
        )
    )
