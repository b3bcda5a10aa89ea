"""A conference's whole programme as one value: what is drafted, checked, compared and released.

`key` is the id of the row that a thing has in the tables, or a negative number for a thing that
no release has put there yet. Rooms go by their names, which are unique in a plan. All times are
aware. What a plan refers to by key or name is in the same plan.
"""

from dataclasses import dataclass
from datetime import date, datetime

from conference.domain.programme import AppearanceRole, AppearanceStatus, ItemKind
from conference.domain.texts import Translated


@dataclass(frozen=True, slots=True)
class Room:
    """A room, and how many people may be in it."""

    name: str
    limit: int


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """A line of the day. One of kind PARALLEL_SESSIONS is a slot; `room` None is in plenary."""

    key: int
    starts_at: datetime
    ends_at: datetime
    kind: ItemKind
    title: Translated | None = None
    description: Translated | None = None
    room: str | None = None


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """A parallel session: what it is about, and the question it asks."""

    key: int
    number: int
    title: Translated
    summary: Translated
    asks_for: Translated | None = None


@dataclass(frozen=True, slots=True)
class PlannedOccurrence:
    """An occurrence: the `session` held in the slot `item`; `seats` is the target."""

    key: int
    item: int
    session: int
    room: str
    seats: int
    minimum: int = 0


@dataclass(frozen=True, slots=True)
class PlannedPerson:
    """Somebody on the programme: a person, or a body."""

    key: int
    name: str
    title: Translated | None = None
    affiliation: Translated | None = None
    is_body: bool = False


@dataclass(frozen=True, slots=True)
class PlannedAppearance:
    """An appearance: what `person` does on an item or in a session, or (neither) all day."""

    key: int
    person: int
    role: AppearanceRole
    status: AppearanceStatus = AppearanceStatus.PLANNED
    item: int | None = None
    session: int | None = None
    note: Translated | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The programme of one day."""

    date: date
    rooms: tuple[Room, ...] = ()
    items: tuple[PlannedItem, ...] = ()
    sessions: tuple[PlannedSession, ...] = ()
    occurrences: tuple[PlannedOccurrence, ...] = ()
    people: tuple[PlannedPerson, ...] = ()
    appearances: tuple[PlannedAppearance, ...] = ()
