"""One contribution as the organiser follows it up: answers, what they rest on, its past."""

from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, flash, redirect, render_template, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from conference import db
from conference.domain.actors import Actor
from conference.domain.errors import NotFound
from conference.domain.users import Role
from conference.forms.base import PostForm
from conference.forms.door import stale_message
from conference.forms.follow_up import AnswerForm, ContinuationForm, ReferenceForm
from conference.queries import follow_up as queries
from conference.queries.follow_up import AnswerDesk
from conference.services import follow_up
from conference.web import access, answer_pages, reader
from conference.web.messages import message
from conference.web.writing import refusal

pages = Blueprint(
    "follow_up_line", __name__, url_prefix="/organiser/follow-up/<int:contribution_id>"
)
access.only(pages, Role.ORGANISER)

Answer = Response | str | tuple[str, int]
Work = Callable[[Session, Actor, datetime], object]


@pages.route("", methods=["GET", "POST"])
def page(contribution_id: int) -> Answer:
    """Show one line with all that belongs to it, and take an answer on the owner's behalf."""
    desk = _desk(contribution_id)
    form = answer_pages.form(desk)
    form.made_from(desk.mark)
    if form.validate_on_submit():
        error = answer_pages.given(form, desk, access.actor())
        if error is None:
            flash(answer_pages.thanks(desk), "success")
            return _back(contribution_id)
        desk = _desk(contribution_id)
        answer_pages.show_refusal(form, error, desk)
    shown = _page(desk, form)
    return (shown, form.status) if form.is_submitted() else shown


@pages.post("/references")
def refer(contribution_id: int) -> Answer:
    """Say what the answer rests on."""
    form = answer_pages.reference_form()
    if not form.validate_on_submit():
        desk = _desk(contribution_id)
        return _page(desk, _fresh(desk), reference=form), 422
    kind, title, url = form.reference
    return _do(
        contribution_id,
        lambda session, actor, now: follow_up.add_reference(
            session, contribution_id, kind, title, url, actor, now
        ),
    )


@pages.post("/references/<int:reference_id>/remove")
def unrefer(contribution_id: int, reference_id: int) -> Response:
    """Take a reference away."""
    return _press(
        contribution_id,
        lambda session, actor, now: follow_up.remove_reference(
            session, contribution_id, reference_id, actor, now
        ),
    )


@pages.post("/continuations")
def take_up(contribution_id: int) -> Answer:
    """Say which earlier contribution this one continues."""
    form, desk = ContinuationForm(), _desk(contribution_id)
    form.offer(_years())
    if form.validate_on_submit():
        slug, number = form.year.data, form.number.data or 0
        error = refusal(
            lambda session: follow_up.take_up(
                session, contribution_id, slug, number, access.actor(), reader.now()
            )
        )
        if error is None:
            return _back(contribution_id)
        form.refuse("number", message(error))
    return _page(desk, _fresh(desk), continuation=form), 422


@pages.post("/continuations/<int:earlier_id>/remove")
def let_go(contribution_id: int, earlier_id: int) -> Response:
    """Say that it doesn't continue the other after all."""
    return _press(
        contribution_id,
        lambda session, actor, now: follow_up.let_go(
            session, contribution_id, earlier_id, actor, now
        ),
    )


def _desk(contribution_id: int) -> AnswerDesk:
    """Return one of this conference's lines; raises NotFound."""
    found = queries.desk(db.read(), contribution_id)
    if found.conference_id != reader.conference().id:
        raise NotFound
    return found


def _fresh(desk: AnswerDesk) -> AnswerForm:
    form = answer_pages.form(desk, is_fresh=True)
    form.seen.data = desk.mark
    return form


def _page(
    desk: AnswerDesk,
    form: AnswerForm,
    reference: ReferenceForm | None = None,
    continuation: ContinuationForm | None = None,
) -> str:
    reference = reference or answer_pages.reference_form(is_fresh=True)
    continuation = continuation or ContinuationForm(formdata=None)
    continuation.offer(_years())
    return render_template(
        "follow_up/line.html",
        form=form,
        reference=reference,
        continuation=continuation,
        **answer_pages.context(desk),
    )


def _years() -> list[tuple[str, str]]:
    return [(slug, str(day.year)) for slug, day in queries.years(db.read())]


def _do(contribution_id: int, work: Work) -> Response:
    _desk(contribution_id)
    error = refusal(lambda session: work(session, access.actor(), reader.now()))
    if error is not None:
        flash(message(error), "error")
    return _back(contribution_id)


def _press(contribution_id: int, work: Work) -> Response:
    if PostForm().validate_on_submit():
        return _do(contribution_id, work)
    flash(stale_message(), "error")
    return _back(contribution_id)


def _back(contribution_id: int) -> Response:
    return redirect(url_for("follow_up_line.page", contribution_id=contribution_id), 303)
