"""The demo's first content: the programme and organisations as rows, from the seeds' plain data."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session
from werkzeug.security import generate_password_hash

from conference.domain import links
from conference.domain.organisations import OrganisationKind, WrittenStandard
from conference.domain.outbox import MessageState
from conference.domain.programme import AppearanceRole, AppearanceStatus, ItemKind
from conference.domain.texts import Translated
from conference.domain.users import Role
from conference.models import (
    Appearance,
    Conference,
    Invitation,
    Occurrence,
    Organisation,
    OutboxMessage,
    ParallelSession,
    Person,
    ProgrammeItem,
    TimeSlot,
    User,
)
from seeds.demo import DemoUser
from seeds.guests import OrganisationSeed
from seeds.programme import (
    AppearanceSeed,
    ConferenceSeed,
    ItemSeed,
    PersonSeed,
    ProgrammeSeed,
    SessionSeed,
    Text,
)


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
        Occurrence(
            slot_id=slots[each.slot].id,
            session_id=sessions[each.session].id,
            room=each.room,
            seats=each.seats,
            room_limit=each.room_limit,
        )
        for each in seed.occurrences
    )
    session.add_all(_appearance(each, people, items, sessions) for each in seed.appearances)
    session.flush()
    return conference


def add_organisations(session: Session, seeds: tuple[OrganisationSeed, ...]) -> list[int]:
    """Add the invented organisations and return their ids, in the seeds' order."""
    organisations = [
        Organisation(
            name=each.name,
            kind=OrganisationKind(each.kind),
            county=each.county,
            municipality=each.municipality,
            written_standard=WrittenStandard(each.written_standard),
            contact_name=each.contact_name,
            contact_email=each.contact_email,
            contact_phone=each.contact_phone,
            is_invented=True,
        )
        for each in seeds
    ]
    session.add_all(organisations)
    session.flush()
    return [each.id for each in organisations]


def add_users(session: Session, conference_id: int, users: tuple[DemoUser, ...]) -> None:
    """Add the demo's accounts; a chair's is tied to whoever chairs its session."""
    chairs = dict(
        session.execute(
            select(ParallelSession.number, Appearance.person_id)
            .join(Appearance, Appearance.session_id == ParallelSession.id)
            .where(
                ParallelSession.conference_id == conference_id,
                Appearance.role == AppearanceRole.CHAIR,
            )
        ).all()
    )
    session.add_all(
        User(
            email=each.email,
            name=each.name,
            password_hash=generate_password_hash(each.password, method="scrypt:2048:8:1"),
            role=Role(each.role),
            person_id=chairs[each.session] if each.session else None,
            is_demo=True,
        )
        for each in users
    )
    session.flush()


def set_link(session: Session, invitation_id: int, token: str) -> None:
    """Give an invitation of the demo a link that is known beforehand."""
    invitation = session.get_one(Invitation, invitation_id)
    invitation.token_hash = links.token_hash(token)
    session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.invitation_id == invitation_id, OutboxMessage.link_token.is_not(None))
        .values(link_token=token)
    )
    session.flush()


def mark_sent(session: Session, before: datetime) -> int:
    """Count the demo's letters from before that moment as sent; returns how many."""
    sent = session.scalars(
        update(OutboxMessage)
        .where(OutboxMessage.created_at < before)
        .values(
            state=MessageState.SENT,
            sent_at=OutboxMessage.created_at,
            attempts=1,
            link_token=None,
        )
        .returning(OutboxMessage.id)
    ).all()
    return len(sent)


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
