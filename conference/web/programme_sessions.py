"""The sessions: what they are about, who leads them, and in which slots and rooms they are held."""

from dataclasses import dataclass

from flask import Blueprint, render_template
from flask_babel import gettext as _

from conference.domain import plan_edits
from conference.domain.errors import ChangedMeanwhile, DomainError
from conference.domain.marks import mark
from conference.domain.plan import Plan, PlannedSession
from conference.domain.plan_check_day import slots
from conference.domain.plan_errors import NumberTaken, SeatsBelowMinimum
from conference.domain.plan_parts import one
from conference.domain.programme import AppearanceRole
from conference.domain.texts import Translated
from conference.domain.users import Role
from conference.forms.base import PostForm
from conference.forms.programme_sessions import (
    HeldForm,
    SessionForm,
    held_data,
    session_data,
)
from conference.web import access
from conference.web.messages import message
from conference.web.programme_editing import Answer, done, place, refused, slot_names, working

pages = Blueprint("programme_sessions", __name__, url_prefix="/organiser/programme/sessions")
access.only(pages, Role.ORGANISER)

LIST = "programme_sessions.page"


@dataclass(slots=True)
class Slot:
    """A slot on the session's page: its item's key, its name, and the form about it."""

    key: int
    name: str
    form: HeldForm


@pages.get("")
def page() -> str:
    """Show the sessions with their leaders, slots and rooms."""
    plan = working()
    people = {each.key: each.name for each in plan.people}
    leads = [each for each in plan.appearances if each.role is AppearanceRole.CHAIR]
    return render_template(
        "programme/sessions.html",
        sessions=plan.sessions,
        slots=slot_names(plan),
        held={(each.session, each.item): each for each in plan.occurrences},
        chairs={
            session.key: [people[each.person] for each in leads if each.session == session.key]
            for session in plan.sessions
        },
    )


@pages.route("/new", methods=["GET", "POST"])
def new() -> Answer:
    """Add a session, with the next free number."""
    plan = working()
    number = max((each.number for each in plan.sessions), default=0) + 1
    first = PlannedSession(0, number, Translated(""), Translated(""))
    form, held = SessionForm(data=session_data(first)), _slots(plan, None)
    if _are_right(form, held):
        session = form.session()

        def edit(plan: Plan) -> Plan:
            key = plan_edits.next_key(plan)
            return _hold(plan_edits.add_session(plan, session), key, held)

        error = refused(edit, "session.add")
        if error is None:
            return done(_("Sesjonen er lagt til. Den er ikke publisert ennå."), LIST)
        _place(form, held, error)
    return _page(form, held, None)


@pages.route("/<key:key>", methods=["GET", "POST"])
def edit(key: int) -> Answer:
    """Change a session, and where it is held."""
    plan = working()
    before = one(plan.sessions, key)
    form, held = SessionForm(data=session_data(before)), _slots(plan, key)
    form.made_from(mark(before))
    if _are_right(form, held):
        session, seen = form.session(), form.seen.data

        def change(plan: Plan) -> Plan:
            return _hold(plan_edits.change_session(plan, key, session, seen), key, held)

        error = refused(change, "session.change")
        if error is None:
            return done(_("Endringen er lagret. Den er ikke publisert ennå."), LIST)
        if isinstance(error, ChangedMeanwhile):
            _show_overtaken(form, held, key)
        else:
            _place(form, held, error)
    return _page(form, held, before)


@pages.route("/<key:key>/remove", methods=["GET", "POST"])
def remove(key: int) -> Answer:
    """Say what goes with a session, and then take it out."""
    plan, form = working(), PostForm()
    session = one(plan.sessions, key)
    if form.validate_on_submit():
        refused(lambda plan: plan_edits.remove_session(plan, key), "session.remove")
        return done(_("Sesjonen er tatt ut. Du kan angre til programmet er publisert."), LIST)
    shown = render_template(
        "programme/remove_session.html",
        form=form,
        session=session,
        held=sum(each.session == key for each in plan.occurrences),
        people=sum(each.session == key for each in plan.appearances),
    )
    return (shown, 422) if form.is_submitted() else shown


def _slots(plan: Plan, key: int | None, *, blank: bool = False) -> list[Slot]:
    """Return a form for each slot, about where the session is held in it."""
    names, found = slot_names(plan), []
    for item in slots(plan.items):
        present = plan_edits.occurrence_of(plan, key, item.key) if key is not None else None
        data, prefix = held_data(present), f"slot{item.key}"
        form = (
            HeldForm(formdata=None, data=data, prefix=prefix)
            if blank
            else HeldForm(data=data, prefix=prefix, meta={"csrf": False})
        )
        form.offer([each.name for each in plan.rooms], _("Holdes ikke her"))
        if blank or not form.is_submitted():
            form.seen.data = mark(present) if present else ""
        found.append(Slot(item.key, names[item.key], form))
    return found


def _are_right(form: SessionForm, held: list[Slot]) -> bool:
    """Whether all that was sent is right; every form is checked, so that all faults are shown."""
    if not form.is_submitted():
        return False
    return all([form.validate(), *(each.form.validate() for each in held)])


def _hold(plan: Plan, session: int, held: list[Slot]) -> Plan:
    """Hold the session in the slots as the forms say."""
    for each in held:
        wanted, seen = each.form.held(), each.form.seen.data or None
        if wanted.room is not None:
            where = (session, each.key, wanted.room, wanted.seats, wanted.minimum)
            plan = plan_edits.set_occurrence(plan, *where, seen)
            continue
        present = plan_edits.occurrence_of(plan, session, each.key)
        if present is not None:
            if seen != mark(present):
                raise ChangedMeanwhile
            plan = plan_edits.remove_occurrence(plan, present.key)
    return plan


def _place(form: SessionForm, held: list[Slot], error: DomainError) -> None:
    """Put a refusal beside the field that it is about."""
    if not isinstance(error, SeatsBelowMinimum):
        place(form, error, {NumberTaken: "number"})
        return
    for each in held:
        wanted = each.form.held()
        if wanted.minimum > wanted.seats:
            each.form.refuse("minimum", message(error))


def _show_overtaken(form: SessionForm, held: list[Slot], key: int) -> None:
    """Show what stands now beside what was typed, the slots' forms included."""
    plan = working()
    present = one(plan.sessions, key)
    form.show_overtaken(SessionForm(formdata=None, data=session_data(present)), mark(present))
    fresh = {each.key: each.form for each in _slots(plan, key, blank=True)}
    for each in held:
        if each.key in fresh:
            present_mark = fresh[each.key].seen.data or ""
            each.form.show_overtaken(fresh[each.key], present_mark, each.name)
            form.differences += each.form.differences


def _page(form: SessionForm, held: list[Slot], session: PlannedSession | None) -> Answer:
    faults = [each for slot in held for each in slot.form.messages() if each[0]]
    shown = render_template(
        "programme/session.html", form=form, held=held, session=session, faults=faults
    )
    return (shown, form.status) if form.is_submitted() else shown
