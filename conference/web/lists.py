"""The attendee lists as the organiser sees them: every room's, on the screen and on paper."""

from flask import Blueprint, Response, render_template, url_for
from werkzeug.wrappers import Response as Redirect

from conference import db
from conference.domain.errors import NotFound
from conference.domain.users import Role
from conference.queries import attendees, list_printouts
from conference.queries.attendees import PublishedRun, RoomList
from conference.web import access, reader
from conference.web.list_pages import list_page, pdf_answer, taken

pages = Blueprint("lists", __name__, url_prefix="/organiser/lists")
access.only(pages, Role.ORGANISER)


@pages.get("")
def page() -> str:
    """Show every room with its number of people, and the way to its list."""
    run, rooms = _rooms()
    fetched = list_printouts.last_fetched(db.read(), reader.conference().id)
    return render_template("lists/overview.html", run=run, rooms=rooms, fetched=fetched)


@pages.get("/all.pdf")
def all_pdf() -> Response:
    """Give every room's list in one PDF."""
    run, rooms = _published()
    return pdf_answer(run, rooms, "deltakerlister")


@pages.post("/all.pdf")
def take_all() -> Response | Redirect:
    """Give every room's list to print, and write down who took them."""
    run, rooms = _published()
    return taken(run, rooms, "deltakerlister", "lists.page")


@pages.get("/<int:occurrence_id>")
def show_list(occurrence_id: int) -> str:
    """Show one room's list as it is printed from the browser."""
    run, rooms = _published()
    address = url_for("lists.take", occurrence_id=occurrence_id)
    return list_page(run, _one(rooms, occurrence_id), "lists.page", address)


@pages.get("/<int:occurrence_id>.pdf")
def list_pdf(occurrence_id: int) -> Response:
    """Give one room's list as PDF."""
    run, rooms = _published()
    room = _one(rooms, occurrence_id)
    return pdf_answer(run, [room], f"sesjon-{room.number}-bolk-{room.slot}")


@pages.post("/<int:occurrence_id>.pdf")
def take(occurrence_id: int) -> Response | Redirect:
    """Give one room's list to print, and write down who took it."""
    run, rooms = _published()
    room = _one(rooms, occurrence_id)
    return taken(run, [room], f"sesjon-{room.number}-bolk-{room.slot}", "lists.page")


def _rooms() -> tuple[PublishedRun | None, tuple[RoomList, ...]]:
    edition = reader.conference()
    run = attendees.published(db.read(), edition.id)
    return run, attendees.room_lists(db.read(), edition.id, run)


def _published() -> tuple[PublishedRun, tuple[RoomList, ...]]:
    run, rooms = _rooms()
    if run is None:
        raise NotFound
    return run, rooms


def _one(rooms: tuple[RoomList, ...], occurrence_id: int) -> RoomList:
    for room in rooms:
        if room.occurrence_id == occurrence_id:
            return room
    raise NotFound
