"""The calendar file that goes with a letter, or lies behind a personal link, made from what is
true when it leaves."""

from dataclasses import dataclass
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
    ItemKind.REGISTRATION: Translated("Registrering", "Registrering", "Arrival"),
    ItemKind.CULTURE: Translated("Kulturinnslag", "Kulturinnslag", "Cultural performance"),
    ItemKind.SPEECH: Translated("Tale", "Tale", "Speech"),
    ItemKind.KEYNOTE: Translated("Hovedinnlegg", "Hovudinnlegg", "Keynote"),
    ItemKind.PANEL: Translated("Panel", "Panel", "Panel"),
    ItemKind.MEAL: Translated("Måltid", "Måltid", "Meal"),
    ItemKind.PARALLEL_SESSIONS: Translated(
        "Parallelle sesjoner", "Parallelle sesjonar", "Parallel sessions"
    ),
    ItemKind.BREAK: Translated("Pause", "Pause", "Break"),
    ItemKind.SOCIAL: Translated("Sosialt samvær", "Sosialt samvær", "Social time"),
}
"""What a line of the day without a title of its own is called."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose calendar it is: somebody's seat, or nobody's own where `registration_id` is None.

    `name` stands for the person's where that isn't known yet.
    """

    conference_id: int
    language: str
    name: str
    registration_id: int | None = None


def made(
    session: Session, letter: DeliverableLetter, public_url: str, now: datetime
) -> tuple[MailAttachment, ...]:
    """Return the files that go with `letter`: none, or one calendar in the letter's language."""
    if letter.attachment is None:
        return ()
    is_own = letter.attachment is Attachment.PERSON
    wanted = Wanted(
        letter.conference_id,
        letter.language,
        letter.recipient_name,
        letter.registration_id if is_own else None,
    )
    return (calendar_file(session, wanted, public_url, now),)


def calendar_file(
    session: Session, wanted: Wanted, public_url: str, now: datetime
) -> MailAttachment:
    """Return the day as a calendar, with the person's own sessions once they are told."""
    person = wanted.registration_id
    places = () if person is None else calendar.places(session, person)
    run = max((place.run for place in places), default=0)
    day = _day(session, wanted, public_url, now, run)
    if person is not None and places:
        name = calendar.person(session, person) or wanted.name
        own = tuple(_own(place, wanted.language) for place in places)
        content = person_calendar(day, name, f"seat-{person}", own)
    else:
        content = day_calendar(day)
    return MailAttachment(f"{day.key}.ics", "text/calendar", content)


def _day(session: Session, wanted: Wanted, public_url: str, now: datetime, run: int) -> CalendarDay:
    """Return the day; a later `run` counts as a later edition of it, as a new programme does."""
    edition = calendar.edition(session, wanted.conference_id)
    language = wanted.language
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
                place=item.room or "",
                text=item.description.get(language) if item.description else "",
            )
            for item in calendar.day(session, wanted.conference_id)
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
