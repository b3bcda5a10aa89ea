"""The timetable that is worked on, the ways back from changes, and everybody's deadline."""

from collections.abc import Callable, Sequence

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from conference import db
from conference.domain.errors import ChangedMeanwhile, DomainError
from conference.domain.invitations import deadline_mark
from conference.domain.marks import mark
from conference.domain.plan_faults import Fault, Severity
from conference.domain.plan_grid import grid
from conference.domain.users import Role
from conference.forms.base import PostForm
from conference.forms.conferences import DeadlineForm, deadline_data
from conference.forms.editing import SeenForm
from conference.queries import deadlines, plans
from conference.services import conferences, programme
from conference.web import access, formats, plan_faults_words, reader
from conference.web.messages import message
from conference.web.programme_editing import slot_names, stale, working
from conference.web.programme_words import WORDS
from conference.web.writing import refusal

pages = Blueprint("programme", __name__, url_prefix="/organiser/programme")
access.only(pages, Role.ORGANISER)


@pages.get("")
def page() -> str:
    """Show the timetable that is worked on, what is wrong with it, and what isn't released."""
    conference, session = reader.conference(), db.read()
    plan, faults = working(), plans.faults(session, conference.id)
    return render_template(
        "programme/page.html",
        edition=conference,
        plan=plan,
        grid=grid(plan),
        slots=slot_names(plan),
        sessions={each.key: each for each in plan.sessions},
        mark=mark,
        faulty=_faulty(faults),
        faults=plan_faults_words.lines(faults, plan),
        severities=Severity,
        state=plans.state(session, conference.id),
        words=WORDS,
        form=PostForm(),
    )


@pages.post("/undo")
def undo() -> Response:
    """Take back the latest change."""
    return _taken_back(programme.undo, _("Den siste endringen er angret."))


@pages.route("/discard", methods=["GET", "POST"])
def discard() -> Response | str:
    """Say how much is thrown away, and then take back everything since the latest release."""
    if request.method == "POST":
        return _taken_back(programme.discard, _("Programmet er som da det sist ble publisert."))
    state = plans.state(db.read(), reader.conference().id)
    return render_template("programme/discard.html", state=state, form=PostForm())


def _taken_back(verb: Callable[..., object], done: str) -> Response:
    form = SeenForm()
    if not form.validate_on_submit():
        return stale()
    seen, conference = form.seen.data or "", reader.conference()
    error = refusal(
        lambda session: verb(session, conference.id, seen, access.actor(), reader.now())
    )
    flash(message(error) if error else done, "error" if error else "success")
    return redirect(url_for("programme.page"), 303)


def _faulty(faults: Sequence[Fault]) -> set[int]:
    """Return the keys of the items and occurrences that a release can't have as they are."""
    errors = [each for each in faults if each.severity is Severity.ERROR]
    return {key for each in errors for key in (each.occurrences or each.items)}


@pages.route("/deadline", methods=["GET", "POST"])
def deadline() -> Response | str | tuple[str, int]:
    """Change the deadline, and with it that of everybody who has no other."""
    conference = reader.conference()
    form = DeadlineForm(data=deadline_data(conference.closes_at))
    form.made_from(deadline_mark(conference.closes_at))
    if form.validate_on_submit() and form.is_sure(reader.now(), conference.closes_at):
        try:
            with db.transaction() as session:
                moved = conferences.change_deadline(
                    session,
                    conference.id,
                    form.closes_at,
                    form.seen.data,
                    access.actor(),
                    reader.now(),
                )
        except ChangedMeanwhile:
            present = DeadlineForm(data=deadline_data(conference.closes_at), formdata=None)
            form.show_overtaken(present, deadline_mark(conference.closes_at))
        except DomainError as error:
            form.refuse("day", message(error))
        else:
            flash(_moved(moved, formats.moment(form.closes_at)), "success")
            return redirect(url_for("programme.page"), 303)
    found = deadlines.counted(db.read(), conference.id)
    shown = render_template("programme/deadline.html", form=form, edition=conference, found=found)
    return (shown, form.status) if form.is_submitted() else shown


def _moved(count: int, when: str) -> str:
    if not count:
        return str(_("Fristen er nå %(when)s.", when=when))
    text = ngettext(
        "Fristen er nå %(when)s. %(num)d invitasjon fulgte med.",
        "Fristen er nå %(when)s. %(num)d invitasjoner fulgte med.",
        count,
        when=when,
    )
    return str(text)
