"""Place cards for the tables, and signs for the doors."""

from collections.abc import Mapping

from flask_babel import gettext as _

from conference.documents.place_cards import PlaceCard, PlaceCards, RoomCards, place_cards_pdf
from conference.documents.room_signs import RoomSign, RoomSigns, SignSession, room_signs_pdf
from conference.domain.paper import PaperLine, Since
from conference.domain.search import sort_key
from conference.queries.attendees import RoomList
from conference.web import formats, reader
from conference.web.paper_parts import NOTHING, Day, Paper, Part


def place_cards(day: Day) -> Paper:
    """Return each room's place cards; nothing before a run is published."""
    if day.run is None:
        return NOTHING

    def pdf(_since: Mapping[int | None, Since]) -> bytes:
        rooms = tuple(RoomCards(_where(room), _cards(room)) for room in day.rooms)
        notice = _("oppdiktet") if day.notice else ""
        return place_cards_pdf(PlaceCards(reader.language(), _("Bordkort"), notice, rooms, day.now))

    return Paper(tuple(Part(room.occurrence_id, _lines(room)) for room in day.rooms), pdf)


def signs(day: Day) -> Paper:
    """Return a sign for each room in which sessions are held, in the order of their names."""
    if not day.rooms:
        return NOTHING
    names = sorted({room.room for room in day.rooms}, key=sort_key)
    held = {name: [each for each in day.rooms if each.room == name] for name in names}

    def pdf(_since: Mapping[int | None, Since]) -> bytes:
        return room_signs_pdf(
            RoomSigns(
                language=reader.language(),
                title=_("Romskilt"),
                conference=reader.text(day.edition.name),
                date=formats.weekday(day.edition.date),
                chair=_("Leder"),
                foot=day.printed,
                rooms=tuple(RoomSign(name, _sessions(rooms)) for name, rooms in held.items()),
                made_at=day.now,
            )
        )

    # A sign's line is the room's: the occurrence stands where a person otherwise does.
    lines = (
        PaperLine(each.occurrence_id, name, _session(each), f"{each.starts_at}, {each.chair}")
        for name, rooms in held.items()
        for each in rooms
    )
    return Paper((Part(None, tuple(lines)),), pdf)


def _cards(room: RoomList) -> tuple[PlaceCard, ...]:
    return tuple(PlaceCard(each.name or "", each.organisation) for each in room.attendees)


def _lines(room: RoomList) -> tuple[PaperLine, ...]:
    return tuple(
        PaperLine(each.registration_id, each.name, each.organisation) for each in room.attendees
    )


def _where(room: RoomList) -> str:
    return f"{room.room} · {formats.clock(room.starts_at)} · {_session(room)}"


def _session(room: RoomList) -> str:
    return f"{room.number}. {reader.text(room.title)}"


def _sessions(rooms: list[RoomList]) -> tuple[SignSession, ...]:
    return tuple(
        SignSession(
            time=f"{formats.clock(each.starts_at)}–{formats.clock(each.ends_at)}",
            number=each.number,
            title=reader.text(each.title),
            chair=each.chair,
        )
        for each in sorted(rooms, key=lambda each: each.starts_at)
    )
