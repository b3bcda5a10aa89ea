"""A list of attendees as a page made for paper, and its PDF to look at or to take along."""

from collections.abc import Sequence

from flask import Response, flash, make_response, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Redirect

from conference import db
from conference.domain.paper import PaperKind, Since
from conference.forms.base import PostForm
from conference.queries import list_printouts
from conference.queries import printouts as printed_before
from conference.queries.attendees import PublishedRun, RoomList
from conference.services import printouts
from conference.web import access, formats, printing, reader
from conference.web.downloads import file_answer
from conference.web.paper_parts import Part, since

WALK_INS = 6


def list_page(run: PublishedRun, room: RoomList, back: str, take: str) -> str:
    """Return the page with the list of `room`.

    `back` is the endpoint that it belongs under, `take` the address that its PDF is taken from.
    """
    fetched = list_printouts.last_fetched(db.read(), reader.conference().id)
    return render_template(
        "lists/page.html",
        room=room,
        date=formats.weekday(reader.conference().date),
        back=url_for(back),
        version=printing.version(run),
        printed=printing.printed(reader.now()),
        notice=printing.notice([room]),
        summary=printing.summary(room),
        place=printing.place,
        walk_ins=WALK_INS,
        take=take,
        last=fetched.get(room.occurrence_id),
        news=_since([room]).get(room.occurrence_id),
    )


def pdf_answer(run: PublishedRun, rooms: Sequence[RoomList], name: str) -> Response:
    """Return the PDF of `rooms` under a file name without an ending."""
    body = printing.pdf(reader.conference(), run, rooms, reader.now())
    response = make_response(body)
    response.content_type = "application/pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response


def taken(
    run: PublishedRun, rooms: Sequence[RoomList], name: str, back: str
) -> Response | Redirect:
    """Write down that the lists of `rooms` are fetched for printing, and give them as a file.

    `back` is the endpoint to go to where the page with the button was open for too long.
    """
    if not PostForm().validate_on_submit():
        flash(_("Siden sto åpen for lenge. Trykk en gang til."), "error")
        return redirect(url_for(back), 303)
    edition, now = reader.conference(), reader.now()
    papers = [(room.occurrence_id, printing.lines(room)) for room in rooms]
    body = printing.pdf(edition, run, rooms, now, since=_since(rooms))
    with db.transaction() as session:
        kind = PaperKind.ATTENDEES
        printouts.record(session, edition.id, kind, papers, run.id, access.actor(), now)
    return file_answer(body, f"{name}.pdf", "application/pdf")


def _since(rooms: Sequence[RoomList]) -> dict[int | None, Since]:
    """Return what has changed in `rooms` since their lists were printed, whoever printed them."""
    kind = PaperKind.ATTENDEES
    last = printed_before.last(db.read(), reader.conference().id, kind)
    parts = (Part(room.occurrence_id, tuple(printing.lines(room))) for room in rooms)
    return since(parts, kind, last)
