"""What becomes of people's places when the programme changes."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from conference.domain.plan import Plan


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody's place in an occurrence; `whose` tells one person's places in one run."""

    whose: Hashable
    occurrence: int


def kept(seats: Iterable[Seat], before: Plan, after: Plan) -> frozenset[Seat]:
    """Return the places that stand when `before` becomes `after`.

    A place goes with its occurrence. Where the occurrence moves to another slot, those come along
    who have no other place there.
    """
    was = {each.key: each.item for each in before.occurrences}
    now = {each.key: each.item for each in after.occurrences}
    standing = [each for each in seats if each.occurrence in now]
    staying = {each for each in standing if was.get(each.occurrence) == now[each.occurrence]}
    taken = {(each.whose, now[each.occurrence]) for each in staying}
    moved = set()
    for each in sorted(set(standing) - staying, key=lambda each: each.occurrence):
        place = (each.whose, now[each.occurrence])
        if place not in taken:
            taken.add(place)
            moved.add(each)
    return frozenset(staying | moved)
