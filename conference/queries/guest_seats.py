"""The seats an organisation has taken: who sits there, with wishes, needs and places."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.marks import mark
from conference.domain.needs import NeedChoice
from conference.domain.registrations import SeatAnswer
from conference.domain.runs import RunState
from conference.domain.texts import Translated
from conference.models import (
    AssignmentRun,
    Need,
    Occurrence,
    ParallelSession,
    Placement,
    Registration,
    TimeSlot,
    Wish,
)
from conference.queries import rows


@dataclass(frozen=True, slots=True)
class GuestWish:
    """A session wished for."""

    session_id: int
    number: int
    title: Translated


@dataclass(frozen=True, slots=True)
class GuestPlace:
    """Where somebody sits in one slot, by the published run."""

    slot: int
    session: Translated
    room: str


@dataclass(frozen=True, slots=True)
class GuestSeat:
    """A seat that is taken, with everything the organiser knows of the person on it."""

    registration_id: int
    seat: int
    name: str | None
    email: str | None
    wishes: tuple[GuestWish, ...]
    needs: tuple[tuple[NeedChoice, str | None], ...]
    places: tuple[GuestPlace, ...]

    @property
    def answer(self) -> SeatAnswer:
        """What was answered for the seat."""
        wishes = tuple(each.session_id for each in self.wishes)
        return SeatAnswer(self.seat, self.name, self.email, wishes)

    @property
    def mark(self) -> str:
        """What forms about the seat carry, to find out when it has changed."""
        return mark(self.answer)


def seats(session: Session, invitation_id: int) -> tuple[GuestSeat, ...]:
    """Return the seats that are taken, by number, in four queries."""
    found = session.execute(
        select(Registration.id, Registration.seat, Registration.name, Registration.email)
        .where(Registration.invitation_id == invitation_id)
        .order_by(Registration.seat)
    ).all()
    ids = [row.id for row in found]
    wishes, needs, places = _wishes(session, ids), _needs(session, ids), _places(session, ids)
    return tuple(
        GuestSeat(
            *row,
            tuple(wishes[row.id]),
            tuple(needs[row.id]),
            tuple(places[row.id]),
        )
        for row in found
    )


def _wishes(session: Session, ids: Iterable[int]) -> dict[int, list[GuestWish]]:
    query = (
        select(
            Wish.registration_id, ParallelSession.id, ParallelSession.number, ParallelSession.title
        )
        .join(ParallelSession, ParallelSession.id == Wish.session_id)
        .where(Wish.registration_id.in_(ids))
        .order_by(Wish.rank)
    )
    found: dict[int, list[GuestWish]] = defaultdict(list)
    for registration_id, *wish in rows.every(session, query):
        found[registration_id].append(GuestWish(*wish))
    return found


def _needs(session: Session, ids: Iterable[int]) -> dict[int, list[tuple[NeedChoice, str | None]]]:
    query = select(Need.registration_id, Need.choice, Need.note).where(
        Need.registration_id.in_(ids)
    )
    found: dict[int, list[tuple[NeedChoice, str | None]]] = defaultdict(list)
    for registration_id, choice, note in rows.every(session, query):
        found[registration_id].append((choice, note))
    order = list(NeedChoice)
    for needs in found.values():
        needs.sort(key=lambda need: order.index(need[0]))
    return found


def _places(session: Session, ids: Iterable[int]) -> dict[int, list[GuestPlace]]:
    query = (
        select(Placement.registration_id, TimeSlot.number, ParallelSession.title, Occurrence.room)
        .join(AssignmentRun, AssignmentRun.id == Placement.run_id)
        .join(Placement.occurrence)
        .join(Occurrence.slot)
        .join(Occurrence.session)
        .where(AssignmentRun.state == RunState.PUBLISHED, Placement.registration_id.in_(ids))
        .order_by(TimeSlot.number)
    )
    found: dict[int, list[GuestPlace]] = defaultdict(list)
    for registration_id, *place in rows.every(session, query):
        found[registration_id].append(GuestPlace(*place))
    return found
