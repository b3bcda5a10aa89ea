"""The day as its organiser sees it: how many have come, who waits, what two desks disagree on."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from conference import db
from conference.domain.arrivals import Share
from conference.domain.door import day_of, is_rehearsal
from conference.domain.users import Role
from conference.forms.base import PostForm
from conference.forms.day import ApproveForm, ApproverForm, RefuseForm
from conference.forms.door import stale_message
from conference.queries import arrivals, door_desk, users
from conference.queries.arrivals import ArrivalCount
from conference.services import conferences, door, walk_ins
from conference.web import access, formats, labels, reader
from conference.web.messages import message
from conference.web.writing import refusal

pages = Blueprint("day", __name__, url_prefix="/organiser/day")
access.only(pages, Role.ORGANISER)

ShareRow = tuple[str, Share, str | None]
Answer = Response | str | tuple[str, int]
WALL_SECONDS = 15


@pages.get("")
def page() -> str:
    """Show the count, and what waits for the organiser."""
    held, now = reader.conference(), reader.now()
    organisers = users.organisers(db.read())
    chosen = door_desk.approver_id(db.read(), held.id)
    form = ApproverForm(data={"approver": chosen or 0})
    form.approver.choices = _choices(organisers)
    return render_template(
        "day/page.html",
        count=arrivals.count(db.read(), held.id, day_of(now), now),
        requests=door_desk.requests(db.read(), held.id),
        conflicts=door_desk.conflicts(db.read(), held.id, day_of(now)),
        practice=is_rehearsal(day_of(now), held.date),
        press=PostForm(formdata=None),
        form=form,
    )


@pages.get("/wall")
def wall() -> str:
    """Show the count alone, large, renewed by itself."""
    held, now = reader.conference(), reader.now()
    count = arrivals.count(db.read(), held.id, day_of(now), now)
    return render_template("day/wall.html", count=count, now=now, seconds=WALL_SECONDS)


@pages.post("/approver")
def approver() -> Response:
    """Name who decides about those who aren't on the list."""
    form, held = ApproverForm(), reader.conference()
    form.approver.choices = _choices(users.organisers(db.read()))
    if not form.validate_on_submit():
        return _to("day.page", stale_message())
    error = refusal(
        lambda session: conferences.name_approver(
            session, held.id, form.approver.data or None, access.actor(), reader.now()
        )
    )
    return _to("day.page", message(error) if error else None)


@pages.route("/requests/<int:request_id>", methods=["GET", "POST"])
def decide(request_id: int) -> Answer:
    """Show somebody who isn't on the list, with the organisations that may be meant; approve."""
    held, form = reader.conference(), ApproveForm()
    if form.is_submitted() and not form.organisation.data:
        form.refuse("organisation", _("Velg organisasjonen."))
    elif form.validate_on_submit():
        error = refusal(
            lambda session: walk_ins.approve(
                session, held.id, request_id, form.organisation.data, access.actor(), reader.now()
            )
        )
        if error is None:
            flash(_("Godkjent. Skranken ser det nå."), "success")
            return redirect(url_for("day.page"), 303)
        form.refuse("organisation", message(error))
    return _request(request_id, form, RefuseForm(formdata=None))


@pages.post("/requests/<int:request_id>/refuse")
def refuse(request_id: int) -> Answer:
    """Say no, with a reason."""
    held, form = reader.conference(), RefuseForm()
    if form.validate_on_submit():
        reason = form.reason.data or ""
        error = refusal(
            lambda session: walk_ins.refuse(
                session, held.id, request_id, reason, access.actor(), reader.now()
            )
        )
        if error is None:
            return redirect(url_for("day.page"), 303)
        form.refuse("reason", message(error))
    return _request(request_id, ApproveForm(formdata=None), form)


@pages.post("/conflicts/<int:conflict_id>/settle")
def settle(conflict_id: int) -> Response:
    """Put a conflict away: somebody has looked into it."""
    if not PostForm().validate_on_submit():
        return _to("day.page", stale_message())
    held = reader.conference().id
    error = refusal(
        lambda session: door.settle(session, held, conflict_id, access.actor(), reader.now())
    )
    return _to("day.page", message(error) if error else None)


@pages.app_template_global("kind_rows")
def kind_rows(count: ArrivalCount) -> list[ShareRow]:
    """Return (kind in words, share, no address) for a count's kinds."""
    return [(labels.label(kind), share, None) for kind, share in count.kinds]


@pages.app_template_global("room_rows")
def room_rows(count: ArrivalCount) -> list[ShareRow]:
    """Return (time and session in words, share, the room's address) for a count's rooms."""
    return [
        (
            f"{formats.clock(place.starts_at)} {place.number}. {reader.text(place.title)}",
            share,
            url_for("room.page", occurrence_id=place.occurrence_id),
        )
        for place, share in count.rooms
    ]


def _request(request_id: int, approve: ApproveForm, refuse_form: RefuseForm) -> Answer:
    held = reader.conference()
    one = door_desk.request(db.read(), held.id, request_id)
    said = request.args.get("organisation") or one.organisation
    shown = render_template(
        "day/request.html",
        one=one,
        said=said,
        hosts=door_desk.hosts(db.read(), held.id, said),
        approve=approve,
        refuse=refuse_form,
        approver=door_desk.approver(db.read(), held.id),
    )
    return shown, 422 if approve.errors or refuse_form.errors else 200


def _choices(organisers: list[tuple[int, str]]) -> list[SelectChoice]:
    return [SelectChoice(*each) for each in ((0, _("Alle arrangørene")), *organisers)]


def _to(endpoint: str, refused: str | None) -> Response:
    if refused:
        flash(refused, "error")
    return redirect(url_for(endpoint), 303)
