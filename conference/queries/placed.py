"""The people of a run: where each is, what each had wished, and why."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from conference.domain.errors import NotFound
from conference.domain.organisations import OrganisationKind
from conference.domain.texts import Translated
from conference.models import (
    Invitation,
    Organisation,
    Placement,
    Registration,
    TimeSlot,
)
from conference.queries import placed_parts
from conference.queries.placed_parts import PinnedTo

PAGE_SIZE = 40


@dataclass(frozen=True, slots=True)
class Place:
    """One person's session in one slot, or (occurrence_id None) the lack of one."""

    slot_id: int
    slot: int
    occurrence_id: int | None
    number: int | None
    title: Translated | None
    room: str | None
    wish: int | None
    reason: dict[str, Any] | None
    by_hand: bool
    note: str | None
    pin: str | None
    pinned_to: PinnedTo | None = None


@dataclass(frozen=True, slots=True)
class PlacedPerson:
    """A registration with its wishes (session number and title, by rank) and its places by slot."""

    registration_id: int
    name: str | None
    seat: int
    organisation_id: int
    organisation: str
    kind: OrganisationKind
    is_invented: bool
    wishes: tuple[tuple[int, Translated], ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """One page of a run's people; `total` counts all that the search found."""

    people: tuple[PlacedPerson, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE_SIZE))


def people(
    session: Session, run_id: int | None, conference_id: int, search: str = "", page: int = 1
) -> PeoplePage:
    """Return a page of people whose name or organisation holds `search`, by organisation.

    A page beyond the last is the last.
    """
    query = _found(_registrations(), conference_id, search)
    total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
    page = min(max(1, page), -(-total // PAGE_SIZE) or 1)
    rows = session.execute(
        query.order_by(Organisation.name, Registration.seat)
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    ).all()
    return PeoplePage(_people(session, run_id, conference_id, rows), total, page)


def in_occurrence(
    session: Session, run_id: int | None, conference_id: int, occurrence_id: int
) -> tuple[PlacedPerson, ...]:
    """Return everybody that the run puts in one occurrence, by organisation."""
    rows = session.execute(
        _registrations()
        .join(Invitation.organisation)
        .join(Placement, Placement.registration_id == Registration.id)
        .where(Placement.run_id == run_id, Placement.occurrence_id == occurrence_id)
        .order_by(Organisation.name, Registration.seat)
    ).all()
    return _people(session, run_id, conference_id, rows)


def person(
    session: Session, run_id: int | None, conference_id: int, registration_id: int
) -> PlacedPerson:
    """Return one person of the run; raises NotFound."""
    rows = session.execute(
        _registrations()
        .join(Invitation.organisation)
        .where(Registration.id == registration_id, Invitation.conference_id == conference_id)
    ).all()
    found = _people(session, run_id, conference_id, rows)
    if not found:
        raise NotFound
    return found[0]


def of_invitation(
    session: Session, run_id: int | None, conference_id: int, invitation_id: int
) -> tuple[PlacedPerson, ...]:
    """Return an organisation's people in the run, by seat."""
    rows = session.execute(
        _registrations()
        .join(Invitation.organisation)
        .where(Registration.invitation_id == invitation_id)
        .order_by(Registration.seat)
    ).all()
    return _people(session, run_id, conference_id, rows)


def _registrations() -> Select[*tuple[Any, ...]]:
    return select(
        Registration.id,
        Registration.name,
        Registration.seat,
        Organisation.id.label("organisation_id"),
        Organisation.name.label("organisation"),
        Organisation.kind,
        Organisation.is_invented,
    ).join(Registration.invitation)


def _found(
    query: Select[*tuple[Any, ...]], conference_id: int, search: str
) -> Select[*tuple[Any, ...]]:
    query = query.join(Invitation.organisation).where(Invitation.conference_id == conference_id)
    if search:
        pattern = f"%{search}%"
        query = query.where(or_(Registration.name.ilike(pattern), Organisation.name.ilike(pattern)))
    return query


def _people(
    session: Session, run_id: int | None, conference_id: int, rows: Any
) -> tuple[PlacedPerson, ...]:
    ids = [row.id for row in rows]
    wishes = placed_parts.wishes(session, ids)
    places = placed_parts.places(session, run_id, ids)
    pins = placed_parts.pins(session, ids)
    slots = session.execute(
        select(TimeSlot.id, TimeSlot.number)
        .where(TimeSlot.conference_id == conference_id)
        .order_by(TimeSlot.number)
    ).all()
    return tuple(
        PlacedPerson(
            registration_id=row.id,
            name=row.name,
            seat=row.seat,
            organisation_id=row.organisation_id,
            organisation=row.organisation,
            kind=row.kind,
            is_invented=row.is_invented,
            wishes=tuple(wishes[row.id]),
            places=tuple(
                _place(slot_id, number, places.get((row.id, slot_id)), pins.get((row.id, slot_id)))
                for slot_id, number in slots
            ),
        )
        for row in rows
    )


def _place(slot_id: int, slot: int, found: Any, pinned: PinnedTo | None) -> Place:
    pin = pinned.reason if pinned else None
    if found is None:
        return Place(slot_id, slot, None, None, None, None, None, None, False, None, pin, pinned)
    placement, room, number, title = found
    is_pinned_here = pinned is not None and pinned.occurrence_id == placement.occurrence_id
    return Place(
        slot_id=slot_id,
        slot=slot,
        occurrence_id=placement.occurrence_id,
        number=number,
        title=title,
        room=room,
        wish=placement.wish,
        reason=placement.reason,
        by_hand=placement.by_hand,
        note=placement.note or (pin if is_pinned_here else None),
        pin=pin,
        pinned_to=pinned,
    )
