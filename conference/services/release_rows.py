"""The difference between two plans taken to the tables: a part of `services.releasing`.

Rows that are in both keep their ids, and with them everything that points at them.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.plan import (
    Plan,
    PlannedAppearance,
    PlannedItem,
    PlannedPerson,
    PlannedSession,
)
from conference.domain.plan_parts import Keyed
from conference.domain.programme import AppearanceStatus
from conference.models import Appearance, Occurrence, ParallelSession, Person, ProgrammeItem, User
from conference.services import release_held, release_wishes

Part = TypeVar("Part", bound=Keyed)
Model = type[Person] | type[ProgrammeItem] | type[ParallelSession] | type[Appearance]
Values = dict[str, Any]


def apply(
    session: Session, conference_id: int, before: Plan, after: Plan, actor: Actor, now: datetime
) -> dict[int, int]:
    """Turn the tables from `before` into `after`; returns the ids of new things by their keys."""
    lifted = release_held.lift(session, before, after)
    held = _gone(before.occurrences, after.occurrences)
    session.execute(delete(Occurrence).where(Occurrence.id.in_(held)))
    gone = _gone(before.sessions, after.sessions)
    release_wishes.remove_sessions(session, conference_id, gone, actor, now)
    lines = _gone(before.items, after.items)
    session.execute(delete(ProgrammeItem).where(ProgrammeItem.id.in_(lines)))
    session.expire_all()
    of = {"conference_id": conference_id}
    ids = _put(session, Person, before.people, after.people, _person)
    _free_numbers(session, before, after)
    ids |= _put(session, ParallelSession, before.sessions, after.sessions, _session, of)
    ids |= _put(session, ProgrammeItem, before.items, after.items, _item, of)
    ids |= release_held.put(session, conference_id, after, lifted, ids)
    _cancel(session, _gone(before.appearances, after.appearances))
    ids |= _put(
        session,
        Appearance,
        before.appearances,
        after.appearances,
        lambda each: _appearance(each, ids),
        of,
    )
    _forget_people(session, _gone(before.people, after.people))
    session.flush()
    session.expire_all()
    return ids


def _gone(before: Iterable[Keyed], after: Iterable[Keyed]) -> list[int]:
    now = {each.key for each in after}
    return [each.key for each in before if each.key not in now]


def _put(
    session: Session,
    model: Model,
    before: Iterable[Part],
    after: Iterable[Part],
    values: Callable[[Part], Values],
    of: Values | None = None,
) -> dict[int, int]:
    """Add what is new and change what differs; returns the ids of what is new."""
    was = {each.key: each for each in before}
    made: dict[int, Any] = {}
    for each in after:
        if each.key not in was:
            made[each.key] = model(**values(each), **(of or {}))
            session.add(made[each.key])
        elif each != was[each.key]:
            row = session.get_one(model, each.key)
            for name, value in values(each).items():
                setattr(row, name, value)
    session.flush()
    return {key: row.id for key, row in made.items()}


def _person(person: PlannedPerson) -> Values:
    return {
        "name": person.name,
        "title": person.title,
        "affiliation": person.affiliation,
        "is_body": person.is_body,
    }


def _session(session: PlannedSession) -> Values:
    return {
        "number": session.number,
        "title": session.title,
        "summary": session.summary,
        "asks_for": session.asks_for,
    }


def _item(item: PlannedItem) -> Values:
    return {
        "starts_at": item.starts_at,
        "ends_at": item.ends_at,
        "kind": item.kind,
        "title": item.title,
        "description": item.description,
        "room": item.room,
    }


def _appearance(appearance: PlannedAppearance, ids: dict[int, int]) -> Values:
    item, held = appearance.item, appearance.session
    return {
        "person_id": ids.get(appearance.person, appearance.person),
        "item_id": None if item is None else ids.get(item, item),
        "session_id": None if held is None else ids.get(held, held),
        "role": appearance.role,
        "status": appearance.status,
        "note": appearance.note,
        "inferred": appearance.inferred,
    }


def _free_numbers(session: Session, before: Plan, after: Plan) -> None:
    """Let go of the numbers of sessions that get another: two may swap theirs."""
    was = {each.key: each.number for each in before.sessions}
    changed = [each.key for each in after.sessions if was.get(each.key, 0) != each.number]
    theirs = ParallelSession.id.in_(changed)
    session.execute(update(ParallelSession).where(theirs).values(number=-ParallelSession.number))


def _cancel(session: Session, keys: list[int]) -> None:
    """Keep what was announced and is no more, as cancelled; what it was in may be gone."""
    session.execute(
        update(Appearance).where(Appearance.id.in_(keys)).values(status=AppearanceStatus.CANCELLED)
    )


def _forget_people(session: Session, keys: list[int]) -> None:
    """Delete the people whom nothing refers to any more."""
    busy = exists(select(Appearance.id).where(Appearance.person_id == Person.id))
    signs_in = exists(select(User.id).where(User.person_id == Person.id))
    session.execute(delete(Person).where(Person.id.in_(keys), ~busy, ~signs_in))
