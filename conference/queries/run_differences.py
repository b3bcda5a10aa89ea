"""Two runs beside each other, person by person: who is somewhere else, and how they fare by it."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from conference.domain import changes
from conference.domain.changes import Change
from conference.domain.texts import Translated
from conference.models import (
    AssignmentRun,
    Invitation,
    Occurrence,
    Organisation,
    ParallelSession,
    Placement,
    Registration,
    TimeSlot,
    Wish,
)

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class Seat:
    """A session in a room; `wish` is its rank on the person's list as it is now, or None."""

    occurrence_id: int
    session_id: int
    number: int
    title: Translated
    room: str
    wish: int | None


@dataclass(frozen=True, slots=True)
class SlotChange:
    """One slot of a person: the seat before and after, None where there is none."""

    slot: int
    before: Seat | None
    after: Seat | None

    @property
    def is_moved(self) -> bool:
        """Whether the two runs differ here."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Difference:
    """A person whom the two runs put in different places; `has_wishes` says whether it matters."""

    registration_id: int
    name: str | None
    seat: int
    organisation: str
    has_wishes: bool
    slots: tuple[SlotChange, ...]
    change: Change


@dataclass(frozen=True, slots=True)
class Differences:
    """One page of those who differ, those who get worse first; `counts` tells of all of them."""

    people: tuple[Difference, ...]
    counts: dict[Change, int]
    page: int

    @property
    def total(self) -> int:
        """How many people differ."""
        return sum(self.counts.values())

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE_SIZE))


def differences(session: Session, before_id: int, after_id: int, page: int = 1) -> Differences:
    """Return who is elsewhere in run `after_id` than in `before_id`, by organisation.

    The wishes are those of today, also where a run was made from earlier ones.
    """
    ids = _differing(before_id, after_id)
    before, after = _places(session, before_id, ids), _places(session, after_id, ids)
    wishes = _wishes(session, ids)
    slots, seats = _slots(session, after_id), _seats(session, after_id)

    def of(row: Any, slot_id: int, number: int) -> SlotChange:
        held = (each.get((row.id, slot_id)) for each in (before, after))
        return SlotChange(number, *(_seat(seats, each, wishes[row.id]) for each in held))

    found = [
        _difference(row, tuple(of(row, *slot) for slot in slots), wishes[row.id])
        for row in session.execute(_people(ids))
    ]
    found.sort(key=lambda each: list(Change).index(each.change))
    counts = Counter(each.change for each in found)
    page = min(max(1, page), -(-len(found) // PAGE_SIZE) or 1)
    start = (page - 1) * PAGE_SIZE
    return Differences(tuple(found[start : start + PAGE_SIZE]), counts, page)


def _differing(before_id: int, after_id: int) -> Select[int]:
    """Select the ids of those who have a room in one of the runs that they lack in the other."""
    return (
        select(Placement.registration_id)
        .where(Placement.run_id.in_((before_id, after_id)))
        .group_by(Placement.registration_id, Placement.occurrence_id)
        .having(func.count() == 1)
    )


def _places(session: Session, run_id: int, ids: Select[int]) -> dict[tuple[int, int], int]:
    """Return the occurrence by registration and slot."""
    query = select(Placement.registration_id, Placement.slot_id, Placement.occurrence_id).where(
        Placement.run_id == run_id, Placement.registration_id.in_(ids)
    )
    return {(row[0], row[1]): row[2] for row in session.execute(query)}


def _wishes(session: Session, ids: Select[int]) -> dict[int, list[int]]:
    """Return the sessions wished for by registration, the dearest first."""
    query = select(Wish.registration_id, Wish.session_id).where(Wish.registration_id.in_(ids))
    found: dict[int, list[int]] = defaultdict(list)
    for registration_id, session_id in session.execute(query.order_by(Wish.rank)):
        found[registration_id].append(session_id)
    return found


def _slots(session: Session, run_id: int) -> list[tuple[int, int]]:
    query = (
        select(TimeSlot.id, TimeSlot.number)
        .join(AssignmentRun, AssignmentRun.conference_id == TimeSlot.conference_id)
        .where(AssignmentRun.id == run_id)
        .order_by(TimeSlot.number)
    )
    return [(row[0], row[1]) for row in session.execute(query)]


def _seats(session: Session, run_id: int) -> dict[int, Seat]:
    """Return the conference's occurrences, by id, each as a seat that nobody has wished for."""
    query = (
        select(Occurrence.id, ParallelSession, Occurrence.room)
        .join(ParallelSession, ParallelSession.id == Occurrence.session_id)
        .join(AssignmentRun, AssignmentRun.conference_id == ParallelSession.conference_id)
        .where(AssignmentRun.id == run_id)
    )
    return {
        occurrence_id: Seat(occurrence_id, theme.id, theme.number, theme.title, room, None)
        for occurrence_id, theme, room in session.execute(query)
    }


def _people(ids: Select[int]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Registration.id,
            Registration.name,
            Registration.seat,
            Organisation.name.label("organisation"),
        )
        .join(Registration.invitation)
        .join(Invitation.organisation)
        .where(Registration.id.in_(ids))
        .order_by(Organisation.name, Registration.seat)
    )


def _seat(seats: dict[int, Seat], occurrence_id: int | None, wishes: list[int]) -> Seat | None:
    if occurrence_id is None:
        return None
    plain = seats[occurrence_id]
    is_wished = plain.session_id in wishes
    return replace(plain, wish=wishes.index(plain.session_id) + 1 if is_wished else None)


def _difference(row: Any, slots: tuple[SlotChange, ...], wishes: list[int]) -> Difference:
    before, after = (
        changes.level(wishes, [seat.session_id if seat else None for seat in seats])
        for seats in ([each.before for each in slots], [each.after for each in slots])
    )
    return Difference(
        registration_id=row.id,
        name=row.name,
        seat=row.seat,
        organisation=row.organisation,
        has_wishes=bool(wishes),
        slots=slots,
        change=changes.change(before, after),
    )
