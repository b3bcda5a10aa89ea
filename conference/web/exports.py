"""The released programme as files: for schedule apps and other sites, and for paper."""

from collections.abc import Callable

from flask import Blueprint
from werkzeug.wrappers import Response

from conference import db
from conference.documents.schedule import Schedule
from conference.documents.schedule_json import schedule_json
from conference.documents.schedule_xml import schedule_xml
from conference.queries import programme
from conference.web import pages_kept, reader, schedules

pages = Blueprint("exports", __name__)


@pages.get("/schedule.xml")
def as_xml() -> Response:
    """Give the day as schedule.xml (Pentabarf, frab)."""
    return _schedule("schedule.xml", schedule_xml, "application/xml; charset=utf-8")


@pages.get("/schedule.json")
def as_json() -> Response:
    """Give the day as schedule.json."""
    return _schedule("schedule.json", schedule_json, "application/json")


def _schedule(name: str, write: Callable[[Schedule], bytes], content_type: str) -> Response:
    def make() -> bytes:
        edition = reader.conference()
        return write(schedules.schedule(edition, programme.whole(db.read(), edition.id)))

    return pages_kept.file(name, make, content_type)
