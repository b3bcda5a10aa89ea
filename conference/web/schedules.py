"""The released programme for other programs: from the programme to the words that a schedule
carries in the reader's language."""

from collections.abc import Iterable, Iterator
from typing import Any

from flask import current_app, url_for
from flask_babel import gettext as _

from conference.documents.schedule import Schedule, ScheduleEvent, SchedulePerson
from conference.documents.schedule_json import event_data
from conference.domain.programme import ItemKind
from conference.queries.conferences import ConferenceView
from conference.queries.programme import (
    AppearanceView,
    ItemView,
    OccurrenceView,
    ProgrammeView,
    SessionView,
)
from conference.web import labels, reader


def schedule(edition: ConferenceView, programme: ProgrammeView) -> Schedule:
    """Return the day with each session at each time it is held, instead of the slots."""
    address = str(current_app.config["PUBLIC_URL"]).rstrip("/")
    page = address + url_for("public.programme")
    events = [*_items(programme, page), *_occurrences(programme.sessions, page)]
    return Schedule(
        key=edition.slug,
        address=address,
        name=reader.text(edition.name),
        organiser=reader.text(edition.organiser),
        venue=edition.venue or "",
        date=edition.date,
        language=reader.language(),
        url=page,
        version=str(edition.revision),
        common=edition.venue or str(_("Felles")),
        events=tuple(sorted(events, key=lambda each: (each.starts_at, each.number))),
    )


def event(edition: ConferenceView, programme: ProgrammeView, *, is_whole: bool) -> dict[str, Any]:
    """Return what a search engine reads of the day; with each part of it where it `is_whole`."""
    return event_data(schedule(edition, programme), is_whole=is_whole)


def _items(programme: ProgrammeView, page: str) -> Iterator[ScheduleEvent]:
    held = {each.slot for session in programme.sessions for each in session.occurrences}
    for item in programme.items:
        if item.slot not in held:
            yield _item(item, page)


def _item(item: ItemView, page: str) -> ScheduleEvent:
    return ScheduleEvent(
        key=f"item-{item.id}",
        number=2 * item.id,
        starts_at=item.starts_at,
        ends_at=item.ends_at,
        room=item.room or "",
        title=reader.text(item.title) or labels.label(item.kind),
        kind=item.kind,
        url=page,
        abstract=reader.text(item.description),
        persons=_persons(item.people),
    )


def _occurrences(sessions: Iterable[SessionView], page: str) -> Iterator[ScheduleEvent]:
    for session in sessions:
        for held in session.occurrences:
            yield _occurrence(session, held, page)


def _occurrence(session: SessionView, held: OccurrenceView, page: str) -> ScheduleEvent:
    asks_for = reader.text(session.asks_for)
    return ScheduleEvent(
        key=f"occurrence-{held.id}",
        number=2 * held.id + 1,
        starts_at=held.starts_at,
        ends_at=held.ends_at,
        room=held.room,
        title=reader.text(session.title),
        kind=ItemKind.PARALLEL_SESSIONS,
        url=f"{page}#session-{session.number}",
        subtitle=str(_("Bolk %(number)d", number=held.slot)),
        track=str(_("Parallelle sesjoner")),
        abstract=reader.text(session.summary),
        description=str(_("Ber om innspill til: %(what)s", what=asks_for)) if asks_for else "",
        persons=_persons([*session.chairs, *session.contributors]),
    )


def _persons(people: Iterable[AppearanceView]) -> tuple[SchedulePerson, ...]:
    """Return those who are announced, each once."""
    announced = {one.person_id: one.name for one in people if one.is_announced}
    return tuple(SchedulePerson(number, name) for number, name in announced.items())
