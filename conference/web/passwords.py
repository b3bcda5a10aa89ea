"""A user who was made without a password makes one, by a link from the organiser."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from conference.domain.users import PASSWORD_LENGTH
from conference.forms.account import PasswordForm
from conference.services import users
from conference.web import password_links, reader
from conference.web.limits import sign_ins
from conference.web.messages import message
from conference.web.writing import refusal

pages = Blueprint("passwords", __name__, url_prefix="/password")


@pages.route("/<ticket>", methods=["GET", "POST"])
@sign_ins
def make(ticket: str) -> Response | tuple[str, int]:
    """Show the form, or keep the password and let them sign in with it."""
    user = password_links.holder(ticket)
    if user is None:
        return render_template("passwords/dead.html"), 404
    form = PasswordForm()
    if form.validate_on_submit():
        word, seen = form.password.data, user.password_hash
        error = refusal(lambda to: users.set_password(to, user.id, seen, word, reader.now()))
        if error is None:
            flash(_("Passordet er laget. Nå kan du logge inn."), "success")
            return redirect(url_for("account.login"), 303)
        form.refuse("password", message(error))
    shown = render_template("passwords/make.html", form=form, who=user, length=PASSWORD_LENGTH)
    return shown, 422 if form.is_submitted() else 200
