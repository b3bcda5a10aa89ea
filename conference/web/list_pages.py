"""A list of attendees as a page made for paper, and as an answer with its PDF."""

from collections.abc import Sequence

from flask import Response, make_response, render_template, url_for

from conference.queries.attendees import PublishedRun, RoomList
from conference.web import formats, printing, reader

WALK_INS = 6


def list_page(run: PublishedRun, room: RoomList, back: str) -> str:
    """Return the page with the list of `room`; `back` is the endpoint that it belongs under."""
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
    )


def pdf_answer(run: PublishedRun, rooms: Sequence[RoomList], name: str) -> Response:
    """Return the PDF of `rooms` under a file name without an ending."""
    body = printing.pdf(reader.conference(), run, rooms, reader.now())
    response = make_response(body)
    response.content_type = "application/pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response
