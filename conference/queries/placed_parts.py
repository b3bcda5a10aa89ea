"""The parts that make up a placed person: wishes, places and pins, each in one query."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.texts import Translated
from conference.models import Occurrence, ParallelSession, Pin, Placement, Wish


@dataclass(frozen=True, slots=True)
class PinnedTo:
    """Where somebody is to be in a slot, whatever they wish for, and why."""

    occurrence_id: int
    number: int
    title: Translated
    reason: str


def wishes(session: Session, ids: list[int]) -> dict[int, list[tuple[int, Translated]]]:
    """Return (number, title) of the sessions wished for, by registration and rank."""
    query = (
        select(Wish.registration_id, ParallelSession.number, ParallelSession.title)
        .join(ParallelSession, ParallelSession.id == Wish.session_id)
        .where(Wish.registration_id.in_(ids))
        .order_by(Wish.rank)
    )
    found: dict[int, list[tuple[int, Translated]]] = defaultdict(list)
    for registration_id, number, title in session.execute(query):
        found[registration_id].append((number, title))
    return found


def places(session: Session, run_id: int | None, ids: list[int]) -> dict[tuple[int, int], Any]:
    """Return (placement, room, number, title) by registration and slot."""
    query = (
        select(Placement, Occurrence.room, ParallelSession.number, ParallelSession.title)
        .join(Occurrence, Occurrence.id == Placement.occurrence_id)
        .join(ParallelSession, ParallelSession.id == Placement.session_id)
        .where(Placement.run_id == run_id, Placement.registration_id.in_(ids))
    )
    return {(row[0].registration_id, row[0].slot_id): row for row in session.execute(query)}


def pins(session: Session, ids: list[int]) -> dict[tuple[int, int], PinnedTo]:
    """Return what is decided beforehand, by registration and slot."""
    query = (
        select(
            Pin.registration_id,
            Pin.slot_id,
            Pin.occurrence_id,
            ParallelSession.number,
            ParallelSession.title,
            Pin.reason,
        )
        .join(ParallelSession, ParallelSession.id == Pin.session_id)
        .where(Pin.registration_id.in_(ids))
    )
    return {(row[0], row[1]): PinnedTo(*row[2:]) for row in session.execute(query)}
