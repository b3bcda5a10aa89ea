"""The chair's pages: the own session's two rooms, how they are composed, and the list on paper."""

from flask import Blueprint, Response, render_template, url_for
from flask_login import current_user
from werkzeug.wrappers import Response as Redirect

from conference import db
from conference.domain.errors import NotFound
from conference.domain.users import Role
from conference.queries import attendees, wishes
from conference.queries.attendees import PublishedRun, RoomList
from conference.web import access, labels, printing, reader
from conference.web.list_pages import list_page, pdf_answer, taken

pages = Blueprint("chair", __name__, url_prefix="/chair")
access.only(pages, Role.CHAIR)


@pages.get("")
def page() -> str:
    """Show the chair's session, both slots."""
    edition = reader.conference()
    run, rooms = _own_rooms()
    numbers = {room.number for room in rooms}
    demand = [each for each in wishes.demand(db.read(), edition.id) if each.number in numbers]
    return render_template(
        "chair/page.html",
        run=run,
        rooms=rooms,
        demand=demand,
        place=printing.place,
        kind_rows=_kind_rows,
    )


@pages.get("/occurrence/<int:occurrence_id>/list")
def show_list(occurrence_id: int) -> str:
    """Show one room's list as it is printed from the browser."""
    run, room = _own_room(occurrence_id)
    address = url_for("chair.take", occurrence_id=occurrence_id)
    return list_page(run, room, "chair.page", address)


@pages.get("/occurrence/<int:occurrence_id>/list.pdf")
def list_pdf(occurrence_id: int) -> Response:
    """Give one room's list as PDF."""
    run, room = _own_room(occurrence_id)
    return pdf_answer(run, [room], f"sesjon-{room.number}-bolk-{room.slot}")


@pages.post("/occurrence/<int:occurrence_id>/list.pdf")
def take(occurrence_id: int) -> Response | Redirect:
    """Give one room's list to print, and write down who took it."""
    run, room = _own_room(occurrence_id)
    return taken(run, [room], f"sesjon-{room.number}-bolk-{room.slot}", "chair.page")


@pages.get("/lists.pdf")
def all_pdf() -> Response:
    """Give the lists of all the chair's rooms in one PDF."""
    run, rooms = _own_rooms()
    if run is None or not rooms:
        raise NotFound
    return pdf_answer(run, rooms, f"sesjon-{rooms[0].number}")


@pages.post("/lists.pdf")
def take_all() -> Response | Redirect:
    """Give the lists of all the chair's rooms to print, and write down who took them."""
    run, rooms = _own_rooms()
    if run is None or not rooms:
        raise NotFound
    return taken(run, rooms, f"sesjon-{rooms[0].number}", "chair.page")


def _kind_rows(room: RoomList) -> list[tuple[str, int]]:
    """Return (kind in words, people) for a room's composition."""
    return [(labels.label(kind), people) for kind, people in room.kinds.items()]


def _own_rooms() -> tuple[PublishedRun | None, list[RoomList]]:
    edition = reader.conference()
    run = attendees.published(db.read(), edition.id)
    person_id = current_user.person_id
    if person_id is None:
        return run, []
    return run, list(attendees.room_lists(db.read(), edition.id, run, chaired_by=person_id))


def _own_room(occurrence_id: int) -> tuple[PublishedRun, RoomList]:
    """Return one of the chair's own rooms; another's isn't found, nor one before publishing."""
    run, rooms = _own_rooms()
    for room in rooms:
        if run is not None and room.occurrence_id == occurrence_id:
            return run, room
    raise NotFound
