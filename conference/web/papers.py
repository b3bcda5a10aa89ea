"""What is printed for the day: each paper, when it was printed last, and what is new since."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Redirect

from conference import db
from conference.domain.door import day_of
from conference.domain.errors import NotFound
from conference.domain.paper import ROOM_PAPERS, PaperChanges, PaperKind, Since
from conference.domain.users import Role
from conference.forms.base import PostForm
from conference.forms.door import stale_message
from conference.queries import attendees, door, printouts
from conference.queries.attendees import RoomList
from conference.queries.printouts import Key, LastPrintout
from conference.services import printouts as records
from conference.web import access, reader
from conference.web.downloads import file_answer
from conference.web.paper_kinds import MAKERS, PURPOSES
from conference.web.paper_parts import Day, Paper, Part

pages = Blueprint("papers", __name__, url_prefix="/organiser/day/papers")
access.only(pages, Role.ORGANISER)

Answer = Response | Redirect | str


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper as the pages tell of it; `last` is None where it was never printed.

    `room` is the room it is of, or None. `changes` are those since `last`.
    """

    kind: PaperKind
    room: RoomList | None
    last: LastPrintout | None
    changes: PaperChanges
    people: int


@pages.get("")
def page() -> str:
    """Show every paper, and which of them are old."""
    today, last = day(), printouts.last(db.read(), reader.conference().id)
    papers = {kind: rows(kind, maker(today), today, last) for kind, maker in MAKERS.items()}
    return render_template("papers/page.html", papers=papers, purposes=PURPOSES, run=today.run)


@pages.get("/<paper>")
def show(paper: str) -> str:
    """Show one paper: what has changed since it was printed, by name, and the way to print it."""
    chosen, today = _kind(paper), day()
    last = printouts.last(db.read(), reader.conference().id, chosen)
    found = rows(chosen, MAKERS[chosen](today), today, last)
    return render_template(
        "papers/show.html",
        kind=chosen,
        of_room=chosen in ROOM_PAPERS,
        rows=found,
        purpose=PURPOSES[chosen],
        run=today.run,
    )


@pages.post("/<paper>")
def take(paper: str) -> Answer:
    """Give a paper to print, of every room where it is of a room; and write down who took it."""
    return _taken(_kind(paper), day())


@pages.post("/<paper>/<int:occurrence_id>")
def take_room(paper: str, occurrence_id: int) -> Answer:
    """Give one room's paper to print, and write down who took it."""
    return _taken(_kind(paper), day().of_room(occurrence_id))


def day() -> Day:
    """Return the day that papers are made from, as it stands."""
    held, now = reader.conference(), reader.now()
    run = attendees.published(db.read(), held.id)
    return Day(
        edition=held,
        run=run,
        rooms=attendees.room_lists(db.read(), held.id, run),
        people=door.people(db.read(), held.id, day_of(now)),
        now=now,
    )


def rows(
    kind: PaperKind, paper: Paper, today: Day, last: Mapping[Key, LastPrintout]
) -> list[PaperRow]:
    """Return what the pages tell of `paper`, part by part."""
    rooms = {room.occurrence_id: room for room in today.rooms}
    news = paper.since(kind, last)
    return [
        PaperRow(
            kind=kind,
            room=rooms.get(each.occurrence_id or 0),
            last=last.get((kind, each.occurrence_id)),
            changes=_changes(news, each),
            people=len(each.lines),
        )
        for each in paper.parts
    ]


def _changes(news: Mapping[int | None, Since], part: Part) -> PaperChanges:
    found = news.get(part.occurrence_id)
    return found.changes if found else PaperChanges()


def _kind(text: str) -> PaperKind:
    try:
        kind = PaperKind(text)
    except ValueError:
        raise NotFound from None
    if kind not in MAKERS:
        raise NotFound
    return kind


def _taken(kind: PaperKind, today: Day) -> Answer:
    if not PostForm().validate_on_submit():
        flash(stale_message(), "error")
        return redirect(url_for("papers.show", paper=kind), 303)
    paper = MAKERS[kind](today)
    if not paper.parts:
        flash(_("Det er ingenting å skrive ut ennå."), "error")
        return redirect(url_for("papers.show", paper=kind), 303)
    last = printouts.last(db.read(), today.edition.id, kind)
    body = paper.pdf(paper.since(kind, last))
    written(kind, today, paper.parts)
    return file_answer(body, f"{kind.replace('_', '-')}.pdf", "application/pdf")


def written(kind: PaperKind, today: Day, parts: tuple[Part, ...]) -> None:
    """Write down that `parts` are on paper now."""
    run = today.run.id if today.run else None
    with db.transaction() as session:
        lines = [(each.occurrence_id, each.lines) for each in parts]
        records.record(session, today.edition.id, kind, lines, run, access.actor(), today.now)
