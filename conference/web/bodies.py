"""Who answers: the bodies that own contributions, and the people there with a personal link."""

from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from conference import db
from conference.domain.actors import Actor
from conference.domain.marks import mark
from conference.domain.organisations import WrittenStandard
from conference.domain.users import Role
from conference.forms.base import PostForm
from conference.forms.door import stale_message
from conference.forms.follow_up import StewardForm
from conference.forms.renaming import BodyForm
from conference.queries import bodies as queries
from conference.services import bodies, renaming
from conference.web import access, labels, reader
from conference.web.messages import message
from conference.web.writing import refusal

pages = Blueprint("bodies", __name__, url_prefix="/organiser/bodies")
access.only(pages, Role.ORGANISER)

Verb = Callable[[Session, int, Actor, datetime], None]


@pages.route("", methods=["GET", "POST"])
def page() -> Response | str | tuple[str, int]:
    """Show who answers for whom, and take somebody new."""
    form = StewardForm()
    form.offer(labels.choices(WrittenStandard))
    if form.validate_on_submit():
        body, name, email = form.body.data or "", form.name.data or "", form.email.data or ""
        standard = WrittenStandard(form.written_standard.data)
        error = refusal(
            lambda session: bodies.add_steward(
                session, body, name, email, standard, access.actor(), reader.now()
            )
        )
        if error is None:
            flash(_("%(name)s er lagt til. Send lenken når du vil.", name=name), "success")
            return redirect(url_for("bodies.page"), 303)
        form.refuse("email", message(error))
    html = render_template("bodies/page.html", form=form, bodies=queries.bodies(db.read()))
    return (html, 422) if form.is_submitted() else html


@pages.route("/<int:body_id>", methods=["GET", "POST"])
def edit(body_id: int) -> Response | str | tuple[str, int]:
    """Give a body its name; with another's name, it joins that one."""
    found = queries.body(db.read(), body_id)
    form = BodyForm(data={"name": found.name})
    form.made_from(mark(found.name))
    if form.validate_on_submit():
        name, seen = form.name.data or "", form.seen.data
        error = refusal(
            lambda session: renaming.rename_body(
                session, body_id, name, seen, access.actor(), reader.now()
            )
        )
        if error is None:
            flash(_("Navnet er «%(name)s».", name=name), "success")
            return redirect(url_for("bodies.page"), 303)
        now = queries.body(db.read(), body_id)
        form.show_overtaken(BodyForm(formdata=None, data={"name": now.name}), mark(now.name))
    html = render_template("bodies/edit.html", form=form, body=found)
    return (html, form.status) if form.is_submitted() else html


@pages.post("/<int:body_id>/drop")
def drop(body_id: int) -> Response:
    """Take away a body that nothing belongs to."""
    return _press(renaming.remove_body, body_id, _("Slettet."))


@pages.post("/<int:steward_id>/send")
def send(steward_id: int) -> Response:
    """Write the letter with a new personal link."""
    held = reader.conference().id

    def work(session: Session, key: int, actor: Actor, now: datetime) -> None:
        bodies.send_link(session, held, key, actor, now)

    return _press(work, steward_id, _("Brevet med lenken ligger i utboksen."))


@pages.post("/<int:steward_id>/revoke")
def revoke(steward_id: int) -> Response:
    """Let somebody's link die."""
    return _press(bodies.revoke, steward_id, _("Lenken virker ikke lenger."))


@pages.post("/<int:steward_id>/remove")
def remove(steward_id: int) -> Response:
    """Forget somebody; what they answered stays the body's."""
    return _press(bodies.remove, steward_id, _("Navn og adresse er slettet. Svarene står."))


def _press(verb: Verb, key: int, done: str) -> Response:
    if not PostForm().validate_on_submit():
        flash(stale_message(), "error")
    else:
        error = refusal(lambda session: verb(session, key, access.actor(), reader.now()))
        flash(message(error) if error else done, "error" if error else "success")
    return redirect(url_for("bodies.page"), 303)
