"""In the room: the chair's assistant ticks who is there, and lets in whom there is a seat for."""

from collections.abc import Callable
from datetime import date, datetime

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_login import current_user
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from conference import db
from conference.domain.actors import Actor
from conference.domain.door import day_of
from conference.domain.errors import NotFound
from conference.domain.people_search import Findable, find
from conference.domain.users import Role
from conference.forms.base import PostForm
from conference.forms.door import stale_message
from conference.forms.room import LetInForm, LookForm
from conference.queries import attendees
from conference.queries import rooms as queries
from conference.queries.door import DoorPerson
from conference.services import rooms
from conference.web import access, reader
from conference.web.messages import message
from conference.web.writing import refusal

pages = Blueprint("room", __name__, url_prefix="/room/<int:occurrence_id>")
access.only(pages, Role.CHAIR, Role.ORGANISER)

Answer = Response | str | tuple[str, int]
Verb = Callable[[Session, int, int, Actor, datetime], None]


@pages.before_request
def own_room() -> None:
    """Let a chair into the rooms of the chair's own session alone; raises NotFound."""
    if current_user.role is not Role.CHAIR:
        return
    held, occurrence_id = reader.conference().id, (request.view_args or {})["occurrence_id"]
    chaired_by = current_user.person_id or 0
    own = attendees.room_lists(db.read(), held, None, chaired_by=chaired_by)
    if occurrence_id not in {each.occurrence_id for each in own}:
        raise NotFound


@pages.get("")
def page(occurrence_id: int) -> str:
    """Show who has a seat in the room, and who is there."""
    return _page(occurrence_id, LookForm(formdata=None), [])


@pages.post("/look")
def look(occurrence_id: int) -> Answer:
    """Show whom from other sessions may be meant; changes nothing."""
    form = LookForm()
    if not form.validate_on_submit():
        return _page(occurrence_id, form, []), 422
    return _page(occurrence_id, form, _meant(occurrence_id, form.query.data or ""))


@pages.post("/tick/<int:registration_id>")
def tick(occurrence_id: int, registration_id: int) -> Response:
    """Tick somebody with a seat here."""
    return _press(rooms.tick, occurrence_id, registration_id)


@pages.post("/untick/<int:registration_id>")
def untick(occurrence_id: int, registration_id: int) -> Response:
    """Take a tick back."""
    return _press(rooms.untick, occurrence_id, registration_id)


@pages.post("/let-in/<int:registration_id>")
def let_in(occurrence_id: int, registration_id: int) -> Answer:
    """Give somebody from another session a seat here, with the reason."""
    form = LetInForm()
    if form.validate_on_submit():
        reason = form.reason.data or ""
        error = refusal(
            lambda session: rooms.let_in(
                session, occurrence_id, registration_id, reason, access.actor(), reader.now()
            )
        )
        if error is None:
            return _back(occurrence_id, registration_id)
        form.refuse("reason", message(error))
    candidates = queries.elsewhere(db.read(), reader.conference().id, occurrence_id, _today())
    meant = [one for one in candidates if one.registration_id == registration_id]
    return _page(occurrence_id, LookForm(formdata=None), meant, form), 422


def _press(verb: Verb, occurrence_id: int, registration_id: int) -> Response:
    """Do `verb` to one person in the room, and go back to them on the page."""
    if not PostForm().validate_on_submit():
        flash(stale_message(), "error")
        return _back(occurrence_id, registration_id)
    error = refusal(
        lambda session: verb(session, occurrence_id, registration_id, access.actor(), reader.now())
    )
    if error is not None:
        flash(message(error), "error")
    return _back(occurrence_id, registration_id)


def _meant(occurrence_id: int, query: str) -> list[DoorPerson]:
    candidates = queries.elsewhere(db.read(), reader.conference().id, occurrence_id, _today())
    known = {one.registration_id: one for one in candidates}
    findable = (Findable(key, one.name, one.organisation) for key, one in known.items())
    return [known[each.key] for each in find(query, findable, most=8)]


def _today() -> date:
    return day_of(reader.now())


def _page(
    occurrence_id: int,
    look_form: LookForm,
    found: list[DoorPerson],
    let_in_form: LetInForm | None = None,
) -> str:
    held, now = reader.conference().id, reader.now()
    return render_template(
        "room/page.html",
        held=queries.room(db.read(), held, occurrence_id, now, _today()),
        is_published=attendees.published(db.read(), held) is not None,
        look=look_form,
        found=found,
        let_in=let_in_form or LetInForm(formdata=None),
        press=PostForm(formdata=None),
    )


def _back(occurrence_id: int, registration_id: int) -> Response:
    address = url_for("room.page", occurrence_id=occurrence_id, _anchor=f"p{registration_id}")
    return redirect(address, 303)
