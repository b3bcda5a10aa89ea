"""The day as the organiser sees it, and the deadline for everybody."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from conference import db
from conference.domain.errors import ChangedMeanwhile, DomainError
from conference.domain.invitations import deadline_mark
from conference.domain.users import Role
from conference.forms.conferences import DeadlineForm, deadline_data
from conference.queries import deadlines, programme, wishes
from conference.services import conferences
from conference.web import access, formats, reader
from conference.web.messages import message

pages = Blueprint("programme", __name__, url_prefix="/organiser/programme")
access.only(pages, Role.ORGANISER)


@pages.get("")
def page() -> str:
    """Show the day, the sessions with their rooms, and the conference's facts."""
    conference = reader.conference()
    return render_template(
        "programme/page.html",
        edition=conference,
        day=programme.whole(db.read(), conference.id),
        demand={each.number: each for each in wishes.demand(db.read(), conference.id)},
    )


@pages.route("/deadline", methods=["GET", "POST"])
def deadline() -> Response | str | tuple[str, int]:
    """Change the deadline, and with it that of everybody who has no other."""
    conference = reader.conference()
    form = DeadlineForm(data=deadline_data(conference.closes_at))
    form.made_from(deadline_mark(conference.closes_at))
    if form.validate_on_submit() and form.is_sure(reader.now(), conference.closes_at):
        try:
            with db.transaction() as session:
                moved = conferences.change_deadline(
                    session,
                    conference.id,
                    form.closes_at,
                    form.seen.data,
                    access.actor(),
                    reader.now(),
                )
        except ChangedMeanwhile:
            present = DeadlineForm(data=deadline_data(conference.closes_at), formdata=None)
            form.show_overtaken(present, deadline_mark(conference.closes_at))
        except DomainError as error:
            form.refuse("day", message(error))
        else:
            flash(_moved(moved, formats.moment(form.closes_at)), "success")
            return redirect(url_for("programme.page"), 303)
    found = deadlines.counted(db.read(), conference.id)
    shown = render_template("programme/deadline.html", form=form, edition=conference, found=found)
    return (shown, form.status) if form.is_submitted() else shown


def _moved(count: int, when: str) -> str:
    if not count:
        return str(_("Fristen er nå %(when)s.", when=when))
    text = ngettext(
        "Fristen er nå %(when)s. %(num)d invitasjon fulgte med.",
        "Fristen er nå %(when)s. %(num)d invitasjoner fulgte med.",
        count,
        when=when,
    )
    return str(text)
