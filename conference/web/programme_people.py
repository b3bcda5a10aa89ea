"""Who takes part: people and bodies, and what each of them does on the programme."""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from conference.domain import plan_edits
from conference.domain.errors import ChangedMeanwhile
from conference.domain.marks import mark
from conference.domain.plan import Plan, PlannedAppearance, PlannedPerson
from conference.domain.plan_errors import AppearanceRepeated
from conference.domain.plan_parts import one
from conference.domain.programme import AppearanceRole
from conference.domain.search import sort_key
from conference.domain.users import Role
from conference.forms.base import PostForm
from conference.forms.programme_people import (
    ALL_DAY,
    AppearanceForm,
    PlannedPersonForm,
    appearance_data,
    person_data,
)
from conference.web import access, formats, labels, reader
from conference.web.messages import message
from conference.web.programme_editing import Answer, done, place, refused, stale, working

pages = Blueprint("programme_people", __name__, url_prefix="/organiser/programme/people")
access.only(pages, Role.ORGANISER)

LIST = "programme_people.page"


@pages.get("")
def page() -> str:
    """Show everybody on the programme, by name, with what they do."""
    plan = working()
    return render_template(
        "programme/people.html",
        people=sorted(plan.people, key=lambda each: sort_key(each.name)),
        parts={each.key: _parts(plan, each.key) for each in plan.people},
    )


@pages.route("/new", methods=["GET", "POST"])
def new() -> Answer:
    """Add somebody; what they do is said on their page."""
    form = PlannedPersonForm()
    if form.validate_on_submit():
        person = form.person()
        if refused(lambda plan: plan_edits.add_person(plan, person), "person.add") is None:
            told = _("%(name)s er lagt til. Si hva de gjør, på siden deres.", name=person.name)
            return done(told, LIST)
    return _person_page(form, None)


@pages.route("/<key:key>", methods=["GET", "POST"])
def edit(key: int) -> Answer:
    """Change what is said of somebody, and see what they do."""
    before = one(working().people, key)
    form = PlannedPersonForm(data=person_data(before))
    form.made_from(mark(before))
    if form.validate_on_submit():
        person, seen = form.person(), form.seen.data
        error = refused(
            lambda plan: plan_edits.change_person(plan, key, person, seen), "person.change"
        )
        if error is None:
            return done(_("Endringen er lagret. Den er ikke publisert ennå."), LIST)
        present = one(working().people, key)
        fresh = PlannedPersonForm(formdata=None, data=person_data(present))
        form.show_overtaken(fresh, mark(present))
    return _person_page(form, before)


@pages.post("/<key:key>/remove")
def remove(key: int) -> Response:
    """Take out somebody who does nothing on the programme."""
    return _taken_out(lambda plan: plan_edits.remove_person(plan, key), "person.remove")


@pages.route("/<key:key>/appearances/new", methods=["GET", "POST"])
def add_appearance(key: int) -> Answer:
    """Say one thing that somebody does."""
    plan = working()
    person = one(plan.people, key)
    form = _form(plan, {"role": AppearanceRole.SPEAKER.value, "where": ALL_DAY})
    if form.validate_on_submit():
        made = form.appearance(key)
        error = refused(lambda plan: plan_edits.add_appearance(plan, made), "appearance.add")
        if error is None:
            return done(_("Oppgaven er lagt til. Den er ikke publisert ennå."), LIST)
        place(form, error, {AppearanceRepeated: "role"})
    return _page(form, person, None)


@pages.route("/appearances/<key:key>", methods=["GET", "POST"])
def edit_appearance(key: int) -> Answer:
    """Change one thing that somebody does."""
    plan = working()
    before = one(plan.appearances, key)
    form = _form(plan, appearance_data(before))
    form.made_from(mark(before))
    if form.validate_on_submit():
        made, seen = form.appearance(before.person, key, before.inferred), form.seen.data
        error = refused(
            lambda plan: plan_edits.change_appearance(plan, key, made, seen), "appearance.change"
        )
        if error is None:
            return done(_("Endringen er lagret. Den er ikke publisert ennå."), LIST)
        if isinstance(error, ChangedMeanwhile):
            plan = working()
            present = one(plan.appearances, key)
            form.show_overtaken(_form(plan, appearance_data(present), blank=True), mark(present))
        else:
            place(form, error, {AppearanceRepeated: "role"})
    return _page(form, one(plan.people, before.person), before)


@pages.post("/appearances/<key:key>/remove")
def remove_appearance(key: int) -> Response:
    """Let somebody do one thing less."""
    return _taken_out(lambda plan: plan_edits.remove_appearance(plan, key), "appearance.remove")


def _taken_out(edit: Callable[[Plan], Plan], what: str) -> Response:
    if not PostForm().validate_on_submit():
        return stale(LIST)
    error = refused(edit, what)
    if error:
        flash(message(error), "error")
        return redirect(url_for(LIST), 303)
    return done(_("Tatt ut. Du kan angre på tidsplanen til programmet er publisert."), LIST)


def _parts(plan: Plan, person: int) -> list[tuple[PlannedAppearance, str]]:
    """Return what somebody does, each with where in words."""
    places = dict(_places(plan))
    return [
        (each, places[str(appearance_data(each)["where"])])
        for each in plan.appearances
        if each.person == person
    ]


def _places(plan: Plan) -> list[tuple[str, str]]:
    """Return everywhere that something can be done, as (value, words)."""
    items = [
        (
            f"item:{each.key}",
            f"{formats.clock(each.starts_at)} {reader.text(each.title) or labels.label(each.kind)}",
        )
        for each in plan.items
    ]
    sessions = [
        (f"session:{each.key}", f"{each.number}. {reader.text(each.title)}")
        for each in plan.sessions
    ]
    return [(ALL_DAY, str(_("Hele dagen"))), *items, *sessions]


def _form(plan: Plan, data: dict[str, object], *, blank: bool = False) -> AppearanceForm:
    form = AppearanceForm(formdata=None, data=data) if blank else AppearanceForm(data=data)
    form.offer(labels.choices(AppearanceRole), _places(plan))
    return form


def _person_page(form: PlannedPersonForm, person: PlannedPerson | None) -> Answer:
    parts = _parts(working(), person.key) if person else []
    shown = render_template(
        "programme/person.html", form=form, person=person, parts=parts, press=PostForm()
    )
    return (shown, form.status) if form.is_submitted() else shown


def _page(
    form: AppearanceForm, person: PlannedPerson, appearance: PlannedAppearance | None
) -> Answer:
    shown = render_template(
        "programme/appearance.html", form=form, person=person, appearance=appearance
    )
    return (shown, form.status) if form.is_submitted() else shown
