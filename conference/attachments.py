"""The calendar file that goes with a letter, made from what is true when the letter leaves."""

from datetime import datetime
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from conference.documents.calendar import (
    CalendarDay,
    CalendarItem,
    OwnSession,
    day_calendar,
    person_calendar,
)
from conference.documents.mail import MailAttachment
from conference.domain.outbox import Attachment
from conference.domain.programme import ItemKind
from conference.domain.texts import Translated
from conference.queries import calendar
from conference.queries.delivery import DeliverableLetter

KINDS = {
    ItemKind.REGISTRATION: Translated("Registrering", "Registrering"),
    ItemKind.CULTURE: Translated("Kulturinnslag", "Kulturinnslag"),
    ItemKind.SPEECH: Translated("Tale", "Tale"),
    ItemKind.KEYNOTE: Translated("Hovedinnlegg", "Hovudinnlegg"),
    ItemKind.PANEL: Translated("Panel", "Panel"),
    ItemKind.MEAL: Translated("Måltid", "Måltid"),
    ItemKind.PARALLEL_SESSIONS: Translated("Parallelle sesjoner", "Parallelle sesjonar"),
    ItemKind.BREAK: Translated("Pause", "Pause"),
    ItemKind.SOCIAL: Translated("Sosialt samvær", "Sosialt samvær"),
}
"""What a line of the day without a title of its own is called, in the letters' languages."""


def made(
    session: Session, letter: DeliverableLetter, public_url: str, now: datetime
) -> tuple[MailAttachment, ...]:
    """Return the files that go with `letter`: none, or one calendar in the letter's language."""
    if letter.attachment is None:
        return ()
    person = letter.registration_id if letter.attachment is Attachment.PERSON else None
    places = () if person is None else calendar.places(session, person)
    run = max((place.run for place in places), default=0)
    day = _day(session, letter, public_url, now, run)
    if person is not None and places:
        name = calendar.person(session, person) or letter.recipient_name
        own = tuple(_own(place, letter.language) for place in places)
        content = person_calendar(day, name, f"seat-{person}", own)
    else:
        content = day_calendar(day)
    return (MailAttachment(f"{day.key}.ics", "text/calendar", content),)


def _day(
    session: Session, letter: DeliverableLetter, public_url: str, now: datetime, run: int
) -> CalendarDay:
    """Return the day; a later `run` counts as a later edition of it, as a new programme does."""
    edition = calendar.edition(session, letter.conference_id)
    language = letter.language
    return CalendarDay(
        key=edition.slug,
        domain=urlsplit(public_url).hostname or "localhost",
        name=edition.name.get(language),
        date=edition.date,
        place=edition.venue or "",
        text=edition.organiser.get(language),
        url=f"{public_url}/programme",
        language=language,
        items=tuple(
            CalendarItem(
                key=_key(item.id),
                starts_at=item.starts_at,
                ends_at=item.ends_at,
                title=(item.title or KINDS[item.kind]).get(language),
                text=item.description.get(language) if item.description else "",
            )
            for item in calendar.day(session, letter.conference_id)
        ),
        sequence=edition.revision + run,
        made_at=now,
    )


def _own(place: calendar.CalendarPlace, language: str) -> OwnSession:
    slot = _key(place.item_id)
    title = f"{place.session}. {place.title.get(language)}"
    return OwnSession(slot, CalendarItem(slot, place.starts_at, place.ends_at, title, place.room))


def _key(item_id: int) -> str:
    return f"item-{item_id}"
