"""How many have come of those who are expected, in all, by kind, by session and by quarter."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.arrivals import Quarter, Share, by_quarter
from conference.domain.clock import start_of_day
from conference.domain.organisations import OrganisationKind
from conference.domain.programme import ItemKind
from conference.models import ProgrammeItem
from conference.queries.door import DoorPerson, DoorPlace, people

Group = TypeVar("Group", bound=Hashable)


@dataclass(frozen=True, slots=True)
class ArrivalCount:
    """The count of a day. `rooms` are in the order of slot and session."""

    total: Share
    kinds: tuple[tuple[OrganisationKind, Share], ...]
    rooms: tuple[tuple[DoorPlace, Share], ...]
    quarters: tuple[Quarter, ...]
    latest: datetime | None

    @property
    def most(self) -> int:
        """The most that came in one quarter."""
        return max((each.arrived for each in self.quarters), default=0)


def count(session: Session, conference_id: int, day: date, now: datetime) -> ArrivalCount:
    """Return the count of `day`, in three queries; a seat is expected whether it has a name yet."""
    everybody = people(session, conference_id, day)
    moments = [each.admitted_at for each in everybody if each.admitted_at]
    kinds = _shares(everybody, lambda one: (one.kind,))
    rooms = _shares(everybody, lambda one: one.places)
    opens = _opens_at(session, conference_id) or start_of_day(day)
    return ArrivalCount(
        total=Share(len(moments), len(everybody)),
        kinds=tuple((kind, kinds[kind]) for kind in OrganisationKind if kind in kinds),
        rooms=tuple(sorted(rooms.items(), key=lambda each: (each[0].slot, each[0].number))),
        quarters=tuple(by_quarter(moments, opens, now)) if moments else (),
        latest=max(moments, default=None),
    )


def _shares(
    everybody: Sequence[DoorPerson], groups: Callable[[DoorPerson], Iterable[Group]]
) -> dict[Group, Share]:
    """Return {group: how many of it have come}; one person may belong to several groups."""
    expected = Counter(group for one in everybody for group in groups(one))
    arrived = Counter(group for one in everybody if one.admitted_at for group in groups(one))
    return {group: Share(arrived[group], people) for group, people in expected.items()}


def _opens_at(session: Session, conference_id: int) -> datetime | None:
    """Return when the programme lets people in."""
    return session.scalar(
        select(ProgrammeItem.starts_at)
        .where(
            ProgrammeItem.conference_id == conference_id,
            ProgrammeItem.kind == ItemKind.REGISTRATION,
        )
        .order_by(ProgrammeItem.starts_at)
    )
