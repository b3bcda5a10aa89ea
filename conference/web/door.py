"""The door: at which desk, who is looked for, and who isn't on the list."""

import uuid
from typing import Any

from flask import Blueprint, flash, redirect, render_template, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from conference import db
from conference.domain.door import Press, day_of, is_rehearsal
from conference.domain.people_search import Findable, find
from conference.domain.users import Role
from conference.forms.base import Form, PostForm
from conference.forms.door import AskForm, DeskForm, PressForm, SearchForm, stale_message
from conference.queries import door as queries
from conference.queries import door_desk
from conference.queries.door import DoorPerson
from conference.services import walk_ins
from conference.web import access, headers, reader
from conference.web.access import DESK
from conference.web.messages import message
from conference.web.writing import refusal

pages = Blueprint("door", __name__, url_prefix="/door")
access.only(pages, Role.FRONT_DESK, Role.ORGANISER)
headers.let_camera(pages)

Answer = Response | str | tuple[str, int]


@pages.get("")
def page() -> Answer:
    """Show the field that somebody is looked for in, and who waits."""
    return _page(SearchForm(), []) if DESK in session else redirect(url_for("door.desk"), 303)


@pages.post("/search")
def search() -> Answer:
    """Show who may be meant; changes nothing."""
    form = SearchForm()
    if not form.validate_on_submit():
        return _page(form, []), 422
    everybody = {one.registration_id: one for one in _people()}
    found = find(form.query.data or "", (_findable(one) for one in everybody.values()))
    return _page(form, [everybody[each.key] for each in found])


@pages.route("/desk", methods=["GET", "POST"])
def desk() -> Answer:
    """Say which desk this is; it stays so on this device until somebody signs out."""
    form = DeskForm(data={"desk": session.get(DESK)})
    if form.validate_on_submit():
        session[DESK] = (form.desk.data or "").strip()
        return redirect(url_for("door.page"), 303)
    return render_template("door/desk.html", form=form), 422 if form.errors else 200


@pages.route("/ask", methods=["GET", "POST"])
def ask() -> Answer:
    """Let somebody who isn't on the list wait for the approver."""
    form, held = AskForm(), reader.conference()
    if form.validate_on_submit():
        error = refusal(
            lambda database: walk_ins.ask(
                database,
                held.id,
                form.name.data or "",
                form.organisation.data or "",
                press(form),
                access.actor(),
                reader.now(),
            )
        )
        if error is None:
            return redirect(url_for("door.page"), 303)
        form.refuse("name", message(error))
    shown = render_template(
        "door/ask.html", form=form, approver=door_desk.approver(db.read(), held.id)
    )
    return shown, 422 if form.errors else 200


@pages.post("/requests/<int:request_id>/withdraw")
def withdraw(request_id: int) -> Response:
    """Take back that somebody waits: they have gone, or it was a mistake."""
    if not PostForm().validate_on_submit():
        return _to_page(stale_message())
    held = reader.conference().id
    error = refusal(
        lambda database: walk_ins.withdraw(database, held, request_id, access.actor(), reader.now())
    )
    return _to_page(message(error) if error else None)


def press(form: PressForm) -> Press:
    """Return the press that `form` sends, made now at this device's desk."""
    return Press(
        key=form.key.data or str(uuid.uuid4()),
        desk=str(session.get(DESK, _("Uten navn"))),
        at=reader.now(),
    )


def _people() -> tuple[DoorPerson, ...]:
    return queries.people(db.read(), reader.conference().id, day_of(reader.now()))


def _findable(one: DoorPerson) -> Findable:
    return Findable(one.registration_id, one.name, one.organisation, one.code)


def empty() -> str:
    """Return the page as a device keeps it: nobody's name is on it."""
    return _render(SearchForm(formdata=None), [], inside=0, expected=0)


def _page(form: Form, found: list[DoorPerson]) -> str:
    held, everybody, day = reader.conference(), _people(), day_of(reader.now())
    return _render(
        form,
        found,
        inside=sum(1 for one in everybody if one.admitted_at),
        expected=len(everybody),
        requests=door_desk.requests(db.read(), held.id),
        conflicts=door_desk.conflicts(db.read(), held.id, day),
    )


def _render(form: Form, found: list[DoorPerson], **facts: Any) -> str:
    return render_template(
        "door/page.html",
        form=form,
        found=found,
        press=PressForm(formdata=None),
        desk=session.get(DESK),
        practice=is_rehearsal(day_of(reader.now()), reader.conference().date),
        **facts,
    )


def _to_page(refused: str | None) -> Response:
    if refused:
        flash(refused, "error")
    return redirect(url_for("door.page"), 303)
