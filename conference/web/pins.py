"""Places decided before the assignment: see them, add one with its reason, and take one away."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from conference import db
from conference.domain.errors import NotFound
from conference.domain.users import Role
from conference.forms.assignment import PinForm
from conference.forms.base import PostForm
from conference.queries import bars, pins, placed, programme
from conference.queries.placed import PlacedPerson
from conference.services import placements
from conference.web import access, reader
from conference.web.messages import message
from conference.web.writing import refusal

pages = Blueprint("pins", __name__, url_prefix="/organiser/assignment/pins")
access.only(pages, Role.ORGANISER)


@pages.get("")
def page() -> str:
    """Show the pins and bars, and the people whom a search finds."""
    conference = reader.conference()
    search = request.args.get("q", "").strip()[:100]
    found = placed.people(db.read(), None, conference.id, search) if search else None
    return render_template(
        "pins/page.html",
        pins=pins.listed(db.read(), conference.id),
        bars=bars.listed(db.read(), conference.id),
        search=search,
        found=found,
        form=PostForm(),
    )


@pages.route("/<int:registration_id>", methods=["GET", "POST"])
def add(registration_id: int) -> Response | str | tuple[str, int]:
    """Decide one person's place in one slot."""
    conference = reader.conference()
    person = placed.person(db.read(), None, conference.id, registration_id)
    sessions = programme.whole(db.read(), conference.id).sessions
    form = PinForm()
    form.offer(
        [(held.id, reader.text(each.title)) for each in sessions for held in each.occurrences]
    )
    if form.validate_on_submit():
        error = refusal(
            lambda session: placements.pin(
                session,
                registration_id,
                form.occurrence.data,
                form.reason.data,
                access.actor(),
                reader.now(),
            )
        )
        if error is None:
            flash(_("Plassen er låst. Alle senere fordelinger følger den."), "success")
            return redirect(url_for(".page"), 303)
        form.refuse("occurrence", message(error))
    html = render_template("pins/add.html", person=person, sessions=sessions, form=form)
    return (html, 422) if form.is_submitted() else html


@pages.post("/<int:registration_id>/slots/<int:slot>/remove")
def remove(registration_id: int, slot: int) -> Response:
    """Let the wishes decide again in one slot."""
    if not PostForm().validate_on_submit():
        flash(_("Siden sto åpen for lenge. Trykk en gang til."), "error")
        return redirect(url_for(".page"), 303)
    person: PlacedPerson = placed.person(db.read(), None, reader.conference().id, registration_id)
    slot_ids = {place.slot: place.slot_id for place in person.places}
    if slot not in slot_ids:
        raise NotFound
    with db.transaction() as session:
        placements.unpin(session, registration_id, slot_ids[slot], access.actor(), reader.now())
    flash(_("Plassen er ikke lenger låst. Neste fordeling følger ønskene."), "success")
    return redirect(url_for(".page"), 303)
