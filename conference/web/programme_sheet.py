"""The programme on paper: from the released programme to the words that are printed."""

from datetime import datetime

from flask import current_app, url_for
from flask_babel import gettext as _

from conference.documents.programme_sheet import (
    Held,
    LineSession,
    ProgrammeLine,
    ProgrammeSession,
    ProgrammeSheet,
    SheetLabels,
    programme_pdf,
)
from conference.domain.programme import AppearanceRole, ItemKind
from conference.queries.conferences import ConferenceView
from conference.queries.programme import (
    AppearanceView,
    ItemView,
    OccurrenceView,
    ProgrammeView,
    SessionView,
)
from conference.web import formats, labels, reader

Release = tuple[int, datetime]
# The roles that a line's own kind already tells.
TOLD = {ItemKind.SPEECH: AppearanceRole.SPEAKER, ItemKind.PANEL: AppearanceRole.PANELLIST}


def pdf(
    edition: ConferenceView, programme: ProgrammeView, release: Release | None, now: datetime
) -> bytes:
    """Return the programme as a PDF in the reader's language; `release` is the newest."""
    address = str(current_app.config["PUBLIC_URL"]).rstrip("/") + url_for("public.programme")
    return programme_pdf(
        ProgrammeSheet(
            language=reader.language(),
            conference=reader.text(edition.name),
            organiser=reader.text(edition.organiser),
            date=formats.weekday(edition.date),
            venue=edition.venue or "",
            version=_version(release, now),
            address=address,
            made_at=now,
            labels=_labels(),
            hosts=_people(programme.hosts),
            lines=tuple(_line(each, programme) for each in programme.items),
            sessions=tuple(_session(each) for each in programme.sessions),
        )
    )


def _version(release: Release | None, now: datetime) -> str:
    if release is None:
        return str(_("Laget %(when)s", when=formats.moment(now)))
    number, at = release
    return str(_("Utgave %(number)d, %(when)s", number=number, when=formats.moment(at)))


def _labels() -> SheetLabels:
    return SheetLabels(
        programme=_("Program"),
        day=_("Dagen"),
        time=_("Tid"),
        what=_("Hva"),
        sessions=_("Parallelle sesjoner"),
        chair=_("Leder"),
        asks_for=_("Ber om innspill til:"),
        page=_("Side {page} av {pages}"),
    )


def _line(item: ItemView, programme: ProgrammeView) -> ProgrammeLine:
    return ProgrammeLine(
        time=_time(item.starts_at, item.ends_at),
        title=reader.text(item.title) or labels.label(item.kind),
        text=reader.text(item.description),
        room=item.room or "",
        people=_people(item.people, TOLD.get(item.kind)),
        sessions=tuple(
            LineSession(session.number, reader.text(session.title), held.room)
            for session in programme.sessions
            for held in session.occurrences
            if item.slot is not None and held.slot == item.slot
        ),
    )


def _session(session: SessionView) -> ProgrammeSession:
    return ProgrammeSession(
        number=session.number,
        title=reader.text(session.title),
        chairs=_people(session.chairs, AppearanceRole.CHAIR),
        summary=reader.text(session.summary),
        asks_for=reader.text(session.asks_for),
        people=tuple(_contributor(one) for one in session.contributors if one.is_announced),
        held=tuple(_held(each) for each in session.occurrences),
    )


def _held(held: OccurrenceView) -> Held:
    slot = str(_("Bolk %(number)d", number=held.slot))
    return Held(slot, _time(held.starts_at, held.ends_at), held.room)


def _time(starts_at: datetime, ends_at: datetime) -> str:
    return f"{formats.clock(starts_at)}–{formats.clock(ends_at)}"


def _people(
    people: tuple[AppearanceView, ...], told: AppearanceRole | None = None
) -> tuple[str, ...]:
    """Return those who are announced, each in words; `told` is a role that goes without saying."""
    return tuple(_person(one, told) for one in people if one.is_announced)


def _contributor(one: AppearanceView) -> str:
    note = reader.text(one.note)
    return f"{_person(one, one.role)}: {note}" if note else _person(one, one.role)


def _person(one: AppearanceView, told: AppearanceRole | None) -> str:
    title, affiliation = reader.text(one.title), reader.text(one.affiliation)
    is_said = affiliation in one.name or affiliation in title
    words = [one.name, title, "" if is_said else affiliation]
    whole = ", ".join(word for word in words if word)
    return whole if one.role is told else f"{whole} – {labels.label(one.role).lower()}"
