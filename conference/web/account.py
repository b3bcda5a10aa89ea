"""Signing in and out."""

from urllib.parse import urlsplit

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_login import current_user, login_user, logout_user
from werkzeug.wrappers import Response

from conference.forms.account import SignInForm
from conference.forms.base import PostForm
from conference.web.access import DESK, check_password, home_of
from conference.web.limits import sign_ins

pages = Blueprint("account", __name__)


@pages.route("/login", methods=["GET", "POST"])
@sign_ins
def login() -> Response | str | tuple[str, int]:
    """Show the form, or sign in and go on to where the reader was heading."""
    form = SignInForm()
    if form.validate_on_submit():
        user = check_password(form.email.data, form.password.data)
        if user is not None:
            login_user(user)
            return redirect(_own_path(request.args.get("next")) or home_of(user.role))
        form.refuse("password", _("E-posten og passordet hører ikke sammen. Prøv igjen."))
    html = render_template("account/login.html", form=form)
    return (html, 422) if form.is_submitted() else html


@pages.post("/logout")
def logout() -> Response:
    """Sign out, and empty the device of what the door has kept on it.

    Whoever isn't signed in is just led to the front page.
    """
    if current_user.is_authenticated and not PostForm().validate_on_submit():
        flash(_("Siden sto åpen for lenge. Trykk en gang til."), "error")
        return redirect(home_of(current_user.role), 303)
    logout_user()
    session.pop(DESK, None)
    response = redirect(url_for("public.home"))
    response.headers["Clear-Site-Data"] = '"storage"'
    return response


def _own_path(target: str | None) -> str | None:
    """Return `target` when it is a path on this site, so that nobody is sent elsewhere."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")):
        return None
    parts = urlsplit(target)
    return None if parts.scheme or parts.netloc else target
