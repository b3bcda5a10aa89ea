"""Attendee lists as documents: from a query's rows to the words that are printed."""

from collections.abc import Sequence
from datetime import datetime

from flask_babel import gettext as _
from flask_babel import ngettext

from conference.documents.attendee_list import (
    Attendee,
    AttendeeList,
    AttendeeLists,
    KindCount,
    ListLabels,
    attendee_lists_pdf,
)
from conference.queries.attendees import PublishedRun, RoomList
from conference.queries.conferences import ConferenceView
from conference.web import formats, labels, reader


def pdf(
    edition: ConferenceView, run: PublishedRun, rooms: Sequence[RoomList], now: datetime
) -> bytes:
    """Return the lists of `rooms` as one PDF in the reader's language."""
    return attendee_lists_pdf(
        AttendeeLists(
            language=reader.language(),
            title=_("Deltakerliste"),
            conference=reader.text(edition.name),
            date=formats.weekday(edition.date),
            version=version(run),
            printed=printed(now),
            made_at=now,
            labels=_labels(),
            occurrences=tuple(_list(room) for room in rooms),
            notice=notice(rooms),
        )
    )


def version(run: PublishedRun) -> str:
    """Return which published run a list was made from."""
    return str(_("Fordeling nr. %(number)d", number=run.number))


def printed(now: datetime) -> str:
    """Return when a list was made."""
    return str(_("Skrevet ut %(when)s", when=formats.moment(now)))


def notice(rooms: Sequence[RoomList]) -> str:
    """Return what a list with invented organisations says of itself, or an empty string."""
    is_invented = any(one.is_invented for room in rooms for one in room.attendees)
    return str(_("Organisasjonene og deltakerne er oppdiktet.")) if is_invented else ""


def place(county: str, municipality: str) -> str:
    """Return where an organisation is; a municipality that is its own county is named once."""
    return municipality if county == municipality else f"{municipality}, {county}"


def summary(room: RoomList) -> str:
    """Return people and organisations, counted apart."""
    people = ngettext("%(num)d person", "%(num)d personer", len(room.attendees))
    bodies = ngettext("%(num)d organisasjon", "%(num)d organisasjoner", room.organisations)
    return str(_("%(people)s fra %(organisations)s", people=people, organisations=bodies))


def _labels() -> ListLabels:
    return ListLabels(
        list=_("Deltakerliste"),
        room=_("Rom"),
        chair=_("Leder"),
        present=_("Møtt"),
        name=_("Navn"),
        organisation=_("Organisasjon"),
        kind=_("Type"),
        place=_("Sted"),
        walk_ins=_("Kom uten å stå på listen"),
        page=_("Side {page} av {pages}"),
    )


def _list(room: RoomList) -> AttendeeList:
    return AttendeeList(
        number=room.number,
        title=reader.text(room.title),
        slot=_("Bolk %(number)d", number=room.slot),
        time=f"{formats.clock(room.starts_at)}–{formats.clock(room.ends_at)}",
        room=room.room,
        chair=room.chair,
        summary=summary(room),
        composition=tuple(
            KindCount(labels.label(kind), people) for kind, people in room.kinds.items()
        ),
        attendees=tuple(
            Attendee(
                name=each.name or _("Navn kommer"),
                organisation=each.organisation,
                kind=labels.label(each.kind),
                place=place(each.county, each.municipality),
            )
            for each in room.attendees
        ),
    )
