"""A room on the day: who has a seat there, who is in it, and how many more it takes."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.errors import NotFound
from conference.domain.rooms import counts_from, seats_left
from conference.domain.texts import Translated
from conference.models import (
    Attendance,
    Occurrence,
    ParallelSession,
    ProgrammeItem,
    TimeSlot,
)
from conference.queries.door import DoorPerson, people


@dataclass(frozen=True, slots=True)
class InRoom:
    """Somebody with a seat in the room; `present` once ticked there."""

    registration_id: int
    name: str | None
    organisation: str
    present: bool
    is_in_house: bool


@dataclass(frozen=True, slots=True)
class RoomView:
    """An occurrence on the day, with its people by name; `left` is how many more it takes."""

    occurrence_id: int
    slot: int
    number: int
    title: Translated
    room: str
    room_limit: int
    starts_at: datetime
    ends_at: datetime
    has_begun: bool
    left: int
    people: tuple[InRoom, ...]

    @property
    def present(self) -> int:
        """How many are in the room."""
        return sum(1 for one in self.people if one.present)


def room(
    session: Session, conference_id: int, occurrence_id: int, now: datetime, day: date
) -> RoomView:
    """Return the room as it is at `now`, in four queries; raises NotFound."""
    query = (
        select(Occurrence, TimeSlot.number, ProgrammeItem, ParallelSession)
        .join(TimeSlot, TimeSlot.id == Occurrence.slot_id)
        .join(ProgrammeItem, ProgrammeItem.id == TimeSlot.item_id)
        .join(ParallelSession, ParallelSession.id == Occurrence.session_id)
        .where(Occurrence.id == occurrence_id, TimeSlot.conference_id == conference_id)
    )
    found = session.execute(query).one_or_none()
    if found is None:
        raise NotFound
    occurrence, slot, item, theme = found
    present = set(_present(session, occurrence_id, counts_from(now, item.starts_at)))
    everybody = people(session, conference_id, day)
    placed = [one for one in everybody if _is_placed(one, occurrence_id)]
    ids = {one.registration_id for one in placed}
    has_begun = now >= item.starts_at
    return RoomView(
        occurrence_id=occurrence.id,
        slot=slot,
        number=theme.number,
        title=theme.title,
        room=occurrence.room,
        room_limit=occurrence.room_limit,
        starts_at=item.starts_at,
        ends_at=item.ends_at,
        has_begun=has_begun,
        left=seats_left(occurrence.room_limit, ids, present, has_begun=has_begun),
        people=tuple(_in_room(one, present) for one in placed),
    )


def elsewhere(
    session: Session, conference_id: int, occurrence_id: int, day: date
) -> tuple[DoorPerson, ...]:
    """Return everybody with a name who isn't placed in the room, with where they are, by name."""
    everybody = people(session, conference_id, day)
    return tuple(one for one in everybody if one.name and not _is_placed(one, occurrence_id))


def _is_placed(one: DoorPerson, occurrence_id: int) -> bool:
    return any(place.occurrence_id == occurrence_id for place in one.places)


def _in_room(one: DoorPerson, present: set[int]) -> InRoom:
    return InRoom(
        registration_id=one.registration_id,
        name=one.name,
        organisation=one.organisation,
        present=one.registration_id in present,
        is_in_house=one.admitted_at is not None,
    )


def _present(session: Session, occurrence_id: int, since: datetime) -> list[int]:
    query = select(Attendance.registration_id).where(
        Attendance.occurrence_id == occurrence_id, Attendance.ticked_at >= since
    )
    return list(session.scalars(query))
