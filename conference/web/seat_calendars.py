"""Behind the personal link: the day of the person on a seat, as a calendar file."""

from flask import Blueprint, Response, current_app, make_response
from flask_babel import gettext as _

from conference import attachments, db
from conference.attachments import Wanted
from conference.domain.errors import NotFound
from conference.queries import calendar as queries
from conference.web import invitation_view, reader

pages = Blueprint("seat_calendars", __name__, url_prefix="/invitation/<token>/seats/<int:number>")


@pages.get("/calendar.ics")
def calendar(token: str, number: int) -> Response:
    """Give the day with the person's own sessions; the letter about them carries the same file."""
    invitation = invitation_view.load(token).invitation
    registration = queries.registration(db.read(), invitation.id, number)
    if registration is None:
        raise NotFound
    name = str(_("Plass %(number)d", number=number))
    wanted = Wanted(invitation.conference_id, reader.language(), name, registration)
    public_url = str(current_app.config["PUBLIC_URL"])
    file = attachments.calendar_file(db.read(), wanted, public_url, reader.now())
    response = make_response(file.content)
    response.content_type = f"{file.mime}; charset=utf-8"
    response.headers["Content-Disposition"] = f'attachment; filename="{file.filename}"'
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
