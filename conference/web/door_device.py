"""What the door's script asks for: everybody on the list, and a place to send presses to.

The list holds name, organisation, rooms and whether somebody is in: nothing else leaves the
server for a device at the door.
"""

from datetime import datetime
from typing import Any

from flask import Blueprint, current_app, jsonify, request, url_for
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response

from conference import db
from conference.domain.clock import end_of_day
from conference.domain.door import Press, Waited, day_of, is_rehearsal
from conference.domain.errors import DomainError
from conference.domain.marks import mark
from conference.domain.users import Role
from conference.forms.presses import PressedForm, PressesForm
from conference.queries import door as queries
from conference.queries import door_desk
from conference.queries.door import DoorPerson
from conference.services import door
from conference.web import access, formats, headers, reader
from conference.web import door as door_page
from conference.web.messages import message

pages = Blueprint("door_device", __name__, url_prefix="/door/device")
access.only(pages, Role.FRONT_DESK, Role.ORGANISER)
headers.let_camera(pages)


@pages.get("/worker.js")
def worker() -> Response:
    """Give the script that shows the door's page when the network is down."""
    response = current_app.send_static_file("js/door/worker.js")
    response.headers["Service-Worker-Allowed"] = url_for("door.page")
    response.headers["Cache-Control"] = "no-cache"
    return response


@pages.get("/page")
def shell() -> str:
    """Give the door's page without anybody on it, for a device to keep."""
    return door_page.empty()


@pages.get("/list.json")
def everybody() -> Response:
    """Give everybody on the list, or `same` when nothing has changed since the mark `seen`."""
    held, now = reader.conference(), reader.now()
    day = day_of(now)
    people = [_person(one) for one in queries.people(db.read(), held.id, day)]
    requests = [(each.id, each.state) for each in door_desk.requests(db.read(), held.id)]
    conflicts = len(door_desk.conflicts(db.read(), held.id, day))
    seen = mark((people, requests, conflicts, day))
    told: dict[str, Any] = {
        "mark": seen,
        "token": generate_csrf(),
        "now": now.isoformat(),
        "until": end_of_day(day).isoformat(),
    }
    if request.args.get("seen") == seen:
        return jsonify(told | {"same": True})
    practice = is_rehearsal(day, held.date)
    facts = {"day": day.isoformat(), "practice": practice, "conflicts": conflicts}
    return jsonify(told | facts | {"people": people, "requests": len(requests)})


@pages.post("/presses")
def presses() -> tuple[Response, int]:
    """Take presses, each in a transaction of its own; tell how each ended, by its key."""
    form = PressesForm()
    if not form.validate_on_submit():
        return jsonify({"stale": form.is_stale}), 422
    return jsonify({"ended": [_take(each) for each in form.pressed]}), 200


def _take(pressed: PressedForm) -> dict[str, str | None]:
    """Let one press count; one made without a network that can't is kept for a human."""
    held, now = reader.conference().id, reader.now()
    press = Press(key=pressed.key, desk=pressed.desk, at=pressed.at)
    try:
        with db.transaction() as session:
            if pressed.has_waited:
                waited = Waited(
                    registration_id=pressed.registration_id,
                    code=pressed.code,
                    name=pressed.name,
                    id_seen=pressed.id_seen,
                )
                reason = door.take_waiting(session, held, waited, press, access.actor(), now)
                return {"key": pressed.key, "ended": "conflict" if reason else "in"}
            door.admit(
                session, held, pressed.code, press, access.actor(), now, id_seen=pressed.id_seen
            )
    except DomainError as error:
        return {"key": pressed.key, "ended": error.code, "message": message(error)}
    return {"key": pressed.key, "ended": "in"}


def _person(one: DoorPerson) -> list[Any]:
    """Return one seat in the order that static/js/door/list.js reads."""
    places = [
        [formats.clock(each.starts_at), each.number, reader.text(each.title), each.room]
        for each in one.places
    ]
    at = _clock(one.admitted_at)
    return [one.registration_id, one.code, one.name, one.organisation, places, at, one.desk]


def _clock(at: datetime | None) -> str | None:
    return formats.clock(at) if at else None
