"""The personal link after the day: what the organisation has to say, in its own writing."""

from datetime import datetime

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from conference import db
from conference.domain.clock import start_of_day
from conference.domain.contributions import (
    GUESTS,
    ContributionKind,
    is_writing_open,
    last_writing_day,
)
from conference.domain.invitations import InvitationState
from conference.forms.base import PostForm
from conference.forms.contributions import OwnLineForm
from conference.forms.door import stale_message
from conference.queries import own_contributions as queries
from conference.queries.invitation_page import InvitationView
from conference.services import own_contributions
from conference.web import formats, invitation_view, labels, reader
from conference.web.messages import message
from conference.web.writing import refusal

pages = Blueprint("own_contributions", __name__, url_prefix="/invitation/<token>/contributions")


@pages.after_request
def keep_out_of_indexes(response: Response) -> Response:
    """Tell search engines that these pages are nobody else's."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@pages.route("", methods=["GET", "POST"])
def page(token: str) -> Response | str | tuple[str, int]:
    """Show what stands in the organisation's name, and a place for more while that is open."""
    shown = invitation_view.load(token)
    form = OwnLineForm(data={"kind": ContributionKind.PROPOSAL})
    form.offer(
        [(each.value, labels.label(each)) for each in GUESTS],
        [(each.id, f"{each.number}. {each.title}") for each in shown.sessions],
    )
    if form.validate_on_submit():
        line, session_id, key = form.line(), form.session_id, form.key.data or ""
        error = refusal(
            lambda session: own_contributions.write(
                session, token, line, session_id, key, reader.now()
            )
        )
        if error is None:
            flash(_("Takk! Innspillet er sendt."), "success")
            return redirect(url_for("own_contributions.page", token=token), 303)
        form.refuse("text", message(error))
    closed = _closed(shown.invitation, reader.now())
    html = render_template(
        "invitation/contributions.html",
        shown=shown,
        form=form,
        problems=[],
        closed=closed,
        is_shown=not closed or form.is_submitted(),
        lines=queries.lines(db.read(), shown.invitation.id),
    )
    return (html, 422) if form.is_submitted() else html


def _closed(invitation: InvitationView, now: datetime) -> str:
    """Return why the organisation can't write now, and nothing when it can."""
    day = invitation.date
    if invitation.state is not InvitationState.ACCEPTED:
        return str(_("Bare organisasjoner som har takket ja, kan skrive her."))
    if is_writing_open(day, now):
        return ""
    if now < start_of_day(day):
        return str(_("Dere kan skrive fra konferansedagen, %(day)s.", day=formats.day(day)))
    return str(_("Fristen for å skrive var %(day)s.", day=formats.day(last_writing_day(day))))


@pages.post("/<int:number>/withdraw")
def withdraw(token: str, number: int) -> Response:
    """Take back what the organisation has written itself."""
    if not PostForm().validate_on_submit():
        flash(stale_message(), "error")
    else:
        error = refusal(
            lambda session: own_contributions.withdraw(session, token, number, reader.now())
        )
        if error is None:
            flash(_("Innspillet er trukket."), "success")
        else:
            flash(message(error), "error")
    return redirect(url_for("own_contributions.page", token=token), 303)
