"""What is said in the rooms: written by a rapporteur or the chair, line by line."""

from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from conference import db
from conference.domain.actors import Actor
from conference.domain.contributions import SPOKEN, ContributionKind, Line, Voice
from conference.domain.errors import ChangedMeanwhile, DomainError, NotFound
from conference.domain.marks import mark
from conference.domain.search import sort_key
from conference.domain.users import Role
from conference.forms.base import PostForm
from conference.forms.contributions import LineForm, line_data
from conference.forms.door import stale_message
from conference.queries import attendees
from conference.queries import contributions as queries
from conference.services import contributions
from conference.web import access, labels, reader
from conference.web.messages import message
from conference.web.writing import refusal

pages = Blueprint("contributions", __name__, url_prefix="/contributions")
access.only(pages, Role.RAPPORTEUR, Role.CHAIR, Role.ORGANISER)

Answer = Response | str | tuple[str, int]
Verb = Callable[[Session, int, int, Actor, datetime], None]


@pages.before_request
def own_room() -> None:
    """Let a chair into the rooms of the chair's own session alone; raises NotFound."""
    asked = request.view_args or {}
    occurrence_id, contribution_id = asked.get("occurrence_id"), asked.get("contribution_id")
    if occurrence_id is not None and occurrence_id not in _own_rooms():
        raise NotFound
    if occurrence_id is not None and contribution_id is not None:
        queries.line(db.read(), occurrence_id, contribution_id)


@pages.get("")
def page() -> str:
    """Show every room that the reader writes in, and how much is written."""
    own = _own_rooms()
    found = queries.rooms(db.read(), reader.conference().id)
    rooms = [each for each in found if each.occurrence_id in own]
    return render_template("contributions/page.html", rooms=rooms)


@pages.get("/<int:occurrence_id>")
def room(occurrence_id: int) -> Answer:
    """Show what is written in a room, and a place for the next line."""
    return _room(occurrence_id, _form(occurrence_id))


@pages.post("/<int:occurrence_id>")
def write(occurrence_id: int) -> Answer:
    """Write one line."""
    form = _form(occurrence_id)
    if form.validate_on_submit():
        error = _written(occurrence_id, form.line(), form.key.data or "", form.theme.data or "")
        if error is None:
            return redirect(url_for("contributions.room", occurrence_id=occurrence_id), 303)
        form.refuse("text", message(error))
    return _room(occurrence_id, form)


@pages.post("/<int:occurrence_id>/none")
def none_came(occurrence_id: int) -> Answer:
    """Record that nothing was proposed."""
    form = PostForm()
    if not form.validate_on_submit():
        return _back(occurrence_id, stale_message())
    line = Line(ContributionKind.NONE, "", Voice.UNNAMED, None, "")
    error = _written(occurrence_id, line, f"none-{occurrence_id}")
    return _back(occurrence_id, message(error) if error else None)


@pages.route("/<int:occurrence_id>/<int:contribution_id>", methods=["GET", "POST"])
def edit(occurrence_id: int, contribution_id: int) -> Answer:
    """Correct a line."""
    line = queries.line(db.read(), occurrence_id, contribution_id).line
    form = _form(occurrence_id, line)
    form.made_from(mark(line))
    if not form.validate_on_submit():
        return _edit_page(form, occurrence_id, contribution_id)
    typed, seen, held = form.line(), form.seen.data, reader.conference().id
    theme = form.theme.data or ""
    error = refusal(
        lambda session: contributions.edit(
            session, held, contribution_id, typed, seen, access.actor(), reader.now(), theme
        )
    )
    if error is None:
        return redirect(url_for("contributions.room", occurrence_id=occurrence_id), 303)
    if isinstance(error, ChangedMeanwhile):
        now = queries.line(db.read(), occurrence_id, contribution_id).line
        form.show_overtaken(_form(occurrence_id, now, is_fresh=True), mark(now))
    else:
        form.refuse("text", message(error))
    return _edit_page(form, occurrence_id, contribution_id)


@pages.post("/<int:occurrence_id>/<int:contribution_id>/remove")
def remove(occurrence_id: int, contribution_id: int) -> Answer:
    """Take a line away; the page offers to put it back."""
    return _press(contributions.remove_unsettled, occurrence_id, contribution_id)


@pages.post("/<int:occurrence_id>/<int:contribution_id>/restore")
def restore(occurrence_id: int, contribution_id: int) -> Answer:
    """Put back a line that was taken away."""
    return _press(contributions.restore, occurrence_id, contribution_id)


def _press(verb: Verb, occurrence_id: int, contribution_id: int) -> Response:
    if not PostForm().validate_on_submit():
        return _back(occurrence_id, stale_message())
    held, actor, now = reader.conference().id, access.actor(), reader.now()
    error = refusal(lambda session: verb(session, held, contribution_id, actor, now))
    return _back(occurrence_id, message(error) if error else None)


def _written(occurrence_id: int, line: Line, key: str, theme: str = "") -> DomainError | None:
    held = reader.conference().id
    return refusal(
        lambda session: contributions.write(
            session, held, occurrence_id, line, key, access.actor(), reader.now(), theme
        )
    )


def _own_rooms() -> set[int]:
    held = reader.conference().id
    if current_user.role is not Role.CHAIR:
        return {each.occurrence_id for each in queries.rooms(db.read(), held)}
    own = attendees.room_lists(db.read(), held, None, chaired_by=current_user.person_id or 0)
    return {each.occurrence_id for each in own}


def _form(occurrence_id: int, line: Line | None = None, *, is_fresh: bool = False) -> LineForm:
    data = line_data(line) if line else {"kind": ContributionKind.PROPOSAL, "voice": Voice.UNNAMED}
    form = LineForm(formdata=None, data=data) if is_fresh else LineForm(data=data)
    held = reader.conference().id
    run = attendees.published(db.read(), held)
    rooms = attendees.room_lists(db.read(), held, run)
    here = [each for each in rooms if each.occurrence_id == occurrence_id]
    known = dict(queries.organisations(here[0])) if here else {}
    if line and line.organisation_id:
        known.setdefault(line.organisation_id, _("Organisasjonen"))
    kinds = [SelectChoice(each.value, labels.label(each)) for each in SPOKEN]
    form.known_themes = queries.themes(db.read())
    form.offer(kinds, sorted(known.items(), key=lambda each: sort_key(each[1])))
    return form


def _room(occurrence_id: int, form: LineForm) -> Answer:
    held = reader.conference().id
    shown = render_template(
        "contributions/room.html",
        held=queries.room(db.read(), held, occurrence_id),
        lines=queries.lines(db.read(), occurrence_id),
        bodies=queries.responsible(db.read(), held),
        form=form,
    )
    return (shown, 422) if form.is_submitted() else shown


def _edit_page(form: LineForm, occurrence_id: int, contribution_id: int) -> Answer:
    shown = render_template(
        "contributions/edit.html",
        form=form,
        line=queries.line(db.read(), occurrence_id, contribution_id),
        occurrence_id=occurrence_id,
        bodies=queries.responsible(db.read(), reader.conference().id),
    )
    return (shown, form.status) if form.is_submitted() else shown


def _back(occurrence_id: int, refused: str | None) -> Response:
    if refused:
        flash(refused, "error")
    return redirect(url_for("contributions.room", occurrence_id=occurrence_id), 303)
