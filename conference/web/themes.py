"""Themes by their titles, in the languages of the public page: renamed, joined, taken away."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from conference import db
from conference.domain.errors import ChangedMeanwhile
from conference.domain.marks import mark
from conference.domain.users import Role
from conference.forms.base import PostForm
from conference.forms.door import stale_message
from conference.forms.renaming import ThemeForm
from conference.forms.translated import data_of
from conference.queries import themes as queries
from conference.queries.themes import ThemeView
from conference.services import renaming
from conference.web import access, reader
from conference.web.messages import message
from conference.web.writing import refusal

pages = Blueprint("themes", __name__, url_prefix="/organiser/themes")
access.only(pages, Role.ORGANISER)


@pages.get("")
def page() -> str:
    """Show every theme, and how much is about it."""
    return render_template("themes/page.html", themes=queries.themes(db.read()))


@pages.route("/<int:theme_id>", methods=["GET", "POST"])
def edit(theme_id: int) -> Response | str | tuple[str, int]:
    """Give a theme its title; with another's title, it joins that one."""
    found = queries.theme(db.read(), theme_id)
    form = _form(found)
    form.made_from(mark(found.title))
    if form.validate_on_submit():
        title, seen = form.title(), form.seen.data
        error = refusal(
            lambda session: renaming.rename_theme(
                session, theme_id, title, seen, access.actor(), reader.now()
            )
        )
        if error is None:
            flash(_("Temaet heter «%(title)s».", title=reader.text(title)), "success")
            return redirect(url_for("themes.page"), 303)
        if isinstance(error, ChangedMeanwhile):
            now = queries.theme(db.read(), theme_id)
            form.show_overtaken(_form(now, is_fresh=True), mark(now.title))
        else:
            form.refuse("title_nb", message(error))
    html = render_template("themes/edit.html", form=form, theme=found)
    return (html, form.status) if form.is_submitted() else html


@pages.post("/<int:theme_id>/remove")
def remove(theme_id: int) -> Response:
    """Take a theme away."""
    if not PostForm().validate_on_submit():
        flash(stale_message(), "error")
        return redirect(url_for("themes.edit", theme_id=theme_id), 303)
    error = refusal(
        lambda session: renaming.remove_theme(session, theme_id, access.actor(), reader.now())
    )
    done = _("Temaet er slettet. Innspillene står.")
    flash(message(error) if error else done, "error" if error else "success")
    return redirect(url_for("themes.page"), 303)


def _form(theme: ThemeView, *, is_fresh: bool = False) -> ThemeForm:
    data = data_of("title", theme.title)
    return ThemeForm(formdata=None, data=data) if is_fresh else ThemeForm(data=data)
