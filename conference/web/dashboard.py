"""The organiser's first page: where do we stand, and what must I do now."""

from datetime import date, datetime

from flask import Blueprint, render_template
from flask_babel import gettext as _
from flask_babel import ngettext

from conference import db
from conference.domain.clock import oslo
from conference.domain.guests import GuestState
from conference.domain.outbox import MessageStatus
from conference.domain.users import Role
from conference.queries import dashboard
from conference.web import access, first_steps, reader, tasks

pages = Blueprint("dashboard", __name__, url_prefix="/organiser")
access.only(pages, Role.ORGANISER)


@pages.get("")
def page() -> str:
    """Show the whole standing on one page."""
    conference = reader.conference_or_none()
    if conference is None:
        return render_template("dashboard/empty.html")
    now = reader.now()
    standing = dashboard.dashboard(db.read(), conference.id)
    return render_template(
        "dashboard/page.html",
        found=standing,
        edition=conference,
        steps=first_steps.lines(conference.id),
        tasks=tasks.lines(standing.standing(), conference.closes_at, now),
        is_open=now < conference.closes_at,
        until_close=days_until(oslo(conference.closes_at).date(), now),
        until_day=days_until(conference.date, now),
        states=GuestState,
        letter_statuses=MessageStatus,
    )


def days_until(day: date, now: datetime) -> str:
    """Return how far off `day` is, counted in Norwegian calendar days."""
    days = (day - oslo(now).date()).days
    if days == 0:
        return str(_("i dag"))
    if days < 0:
        return str(ngettext("for %(num)d dag siden", "for %(num)d dager siden", -days))
    return str(ngettext("om %(num)d dag", "om %(num)d dager", days))
