"""The rooms of the day: which there are, how many they take, and what is in them."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from conference.domain import plan_edits
from conference.domain.errors import ChangedMeanwhile
from conference.domain.marks import mark
from conference.domain.plan import Plan
from conference.domain.plan_errors import RoomTaken
from conference.domain.plan_parts import room as room_of
from conference.domain.users import Role
from conference.forms.base import PostForm
from conference.forms.programme import RoomForm
from conference.web import access
from conference.web.messages import message
from conference.web.programme_editing import Answer, done, place, refused, stale, working

pages = Blueprint("programme_rooms", __name__, url_prefix="/organiser/programme/rooms")
access.only(pages, Role.ORGANISER)


@pages.get("")
def page() -> str:
    """Show the rooms and how often they are used."""
    plan = working()
    return render_template(
        "programme/rooms.html", rooms=plan.rooms, uses=_uses(plan), form=PostForm()
    )


@pages.route("/new", methods=["GET", "POST"])
def new() -> Answer:
    """Add a room."""
    form = RoomForm()
    if form.validate_on_submit():
        room = form.made()
        error = refused(lambda plan: plan_edits.add_room(plan, room), "room.add")
        if error is None:
            return done(_("Rommet er lagt til."), "programme_rooms.page")
        place(form, error, {RoomTaken: "name"})
    return _page(form, None)


@pages.route("/<path:name>/edit", methods=["GET", "POST"])
def edit(name: str) -> Answer:
    """Change a room; what is to take place in it follows."""
    before = room_of(working(), name)
    form = RoomForm(data={"name": before.name, "limit": before.limit})
    form.made_from(mark(before))
    if form.validate_on_submit():
        room, seen = form.made(), form.seen.data
        error = refused(lambda plan: plan_edits.change_room(plan, name, room, seen), "room.change")
        if error is None:
            return done(_("Endringen er lagret."), "programme_rooms.page")
        if isinstance(error, ChangedMeanwhile):
            now = room_of(working(), name)
            present = RoomForm(formdata=None, data={"name": now.name, "limit": now.limit})
            form.show_overtaken(present, mark(now))
        else:
            place(form, error, {RoomTaken: "name"})
    return _page(form, name)


@pages.post("/<path:name>/remove")
def remove(name: str) -> Response:
    """Take out a room that nothing takes place in."""
    if not PostForm().validate_on_submit():
        return stale("programme_rooms.page")
    error = refused(lambda plan: plan_edits.remove_room(plan, name), "room.remove")
    if error:
        flash(message(error), "error")
        return redirect(url_for("programme_rooms.page"), 303)
    return done(_("Rommet er tatt ut. Du kan angre på tidsplanen."), "programme_rooms.page")


def _uses(plan: Plan) -> dict[str, int]:
    names = [each.room for each in plan.items] + [each.room for each in plan.occurrences]
    return {each.name: names.count(each.name) for each in plan.rooms}


def _page(form: RoomForm, name: str | None) -> Answer:
    shown = render_template("programme/room.html", form=form, name=name)
    return (shown, form.status) if form.is_submitted() else shown
