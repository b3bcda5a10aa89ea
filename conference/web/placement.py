"""One person's places in a run: look, move by hand, and let the wishes decide again."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from conference import db
from conference.domain.errors import ChangedMeanwhile, DomainError, NotFound, RunPublished
from conference.domain.runs import has_result, is_changeable
from conference.domain.users import Role
from conference.forms.assignment import MoveForm
from conference.forms.base import PostForm
from conference.queries import bars, placed, run_rooms, runs
from conference.queries.placed import Place, PlacedPerson
from conference.queries.run_rooms import RunRoom
from conference.queries.runs import RunSummary
from conference.services import placements
from conference.web import access, reader
from conference.web.explanations import explain
from conference.web.messages import message
from conference.web.writing import refusal

pages = Blueprint("placement", __name__, url_prefix="/organiser/assignment/<int:run_id>/people")
access.only(pages, Role.ORGANISER)


@pages.get("/<int:registration_id>")
def page(run_id: int, registration_id: int) -> str:
    """Show one person's wishes, places and reasons."""
    session = db.read()
    return render_template(
        "placement/page.html",
        run=runs.summary(session, run_id),
        person=_person(run_id, registration_id),
        bars=bars.of_person(session, registration_id),
        explain=explain,
        form=PostForm(),
    )


@pages.route("/<int:registration_id>/slots/<int:slot>", methods=["GET", "POST"])
def move(run_id: int, registration_id: int, slot: int) -> Response | str | tuple[str, int]:
    """Show every room of a slot with its seats and clashes, or move the person there."""
    run = runs.summary(db.read(), run_id)
    rooms = _rooms(run_id, slot)
    if not rooms or not has_result(run.state):
        raise NotFound
    if not is_changeable(run.state):
        return _too_late(run_id)
    form = MoveForm()
    form.offer([(each.occurrence_id, reader.text(each.title)) for each in rooms])
    if form.validate_on_submit():
        where, why, seen = form.occurrence.data, form.reason.data, form.was()
        error = refusal(
            lambda session: placements.move(
                session,
                run_id,
                registration_id,
                where,
                why,
                access.actor(),
                reader.now(),
                seen=seen,
            )
        )
        if error is None:
            flash(_("Flyttet. Plassen er låst i denne og senere fordelinger."), "success")
            return redirect(url_for(".page", run_id=run_id, registration_id=registration_id), 303)
        if isinstance(error, RunPublished):
            return _too_late(run_id)
        here = _here(_person(run_id, registration_id), slot)
        form.refuse("occurrence", _refused(error, here))
    return _move_page(run, registration_id, slot, form)


def _move_page(
    run: RunSummary, registration_id: int, slot: int, form: MoveForm
) -> str | tuple[str, int]:
    """Return the page as things are now: after a refusal they may be other than before."""
    person = _person(run.id, registration_id)
    here = _here(person, slot)
    barred = {each.number for each in bars.of_person(db.read(), registration_id)}
    html = render_template(
        "placement/move.html",
        run=run,
        person=person,
        slot=slot,
        seen=(here.occurrence_id if here else None) or 0,
        choices=[_choice(room, person, slot, barred) for room in _rooms(run.id, slot)],
        form=form,
    )
    return (html, 422) if form.is_submitted() else html


def _rooms(run_id: int, slot: int) -> list[RunRoom]:
    return [each for each in run_rooms.rooms(db.read(), run_id) if each.slot == slot]


def _too_late(run_id: int) -> Response:
    """Lead to a run that can't be changed any more, with the word why."""
    flash(message(RunPublished()), "error")
    return redirect(url_for("assignment.show", run_id=run_id), 303)


def _refused(error: DomainError, here: Place | None) -> str:
    """Return why a move was refused; where somebody else was first, with what they did."""
    if not isinstance(error, ChangedMeanwhile):
        return message(error)
    if here is None or here.occurrence_id is None:
        return str(_("Noen andre endret plassen rett før deg. Nå har personen ingen plass her."))
    place = f"{here.number}. {reader.text(here.title)}, {here.room}"
    return str(
        _(
            "Noen andre flyttet personen rett før deg, til %(place)s. Flytt bare hvis det "
            "fortsatt er riktig.",
            place=place,
        )
    )


@pages.post("/<int:registration_id>/slots/<int:slot>/unpin")
def unpin(run_id: int, registration_id: int, slot: int) -> Response:
    """Let the wishes decide again in one slot."""
    back = url_for(".page", run_id=run_id, registration_id=registration_id)
    if not PostForm().validate_on_submit():
        flash(_("Siden sto åpen for lenge. Trykk en gang til."), "error")
        return redirect(back, 303)
    person = _person(run_id, registration_id)
    slot_ids = {place.slot: place.slot_id for place in person.places}
    if slot not in slot_ids:
        raise NotFound
    with db.transaction() as session:
        placements.unpin(session, registration_id, slot_ids[slot], access.actor(), reader.now())
    flash(_("Plassen er ikke lenger låst. Neste fordeling følger ønskene."), "success")
    return redirect(back, 303)


def _person(run_id: int, registration_id: int) -> PlacedPerson:
    return placed.person(db.read(), run_id, reader.conference().id, registration_id)


def _here(person: PlacedPerson, slot: int) -> Place | None:
    return next((each for each in person.places if each.slot == slot), None)


def _choice(room: RunRoom, person: PlacedPerson, slot: int, barred: set[int]) -> dict[str, object]:
    """Return what the organiser has to know before moving `person` to `room`.

    `barred` has the numbers of the sessions that are ruled out for the person.
    """
    elsewhere = [each for each in person.places if each.slot != slot]
    ranks = {number: rank for rank, (number, _title) in enumerate(person.wishes, start=1)}
    here = _here(person, slot)
    return {
        "room": room,
        "wish": ranks.get(room.number),
        "is_present": here is not None and here.occurrence_id == room.occurrence_id,
        "clashes": any(each.number == room.number for each in elsewhere),
        "is_barred": room.number in barred,
        "is_full": room.people >= room.room_limit,
        "over_target": room.people >= room.seats,
    }
