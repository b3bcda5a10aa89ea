"""The reserve list: who is on it, in which order, and a search for whom to put on it."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from conference import db
from conference.domain.reserves import PRIORITIES
from conference.domain.users import Role
from conference.forms.base import PostForm
from conference.forms.reserves import ReserveForm
from conference.queries import reserves as queries
from conference.services import reserves
from conference.web import access, reader
from conference.web.messages import message
from conference.web.writing import refusal

pages = Blueprint("reserves", __name__, url_prefix="/organiser/reserves")
access.only(pages, Role.ORGANISER)


@pages.get("")
def page() -> str:
    """Show the list, the rules, and the organisations that a search finds to put on it."""
    conference, session = reader.conference(), db.read()
    search = request.args.get("q", "").strip()[:100]
    return render_template(
        "reserves/page.html",
        listed=queries.listed(session, conference.id),
        count=queries.seat_count(session, conference.id),
        idle=queries.to_take_back(session, conference.id, reader.now(), take_nameless=True),
        search=search,
        found=queries.candidates(session, conference.id, search) if search else None,
        priorities=PRIORITIES,
        form=PostForm(),
    )


@pages.post("/add")
def add() -> Response:
    """Put an organisation on the list."""
    form = ReserveForm()
    organisation_id, priority = form.organisation.data, form.priority.data
    return _carried_out(
        form,
        lambda session: reserves.add(
            session,
            reader.conference().id,
            organisation_id,
            priority,
            access.actor(),
            reader.now(),
        ),
        _("Organisasjonen står på reservelisten."),
    )


@pages.post("/<int:organisation_id>/change")
def change(organisation_id: int) -> Response:
    """Give an organisation another priority."""
    form = ReserveForm()
    return _carried_out(
        form,
        lambda session: reserves.change(
            session,
            reader.conference().id,
            organisation_id,
            form.priority.data,
            access.actor(),
            reader.now(),
        ),
        _("Prioriteten er endret."),
    )


@pages.post("/<int:organisation_id>/remove")
def remove(organisation_id: int) -> Response:
    """Take an organisation off the list."""
    return _carried_out(
        PostForm(),
        lambda session: reserves.remove(
            session, reader.conference().id, organisation_id, access.actor(), reader.now()
        ),
        _("Organisasjonen er tatt av reservelisten. Du kan sette den på igjen."),
    )


def _carried_out(form: Any, work: Any, done: str) -> Response:
    """Do one press of a button, or say why not, and lead back to the list."""
    if not form.validate_on_submit():
        flash(_("Siden sto åpen for lenge. Trykk en gang til."), "error")
    elif error := refusal(work):
        flash(message(error), "error")
    else:
        flash(done, "success")
    return redirect(url_for("reserves.page"), 303)
