"""How many need what, in all and in each room: counts alone, for those who arrange it."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.needs import NeedChoice
from conference.domain.runs import RunState
from conference.domain.texts import Translated
from conference.models import (
    AssignmentRun,
    Invitation,
    Need,
    Occurrence,
    ParallelSession,
    Placement,
    Registration,
    TimeSlot,
)
from conference.queries import rows


@dataclass(frozen=True, slots=True)
class RoomNeeds:
    """How many need what in one room of the published placement."""

    slot: int
    number: int
    title: Translated
    room: str
    people: int
    counts: Mapping[NeedChoice, int]


def needs(session: Session, conference_id: int) -> Counter[NeedChoice]:
    """Return how many need what, in all."""
    query = (
        select(Need.choice, func.count())
        .join(Registration, Registration.id == Need.registration_id)
        .join(Registration.invitation)
        .where(Invitation.conference_id == conference_id)
        .group_by(Need.choice)
    )
    return Counter(dict(rows.every(session, query)))


def room_needs(session: Session, conference_id: int) -> list[RoomNeeds]:
    """Return how many need what in each room, by slot and session; none before publishing."""
    placed = (
        select(Occurrence.id, TimeSlot.number, ParallelSession.number, ParallelSession.title)
        .add_columns(Occurrence.room, Placement.registration_id, Need.choice)
        .select_from(Placement)
        .join(AssignmentRun, AssignmentRun.id == Placement.run_id)
        .join(Occurrence, Occurrence.id == Placement.occurrence_id)
        .join(TimeSlot, TimeSlot.id == Occurrence.slot_id)
        .join(ParallelSession, ParallelSession.id == Occurrence.session_id)
        .outerjoin(Need, Need.registration_id == Placement.registration_id)
        .where(
            AssignmentRun.conference_id == conference_id,
            AssignmentRun.state == RunState.PUBLISHED,
        )
        .order_by(TimeSlot.number, ParallelSession.number)
    )
    held: dict[int, tuple[int, int, Translated, str]] = {}
    present: dict[int, set[int]] = defaultdict(set)
    counts: dict[int, Counter[NeedChoice]] = defaultdict(Counter)
    for room_id, *facts, registration_id, choice in rows.every(session, placed):
        held[room_id] = (facts[0], facts[1], facts[2], facts[3])
        present[room_id].add(registration_id)
        if choice is not None:
            counts[room_id][choice] += 1
    return [
        RoomNeeds(*facts, people=len(present[room_id]), counts=counts[room_id])
        for room_id, facts in held.items()
    ]
