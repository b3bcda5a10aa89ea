"""The editions: which one the organiser works on, a new one, and next year's from this one."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from conference import db
from conference.domain.conferences import (
    ConferenceFacts,
    Inheritance,
    NewConference,
    next_day,
    next_moment,
    next_name,
)
from conference.domain.errors import DeadlineTooLate, NotFound
from conference.domain.users import Role
from conference.forms.base import PostForm
from conference.forms.settings import ConferenceForm, NextForm, new_data
from conference.queries import conferences as queries
from conference.queries.conferences import ConferenceView
from conference.services import editions
from conference.web import access, reader
from conference.web.messages import message
from conference.web.settings import facts_of

pages = Blueprint("conferences", __name__, url_prefix="/organiser/conferences")
access.only(pages, Role.ORGANISER)

Answer = Response | str | tuple[str, int]


@pages.get("")
def page() -> str:
    """Show every edition, and which one the organiser's pages are about."""
    return render_template(
        "conferences/page.html",
        editions=queries.editions(db.read()),
        here=reader.conference_or_none(),
        form=PostForm(),
    )


@pages.post("/<int:conference_id>/choose")
def choose(conference_id: int) -> Response:
    """Let the organiser's pages be about another edition."""
    found = queries.by_id(db.read(), conference_id)
    if found is None:
        raise NotFound
    if PostForm().validate_on_submit():
        reader.choose(conference_id)
        flash(_("Nå arbeider du med %(name)s.", name=reader.text(found.name)), "success")
    else:
        flash(_("Siden sto åpen for lenge. Trykk en gang til."), "error")
    return redirect(url_for("dashboard.page"), 303)


@pages.route("/new", methods=["GET", "POST"])
def new() -> Answer:
    """Make a conference from nothing."""
    form = ConferenceForm()
    if form.validate_on_submit():
        try:
            with db.transaction() as session:
                made = editions.create(session, form.made(), access.actor(), reader.now())
        except DeadlineTooLate as error:
            form.refuse("close_day", message(error))
        else:
            return _made(made)
    shown = render_template("conferences/new.html", form=form)
    return (shown, 422) if form.is_submitted() else shown


@pages.route("/next", methods=["GET", "POST"])
def succeed() -> Answer:
    """Make the next conference from the one that is chosen."""
    conference = reader.conference()
    first = new_data(_next(conference)) | {"inherits": [each.value for each in Inheritance]}
    form = NextForm(data=first)
    if form.validate_on_submit():
        try:
            with db.transaction() as session:
                made = editions.succeed(
                    session,
                    conference.id,
                    form.made(),
                    form.inherited,
                    access.actor(),
                    reader.now(),
                )
        except DeadlineTooLate as error:
            form.refuse("close_day", message(error))
        else:
            return _made(made)
    shown = render_template("conferences/next.html", form=form, edition=conference)
    return (shown, 422) if form.is_submitted() else shown


def _made(conference_id: int) -> Response:
    reader.choose(conference_id)
    flash(_("Konferansen er laget. Bare arrangørene ser den til du åpner den."), "success")
    return redirect(url_for("dashboard.page"), 303)


def _next(conference: ConferenceView) -> NewConference:
    """Return what next year's conference is suggested to be: the same, a year on."""
    facts: ConferenceFacts = facts_of(conference, name=next_name(conference.name))
    return NewConference(facts, next_day(conference.date), next_moment(conference.closes_at))
