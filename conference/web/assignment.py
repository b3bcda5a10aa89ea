"""Assignment runs as the organiser sees them: make one, look at it, publish it."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from conference import db, runner
from conference.domain.errors import DomainError, NotFound
from conference.domain.runs import has_result, is_changeable, is_silent
from conference.domain.users import Role
from conference.forms.base import PostForm
from conference.forms.filters import page_number
from conference.queries import outcomes, placed, run_age, run_differences, run_rooms, runs
from conference.queries.run_rooms import NO_WISHES, RunRoom
from conference.services import assignments, publishing
from conference.web import access, reader
from conference.web.explanations import criterion, explain, explain_ranks
from conference.web.messages import message

pages = Blueprint("assignment", __name__, url_prefix="/organiser/assignment")
access.only(pages, Role.ORGANISER)


@pages.before_request
def only_own_runs() -> None:
    """Find no run of another conference than the one that is worked on."""
    run_id = (request.view_args or {}).get("run_id")
    if run_id is not None:
        runs.check_own(db.read(), reader.conference().id, run_id)


@pages.get("")
def page() -> str:
    """Show the runs, and what there is to place."""
    conference = reader.conference()
    session = db.read()
    return render_template(
        "assignment/page.html",
        runs=runs.listed(session, conference.id),
        participants=runs.participants(session, conference.id),
        closes_at=conference.closes_at,
        is_open=reader.now() < conference.closes_at,
        is_published=runs.published_id(session, conference.id) is not None,
        form=PostForm(),
    )


@pages.post("")
def run() -> Response:
    """Make a new run from the wishes; with `keep` one that changes the published one little."""
    if not PostForm().validate_on_submit():
        return _stale("assignment.page")
    keep = bool(request.form.get("keep"))
    conference_id, now = reader.conference().id, reader.now()
    try:
        with db.transaction() as session:
            run_id = assignments.request(session, conference_id, access.actor(), now, keep=keep)
    except DomainError as error:
        flash(message(error), "error")
        return redirect(url_for("assignment.page"), 303)
    runner.start(run_id)
    return redirect(url_for("assignment.show", run_id=run_id), 303)


@pages.post("/<int:run_id>/again")
def again(run_id: int) -> Response:
    """Take up a computation that was broken off."""
    if not PostForm().validate_on_submit():
        return _stale("assignment.show", run_id=run_id)
    runs.summary(db.read(), run_id)
    runner.start(run_id)
    return redirect(url_for("assignment.show", run_id=run_id), 303)


@pages.get("/<int:run_id>")
def show(run_id: int) -> str:
    """Show one run room by room, with the figures that it is judged by."""
    session = db.read()
    found = runs.summary(session, run_id)
    if not has_result(found.state):
        return render_template(
            "assignment/unfinished.html",
            run=found,
            criterion=criterion,
            is_silent=is_silent(found.state, found.worked_at or found.created_at, reader.now()),
            form=PostForm(),
        )
    return render_template(
        "assignment/show.html",
        run=found,
        age=run_age.age(session, run_id),
        rooms=run_rooms.rooms(session, run_id),
        outcomes=outcomes.outcomes(session, run_id),
        first_come=outcomes.first_come(session, run_id),
        beside=outcomes.beside,
        disappointed=outcomes.disappointed,
        is_comparable=len(runs.finished(session, reader.conference().id)) > 1,
        explain_ranks=explain_ranks,
        chart_rows=_chart_rows,
        form=PostForm(),
    )


@pages.get("/<int:run_id>/people")
def people(run_id: int) -> str:
    """Show the people of a run, or those a search finds."""
    session = db.read()
    search = request.args.get("q", "").strip()[:100]
    number = page_number(request.args.get("page"))
    return render_template(
        "assignment/people.html",
        run=runs.summary(session, run_id),
        found=placed.people(session, run_id, reader.conference().id, search, number),
        search=search,
        explain=explain,
    )


@pages.get("/<int:run_id>/rooms/<int:occurrence_id>")
def room(run_id: int, occurrence_id: int) -> str:
    """Show who a run puts in one room."""
    session = db.read()
    rooms = {each.occurrence_id: each for each in run_rooms.rooms(session, run_id)}
    if occurrence_id not in rooms:
        raise NotFound
    return render_template(
        "assignment/room.html",
        run=runs.summary(session, run_id),
        room=rooms[occurrence_id],
        people=placed.in_occurrence(session, run_id, reader.conference().id, occurrence_id),
        explain=explain,
    )


@pages.post("/<int:run_id>/copy")
def copy(run_id: int) -> Response:
    """Make a draft from a run, to be changed by hand."""
    if not PostForm().validate_on_submit():
        return _stale("assignment.show", run_id=run_id)
    with db.transaction() as session:
        copied = assignments.copy(session, run_id, access.actor(), reader.now())
    return redirect(url_for("assignment.show", run_id=copied), 303)


@pages.route("/<int:run_id>/publish", methods=["GET", "POST"])
def publish(run_id: int) -> Response | str | tuple[str, int]:
    """Say what publishing does and to whom, or do it."""
    form = PostForm()
    if form.validate_on_submit():
        try:
            with db.transaction() as session:
                letters = publishing.publish(session, run_id, access.actor(), reader.now())
        except DomainError as error:
            flash(message(error), "error")
            return redirect(url_for("assignment.show", run_id=run_id), 303)
        flash(
            ngettext(
                "Fordelingen er publisert. %(num)d brev venter i utboksen.",
                "Fordelingen er publisert. %(num)d brev venter i utboksen.",
                letters,
            ),
            "success",
        )
        return redirect(url_for("assignment.show", run_id=run_id), 303)
    session = db.read()
    run, before = runs.summary(session, run_id), runs.published_id(session, reader.conference().id)
    if not is_changeable(run.state):
        raise NotFound
    html = render_template(
        "assignment/publish.html",
        run=run,
        age=run_age.age(session, run_id),
        letters=runs.letters_due(session, run_id),
        before_id=before,
        found=run_differences.differences(session, before, run_id) if before else None,
        form=form,
    )
    return (html, 422) if form.is_submitted() else html


def _chart_rows(rooms: list[RunRoom]) -> list[tuple[str, list[int]]]:
    """Return (session, people by wish: first to third, not wished, no wishes) for a chart."""
    return [
        (
            f"{each.number}. {reader.text(each.title)}",
            [each.wished.get(rank, 0) for rank in (1, 2, 3, None, NO_WISHES)],
        )
        for each in rooms
    ]


def _stale(endpoint: str, **values: Any) -> Response:
    flash(_("Siden sto åpen for lenge. Trykk en gang til."), "error")
    return redirect(url_for(endpoint, **values), 303)
