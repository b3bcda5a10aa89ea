"""The day as a calendar file: from the programme to the words and times that it carries."""

from urllib.parse import urlsplit

from flask import current_app, url_for

from conference.documents.calendar import CalendarDay, CalendarItem, day_calendar
from conference.queries.conferences import ConferenceView
from conference.queries.programme import ItemView, ProgrammeView
from conference.web import labels, reader


def day(edition: ConferenceView, programme: ProgrammeView) -> bytes:
    """Return the public day as an .ics file in the reader's language."""
    base = str(current_app.config["PUBLIC_URL"])
    return day_calendar(
        CalendarDay(
            key=edition.slug,
            domain=urlsplit(base).hostname or "localhost",
            name=reader.text(edition.name),
            date=edition.date,
            place=edition.venue or "",
            text=reader.text(edition.organiser),
            url=base + url_for("public.programme"),
            language=reader.language(),
            items=tuple(_item(each, edition.venue or "") for each in programme.items),
            sequence=edition.revision,
            made_at=reader.now(),
        )
    )


def _item(item: ItemView, place: str) -> CalendarItem:
    people = [one.name for one in item.people]
    return CalendarItem(
        key=f"item-{item.id}",
        starts_at=item.starts_at,
        ends_at=item.ends_at,
        title=reader.text(item.title) or labels.label(item.kind),
        place=item.room or place,
        text="\n".join([part for part in (reader.text(item.description), *people) if part]),
    )
