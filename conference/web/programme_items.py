"""The lines of the day: add one, change it, move it, and take it out."""

from datetime import time, timedelta

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from conference.domain import plan_edits, plan_errors
from conference.domain.errors import ChangedMeanwhile, DomainError
from conference.domain.marks import mark
from conference.domain.plan import Plan, PlannedItem
from conference.domain.plan_check_day import slots
from conference.domain.plan_parts import one
from conference.domain.programme import ItemKind
from conference.domain.users import Role
from conference.forms.base import PostForm
from conference.forms.programme import ItemForm, MoveForm, item_data
from conference.web import access, labels, reader
from conference.web.messages import message
from conference.web.programme_editing import Answer, done, place, refused, working

pages = Blueprint("programme_items", __name__, url_prefix="/organiser/programme")
access.only(pages, Role.ORGANISER)

HALF_AN_HOUR = timedelta(minutes=30)
FIELDS: dict[type[DomainError], str] = {
    plan_errors.TimesReversed: "ends",
    plan_errors.OutsideDay: "starts",
    plan_errors.SlotInUse: "kind",
}


@pages.route("/items/new", methods=["GET", "POST"])
def new() -> Answer:
    """Add a line of the day; the next one begins where the last ends."""
    plan = working()
    form = _form(plan, _suggested(plan))
    if form.validate_on_submit():
        item = form.item(plan.date)
        error = refused(lambda plan: plan_edits.add_item(plan, item), "item.add")
        if error is None:
            return done(_("Posten er lagt til. Den er ikke publisert ennå."))
        place(form, error, FIELDS)
    return _page(form, None)


@pages.route("/items/<key:key>", methods=["GET", "POST"])
def edit(key: int) -> Answer:
    """Change a line of the day."""
    plan = working()
    item = one(plan.items, key)
    form = _form(plan, item_data(item))
    form.made_from(mark(item))
    if form.validate_on_submit():
        made, seen = form.item(plan.date), form.seen.data
        error = refused(lambda plan: plan_edits.change_item(plan, key, made, seen), "item.change")
        if error is None:
            return done(_("Endringen er lagret. Den er ikke publisert ennå."))
        if isinstance(error, ChangedMeanwhile):
            plan = working()
            present = one(plan.items, key)
            form.show_overtaken(_form(plan, item_data(present), blank=True), mark(present))
        else:
            place(form, error, FIELDS)
    return _page(form, item)


@pages.route("/items/<key:key>/remove", methods=["GET", "POST"])
def remove(key: int) -> Answer:
    """Say what goes with a line of the day, and then take it out."""
    plan, form = working(), PostForm()
    item = one(plan.items, key)
    if form.validate_on_submit():
        refused(lambda plan: plan_edits.remove_item(plan, key), "item.remove")
        return done(_("Posten er tatt ut. Du kan angre til programmet er publisert."))
    shown = render_template(
        "programme/remove_item.html",
        form=form,
        item=item,
        held=sum(each.item == key for each in plan.occurrences),
        people=sum(each.item == key for each in plan.appearances),
    )
    return (shown, 422) if form.is_submitted() else shown


@pages.post("/items/<key:key>/move")
def move(key: int) -> Response:
    """Move a line of the day to another time and room, as long as before."""
    plan, form = working(), MoveForm()
    if not form.validate():
        return _not_moved(next((each for _id, each in form.messages()), ""))
    starts, room, seen = form.moment(plan.date), form.room.data or None, form.seen.data
    error = refused(lambda plan: plan_edits.move_item(plan, key, starts, room, seen), "item.move")
    return _not_moved(message(error)) if error else _moved()


@pages.post("/occurrences/<key:key>/move")
def move_occurrence(key: int) -> Response:
    """Move where a session is held to the slot that the time lies in, and to another room."""
    plan, form = working(), MoveForm()
    if not form.validate():
        return _not_moved(next((each for _id, each in form.messages()), ""))
    moment, room, seen = form.moment(plan.date), form.room.data or "", form.seen.data

    def edit(plan: Plan) -> Plan:
        there = [each for each in slots(plan.items) if each.starts_at <= moment < each.ends_at]
        if not there or not room:
            raise plan_errors.SlotNeeded
        return plan_edits.move_occurrence(plan, key, there[0].key, room, seen)

    error = refused(edit, "occurrence.move")
    return _not_moved(message(error)) if error else _moved()


def _moved() -> Response:
    flash(_("Flyttet. Det er ikke publisert ennå."), "success")
    return redirect(url_for("programme.page"), 303)


def _not_moved(why: str) -> Response:
    flash(_("Det ble ikke flyttet. %(why)s", why=why), "error")
    return redirect(url_for("programme.page"), 303)


def _suggested(plan: Plan) -> dict[str, object]:
    """Return what a new line starts with: half an hour after the last, or from nine."""
    last = max((each.ends_at for each in plan.items), default=None)
    asked = request.args.get("kind")
    kind = asked if asked in set(ItemKind) else ItemKind.SPEECH.value
    if last is None:
        return {"kind": kind, "starts": time(9), "ends": time(9, 30)}
    start = PlannedItem(0, last, last + HALF_AN_HOUR, ItemKind.SPEECH)
    return item_data(start) | {"kind": kind}


def _form(plan: Plan, data: dict[str, object], *, blank: bool = False) -> ItemForm:
    form = ItemForm(formdata=None, data=data) if blank else ItemForm(data=data)
    rooms = [each.name for each in plan.rooms]
    form.offer(labels.choices(ItemKind), rooms, _("Felles, uten et bestemt rom"))
    return form


def _page(form: ItemForm, item: PlannedItem | None) -> Answer:
    shown = render_template(
        "programme/item.html", form=form, item=item, edition=reader.conference()
    )
    return (shown, form.status) if form.is_submitted() else shown
