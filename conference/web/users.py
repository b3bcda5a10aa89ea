"""Who signs in: the organisers, and those at the door. Chairs get theirs with their session."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from conference import db
from conference.domain.errors import NotFound
from conference.domain.users import Role
from conference.forms.base import PostForm
from conference.forms.door import stale_message
from conference.forms.users import UserForm
from conference.queries import users as queries
from conference.services import users
from conference.web import access, labels, password_links, reader
from conference.web.messages import message
from conference.web.writing import refusal

pages = Blueprint("users", __name__, url_prefix="/organiser/users")
access.only(pages, Role.ORGANISER)

OFFERED = (Role.FRONT_DESK, Role.RAPPORTEUR, Role.ORGANISER)


@pages.route("", methods=["GET", "POST"])
def page() -> Response | tuple[str, int]:
    """Show who signs in, and let another one."""
    form, made = _form(), list[int]()

    def invite(session: Session) -> None:
        who = (form.email.data or "", form.name.data or "", Role(form.role.data))
        made.append(users.invite(session, *who, access.actor(), reader.now()))

    if form.validate_on_submit():
        error = refusal(invite)
        if error is None:
            return redirect(url_for("users.link", user_id=made[0]), 303)
        form.refuse("email", message(error))
    everybody = queries.everybody(db.read())
    shown = render_template("users/page.html", form=form, everybody=everybody)
    return shown, 422 if form.errors else 200


@pages.get("/<int:user_id>/link")
def link(user_id: int) -> str:
    """Show the link by which somebody makes a password, until it is used."""
    who = queries.invited(db.read(), user_id)
    if who is None:
        raise NotFound
    address = password_links.link(who)
    return render_template("users/link.html", who=who, link=address, days=password_links.DAYS)


@pages.post("/<int:user_id>/renew")
def renew(user_id: int) -> Response:
    """Let somebody make a new password: it was forgotten, or they were shut out."""
    if not PostForm().validate_on_submit():
        return _back(stale_message())
    refusal(lambda session: users.renew(session, user_id, access.actor(), reader.now()))
    return redirect(url_for("users.link", user_id=user_id), 303)


@pages.post("/<int:user_id>/close")
def close(user_id: int) -> Response:
    """Shut somebody out, at once."""
    if not PostForm().validate_on_submit():
        return _back(stale_message())
    error = refusal(lambda session: users.close(session, user_id, access.actor(), reader.now()))
    return _back(message(error) if error else None)


def _form() -> UserForm:
    form = UserForm(data={"role": Role.FRONT_DESK})
    form.role.choices = [SelectChoice(each.value, labels.label(each)) for each in OFFERED]
    return form


def _back(refused: str | None) -> Response:
    flash(refused or _("Brukeren er stengt ute."), "error" if refused else "success")
    return redirect(url_for("users.page"), 303)
