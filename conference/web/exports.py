"""The released programme as files: for schedule apps and other sites, and for paper."""

from collections.abc import Callable

from flask import Blueprint
from werkzeug.wrappers import Response

from conference import db
from conference.documents.schedule import Schedule
from conference.documents.schedule_json import schedule_json
from conference.documents.schedule_xml import schedule_xml
from conference.queries import programme, releases
from conference.web import pages_kept, programme_sheet, reader, schedules

pages = Blueprint("exports", __name__)


@pages.get("/schedule.xml")
def as_xml() -> Response:
    """Give the day as schedule.xml (Pentabarf, frab)."""
    return _schedule("schedule.xml", schedule_xml, "application/xml; charset=utf-8")


@pages.get("/schedule.json")
def as_json() -> Response:
    """Give the day as schedule.json."""
    return _schedule("schedule.json", schedule_json, "application/json")


@pages.get("/programme.pdf")
def as_pdf() -> Response:
    """Give the programme as a PDF to print."""

    def make() -> bytes:
        edition = reader.conference()
        day = programme.whole(db.read(), edition.id)
        newest = releases.newest(db.read(), edition.id)
        return programme_sheet.pdf(edition, day, newest, reader.now())

    response = pages_kept.file("programme.pdf", make, "application/pdf")
    name = f'inline; filename="program-{reader.conference().slug}.pdf"'
    response.headers["Content-Disposition"] = name
    return response


def _schedule(name: str, write: Callable[[Schedule], bytes], content_type: str) -> Response:
    def make() -> bytes:
        edition = reader.conference()
        return write(schedules.schedule(edition, programme.whole(db.read(), edition.id)))

    return pages_kept.file(name, make, content_type)
