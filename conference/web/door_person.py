"""One person at the door: let in, undone, or another who comes on the seat instead."""

from flask import Blueprint, flash, redirect, render_template, session, url_for
from flask import Response as FileResponse
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from conference import db
from conference.documents.badges import BadgeFormat
from conference.domain.door import day_of, is_rehearsal
from conference.domain.errors import NotFound
from conference.domain.paper import PaperKind, merged
from conference.domain.users import Role
from conference.forms.base import PostForm
from conference.forms.door import NameForm, PressForm, stale_message
from conference.queries import attendees, printouts
from conference.queries import door as queries
from conference.queries.door import DoorPerson
from conference.services import door, registrations
from conference.web import access, paper_badges, papers, reader
from conference.web.access import DESK
from conference.web.door import Answer, press
from conference.web.downloads import file_answer
from conference.web.messages import message
from conference.web.paper_parts import Day, Part
from conference.web.writing import refusal

pages = Blueprint("door_person", __name__, url_prefix="/door/person")
access.only(pages, Role.FRONT_DESK, Role.ORGANISER)


@pages.get("/<code>")
def page(code: str) -> str:
    """Show one person: who, where they are to sit, and what can be done."""
    return _person(code, NameForm())


@pages.post("/<code>/admit")
def admit(code: str) -> Response:
    """Let the person in."""
    form = PressForm()
    if not form.validate_on_submit():
        return _back(code, stale_message())
    error = refusal(
        lambda database: door.admit(
            database,
            reader.conference().id,
            code,
            press(form),
            access.actor(),
            reader.now(),
            id_seen=bool(form.id_seen.data),
        )
    )
    return _back(code, message(error) if error else None)


@pages.post("/<code>/undo")
def undo(code: str) -> Response:
    """Take back that the person was let in."""
    if not PostForm().validate_on_submit():
        return _back(code, stale_message())
    held = reader.conference().id
    error = refusal(lambda database: door.undo(database, held, code, access.actor(), reader.now()))
    return _back(code, message(error) if error else None)


@pages.post("/<code>/name")
def name(code: str) -> Answer:
    """Put a name on a seat that lacks one, or give the seat to whoever comes instead."""
    one, form = _found(code), NameForm()
    if not form.validate_on_submit():
        return _person(code, form), 422
    seat = (one.invitation_id, one.seat, form.name.data or "", None)
    error = refusal(
        lambda database: registrations.swap(
            database, *seat, keep_wishes=True, actor=access.actor(), now=reader.now()
        )
    )
    if error is not None:
        form.refuse("name", message(error))
        return _person(code, form), 422
    flash(
        _("Plassen er gitt til %(name)s. Det gamle skiltet gjelder ikke.", name=seat[2]), "success"
    )
    new = queries.code(db.read(), one.registration_id)
    return redirect(url_for("door_person.page", code=new), 303)


@pages.post("/<code>/badge")
def badge(code: str) -> Response | FileResponse:
    """Give the person's badge, to print at the desk; it counts as printed like any other."""
    one, held = _found(code), reader.conference()
    if not PostForm().validate_on_submit():
        return _back(code, stale_message())
    run = attendees.published(db.read(), held.id)
    day = Day(held, run, (), (one,), reader.now())
    body = paper_badges.made(day, day.people, BadgeFormat.SINGLE)
    last = printouts.last(db.read(), held.id, PaperKind.BADGES).get((PaperKind.BADGES, None))
    lines = merged(last.lines if last else (), paper_badges.lines(day.people))
    papers.written(PaperKind.BADGES, day, (Part(None, tuple(lines)),))
    return file_answer(body, "navneskilt.pdf", "application/pdf")


def _found(code: str) -> DoorPerson:
    one = queries.person(db.read(), reader.conference().id, day_of(reader.now()), code)
    if one is None:
        raise NotFound
    return one


def _person(code: str, form: NameForm) -> str:
    return render_template(
        "door/person.html",
        one=_found(code),
        form=form,
        press=PressForm(formdata=None),
        desk=session.get(DESK),
        practice=is_rehearsal(day_of(reader.now()), reader.conference().date),
    )


def _back(code: str, refused: str | None) -> Response:
    if refused:
        flash(refused, "error")
    return redirect(url_for("door_person.page", code=code), 303)
