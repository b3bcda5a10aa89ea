"""What the kitchen must know: when it serves, and how many plates of each sort. Never whose."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.needs import NeedChoice, NeedKind
from conference.domain.programme import ItemKind
from conference.domain.texts import Translated
from conference.models import Invitation, Need, ProgrammeItem, Registration
from conference.queries import rows

DIETS = tuple(choice for choice in NeedChoice if choice.kind is NeedKind.DIET)
Plate = frozenset[NeedChoice]


@dataclass(frozen=True, slots=True)
class Meal:
    """A line of the day where food is served; `room` None where it has none of its own."""

    starts_at: datetime
    ends_at: datetime
    title: Translated | None
    room: str | None


@dataclass(frozen=True, slots=True)
class Kitchen:
    """The counts: `plates` counts everybody once, under all that one asks of the food together.

    `others` have written a need of their own, which may be about food.
    """

    meals: tuple[Meal, ...]
    people: int
    plates: Counter[Plate]
    others: int

    @property
    def diets(self) -> dict[NeedChoice, int]:
        """How many ask for each thing; those who ask for two are counted under both."""
        return {
            choice: sum(count for plate, count in self.plates.items() if choice in plate)
            for choice in DIETS
        }


def counts(session: Session, conference_id: int) -> Kitchen:
    """Return what the kitchen must know of everybody with a seat, in three queries."""
    people = session.scalar(
        select(func.count(Registration.id))
        .join(Registration.invitation)
        .where(Invitation.conference_id == conference_id)
    )
    query = (
        select(Need.registration_id, Need.choice)
        .join(Registration, Registration.id == Need.registration_id)
        .join(Registration.invitation)
        .where(Invitation.conference_id == conference_id)
        .where(Need.choice.in_((*DIETS, NeedChoice.OTHER)))
    )
    asked: dict[int, set[NeedChoice]] = defaultdict(set)
    for registration_id, choice in rows.every(session, query):
        asked[registration_id].add(choice)
    plates = Counter(frozenset(each - {NeedChoice.OTHER}) for each in asked.values())
    plates[frozenset()] += (people or 0) - len(asked)
    return Kitchen(
        meals=_meals(session, conference_id),
        people=people or 0,
        plates=plates,
        others=sum(NeedChoice.OTHER in each for each in asked.values()),
    )


def _meals(session: Session, conference_id: int) -> tuple[Meal, ...]:
    query = (
        select(
            ProgrammeItem.starts_at,
            ProgrammeItem.ends_at,
            ProgrammeItem.title,
            ProgrammeItem.room,
        )
        .where(ProgrammeItem.conference_id == conference_id)
        .where(ProgrammeItem.kind == ItemKind.MEAL)
        .order_by(ProgrammeItem.starts_at)
    )
    return tuple(Meal(*each) for each in rows.every(session, query))
