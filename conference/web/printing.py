"""Attendee lists as documents: from a query's rows to the words that are printed."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from flask_babel import gettext as _
from flask_babel import ngettext

from conference.documents.attendee_list import (
    Attendee,
    AttendeeList,
    AttendeeLists,
    KindCount,
    ListLabels,
    ListLayout,
    attendee_lists_pdf,
)
from conference.domain.paper import PaperLine, Since
from conference.queries.attendees import PublishedRun, RoomList
from conference.queries.conferences import ConferenceView
from conference.web import formats, labels, reader
from conference.web.paper_news import news

NOTHING_BEFORE: Mapping[int | None, Since] = {}


def pdf(
    edition: ConferenceView,
    run: PublishedRun,
    rooms: Sequence[RoomList],
    now: datetime,
    layout: ListLayout = ListLayout.BY_ORGANISATION,
    since: Mapping[int | None, Since] = NOTHING_BEFORE,
) -> bytes:
    """Return the lists of `rooms` as one PDF in the reader's language.

    Each says what is new `since` it was printed last, by occurrence.
    """
    words = _labels(layout)
    return attendee_lists_pdf(
        AttendeeLists(
            language=reader.language(),
            title=words.list,
            conference=reader.text(edition.name),
            date=formats.weekday(edition.date),
            version=version(run),
            printed=printed(now),
            made_at=now,
            labels=words,
            occurrences=tuple(_list(room, since.get(room.occurrence_id)) for room in rooms),
            notice=notice(rooms),
            layout=layout,
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


def lines(room: RoomList) -> list[PaperLine]:
    """Return what a room's list says of each person on it, whatever language it's printed in."""
    return [
        PaperLine(
            each.registration_id,
            each.name,
            each.organisation,
            f"{each.kind.value}, {place(each.county, each.municipality)}",
        )
        for each in room.attendees
    ]


def signing_lines(room: RoomList) -> list[PaperLine]:
    """Return what a room's sign-in sheet says of each person on it: who, and for whom."""
    return [PaperLine(one.registration_id, one.name, one.organisation) for one in room.attendees]


def _labels(layout: ListLayout) -> ListLabels:
    is_to_sign = layout is ListLayout.SIGN_IN
    return ListLabels(
        list=_("Signeringsliste") if is_to_sign else _("Deltakerliste"),
        room=_("Rom"),
        chair=_("Leder"),
        present=_("Møtt"),
        name=_("Navn"),
        organisation=_("Organisasjon"),
        kind=_("Type"),
        place=_("Sted"),
        walk_ins=_("Kom uten å stå på listen"),
        page=_("Side {page} av {pages}"),
        signature=_("Underskrift"),
    )


def _list(room: RoomList, since: Since | None) -> AttendeeList:
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
                to_come=each.name is None,
            )
            for each in room.attendees
        ),
        news=news(since),
    )
