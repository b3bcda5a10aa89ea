"""Sessions ruled out for somebody before the assignment: add one with its reason, take one away.

They are listed beside the pins (see `conference.web.pins`).
"""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from conference import db
from conference.domain.users import Role
from conference.forms.assignment import BarForm
from conference.forms.base import PostForm
from conference.queries import bars, placed, programme
from conference.services import bars as verbs
from conference.web import access, reader
from conference.web.messages import message
from conference.web.writing import refusal

pages = Blueprint("bars", __name__, url_prefix="/organiser/assignment/bars")
access.only(pages, Role.ORGANISER)


@pages.route("/<int:registration_id>", methods=["GET", "POST"])
def add(registration_id: int) -> Response | str | tuple[str, int]:
    """Rule a session out for one person."""
    conference = reader.conference()
    person = placed.person(db.read(), None, conference.id, registration_id)
    sessions = programme.whole(db.read(), conference.id).sessions
    form = BarForm()
    form.offer([(each.id, reader.text(each.title)) for each in sessions])
    if form.validate_on_submit():
        chosen, reason = form.session_id.data, form.reason.data
        error = refusal(
            lambda session: verbs.bar(
                session, registration_id, chosen, reason, access.actor(), reader.now()
            )
        )
        if error is None:
            flash(_("Sesjonen er sperret. Alle senere fordelinger følger det."), "success")
            return redirect(url_for("pins.page"), 303)
        form.refuse("session_id", message(error))
    html = render_template(
        "bars/add.html",
        person=person,
        sessions=sessions,
        bars={each.session_id: each for each in bars.of_person(db.read(), registration_id)},
        form=form,
    )
    return (html, 422) if form.is_submitted() else html


@pages.post("/<int:registration_id>/sessions/<int:session_id>/remove")
def remove(registration_id: int, session_id: int) -> Response:
    """Let the session be open to the person again."""
    if not PostForm().validate_on_submit():
        flash(_("Siden sto åpen for lenge. Trykk en gang til."), "error")
        return redirect(url_for("pins.page"), 303)
    placed.person(db.read(), None, reader.conference().id, registration_id)  # or not found
    with db.transaction() as session:
        verbs.unbar(session, registration_id, session_id, access.actor(), reader.now())
    flash(_("Sesjonen er åpen for personen igjen. Neste fordeling følger ønskene."), "success")
    return redirect(url_for("pins.page"), 303)
