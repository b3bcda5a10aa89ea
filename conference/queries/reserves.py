"""The reserve list, who could be put on it, and what taking unused seats back would free."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from conference.domain.organisations import OrganisationKind
from conference.domain.reserves import TakenBack, all_taken_back, seats_left
from conference.domain.search import matches, sort_key
from conference.models import Conference, Invitation, Organisation, Reserve, held
from conference.queries import rows

MOST_FOUND = 20


@dataclass(frozen=True, slots=True)
class ReserveRow:
    """An organisation on the reserve list."""

    organisation_id: int
    name: str
    kind: OrganisationKind
    municipality: str
    county: str
    is_invented: bool
    priority: int
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Candidate:
    """An organisation that could be put on the reserve list."""

    organisation_id: int
    name: str
    kind: OrganisationKind
    municipality: str
    county: str
    is_invented: bool


@dataclass(frozen=True, slots=True)
class SeatCount:
    """How many seats the day has (None: no limit), are given away, and are left to offer."""

    capacity: int | None
    given: int

    @property
    def left(self) -> int | None:
        """Seats that can be offered, or None where there is no limit."""
        return seats_left(self.capacity, self.given)


_FACTS = (
    Organisation.id,
    Organisation.name,
    Organisation.kind,
    Organisation.municipality,
    Organisation.county,
    Organisation.is_invented,
)


def _invited(conference_id: int) -> Select[int]:
    return select(Invitation.organisation_id).where(Invitation.conference_id == conference_id)


def listed(session: Session, conference_id: int) -> list[ReserveRow]:
    """Return the reserve list in the order in which seats are offered."""
    query = (
        select(*_FACTS, Reserve.priority, Reserve.added_at)
        .join(Reserve, Reserve.organisation_id == Organisation.id)
        .where(
            Reserve.conference_id == conference_id,
            Organisation.id.not_in(_invited(conference_id)),
        )
        .order_by(Reserve.priority, Reserve.added_at, Reserve.id)
    )
    return [ReserveRow(*row) for row in rows.every(session, query)]


def candidates(session: Session, conference_id: int, text: str) -> list[Candidate]:
    """Return the first organisations by name that `text` finds, neither invited nor listed."""
    reserved = select(Reserve.organisation_id).where(Reserve.conference_id == conference_id)
    query = select(*_FACTS).where(
        Organisation.id.not_in(_invited(conference_id)), Organisation.id.not_in(reserved)
    )
    found = [Candidate(*row) for row in rows.every(session, query)]
    named = [each for each in found if matches(text, (each.name, each.municipality))]
    return sorted(named, key=lambda each: sort_key(each.name))[:MOST_FOUND]


def to_take_back(
    session: Session, conference_id: int, now: datetime, *, take_nameless: bool
) -> list[TakenBack]:
    """Return what would be taken back at `now`, by invitation."""
    seats = held.seats_held(session, conference_id)
    return all_taken_back(seats, now, take_nameless=take_nameless)


def seat_count(session: Session, conference_id: int) -> SeatCount:
    """Return how many seats the day has and how many are given away."""
    query = select(Conference.capacity).where(Conference.id == conference_id)
    return SeatCount(session.scalar(query), held.seats_given(session, conference_id))
