"""The demo's programme as rows, from the seeds' plain data."""

from datetime import timedelta

from sqlalchemy.orm import Session

from conference.domain.programme import AppearanceRole, AppearanceStatus, ItemKind
from conference.domain.texts import Translated
from conference.models import (
    Appearance,
    Conference,
    Occurrence,
    ParallelSession,
    Person,
    ProgrammeItem,
    TimeSlot,
)
from seeds.programme import (
    AppearanceSeed,
    ConferenceSeed,
    ItemSeed,
    OccurrenceSeed,
    PersonSeed,
    ProgrammeSeed,
    SessionSeed,
    Text,
)

OPEN_FOR = timedelta(days=60)
"""How long before the deadline the demo's programme has been public."""


def add_programme(session: Session, seed: ProgrammeSeed, clock_offset: int) -> Conference:
    """Add the demo's conference with its whole programme and return it.

    `clock_offset`: seconds from the demo's clock to the real one.
    """
    conference = _conference(seed.conference, clock_offset)
    people = {each.key: _person(each) for each in seed.people}
    session.add_all([conference, *people.values()])
    session.flush()
    items = {each.number: _item(each, conference.id) for each in seed.items}
    sessions = {each.number: _session(each, conference.id) for each in seed.sessions}
    session.add_all([*items.values(), *sessions.values()])
    session.flush()
    slots = {
        each.slot: TimeSlot(
            conference_id=conference.id, number=each.slot, item_id=items[each.number].id
        )
        for each in seed.items
        if each.slot
    }
    session.add_all(slots.values())
    session.flush()
    session.add_all(
        _occurrence(each, slots[each.slot].id, sessions[each.session].id)
        for each in seed.occurrences
    )
    session.add_all(_appearance(each, people, items, sessions) for each in seed.appearances)
    session.flush()
    return conference


def _occurrence(seed: OccurrenceSeed, slot_id: int, session_id: int) -> Occurrence:
    return Occurrence(
        slot_id=slot_id,
        session_id=session_id,
        room=seed.room,
        seats=seed.seats,
        room_limit=seed.room_limit,
        minimum=seed.minimum,
    )


def _person(seed: PersonSeed) -> Person:
    return Person(
        name=seed.name,
        title=_text(seed.title),
        affiliation=_text(seed.affiliation),
        is_body=seed.is_body,
    )


def _appearance(
    seed: AppearanceSeed,
    people: dict[str, Person],
    items: dict[int, ProgrammeItem],
    sessions: dict[int, ParallelSession],
) -> Appearance:
    place = items[seed.item] if seed.item else sessions[seed.session] if seed.session else None
    return Appearance(
        conference_id=next(iter(items.values())).conference_id,
        person_id=people[seed.person].id,
        item_id=place.id if isinstance(place, ProgrammeItem) else None,
        session_id=place.id if isinstance(place, ParallelSession) else None,
        role=AppearanceRole(seed.role),
        status=AppearanceStatus(seed.status),
        note=_text(seed.note),
        inferred=seed.inferred,
    )


def _text(text: Text | None) -> Translated | None:
    return None if text is None else _required(text)


def _required(text: Text) -> Translated:
    return Translated(text.nb, text.nn, text.en)


def _conference(seed: ConferenceSeed, clock_offset: int) -> Conference:
    return Conference(
        slug=seed.slug,
        name=_required(seed.name),
        organiser=_required(seed.organiser),
        date=seed.date,
        closes_at=seed.closes_at,
        opened_at=seed.closes_at - OPEN_FOR,
        contact_email=seed.contact_email,
        wishes_per_person=seed.wishes_per_person,
        needs_kept_days=seed.needs_kept_days,
        lottery_seed=seed.lottery_seed,
        is_demo=True,
        clock_offset=clock_offset,
    )


def _item(seed: ItemSeed, conference_id: int) -> ProgrammeItem:
    return ProgrammeItem(
        conference_id=conference_id,
        starts_at=seed.starts_at,
        ends_at=seed.ends_at,
        kind=ItemKind(seed.kind),
        title=_text(seed.title),
        description=_text(seed.description),
    )


def _session(seed: SessionSeed, conference_id: int) -> ParallelSession:
    return ParallelSession(
        conference_id=conference_id,
        number=seed.number,
        title=_required(seed.title),
        summary=_required(seed.summary),
        asks_for=_text(seed.asks_for),
    )
