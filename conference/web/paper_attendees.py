"""The papers of each room: the attendee list by organisation or by name, and the one to sign on."""

from collections.abc import Callable, Mapping, Sequence

from conference.documents.attendee_list import ListLayout
from conference.domain.paper import PaperLine, Since
from conference.queries.attendees import RoomList
from conference.web import printing
from conference.web.paper_parts import NOTHING, Day, Paper, Part


def by_organisation(day: Day) -> Paper:
    """Return each room's list by organisation; nothing before a run is published."""
    return _paper(day, ListLayout.BY_ORGANISATION, printing.lines)


def by_name(day: Day) -> Paper:
    """Return each room's list by name; nothing before a run is published."""
    return _paper(day, ListLayout.BY_NAME, printing.lines)


def sign_in(day: Day) -> Paper:
    """Return each room's sheet to sign on; nothing before a run is published."""
    return _paper(day, ListLayout.SIGN_IN, printing.signing_lines)


def _paper(day: Day, layout: ListLayout, lines: Callable[[RoomList], Sequence[PaperLine]]) -> Paper:
    run, rooms = day.run, day.rooms
    if run is None:
        return NOTHING

    def pdf(since: Mapping[int | None, Since]) -> bytes:
        return printing.pdf(day.edition, run, rooms, day.now, layout, since)

    return Paper(tuple(Part(room.occurrence_id, tuple(lines(room))) for room in rooms), pdf)
