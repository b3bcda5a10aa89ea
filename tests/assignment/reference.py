"""A plain reference: tries every way of placing everybody, one person at a time.

Nothing is shared with the optimiser but the problem and the design's definitions.
"""

from collections import Counter
from itertools import product

from conference.assignment import Participant, Problem

NO_SEAT = 99
Way = tuple[str | None, ...]


def ways(problem: Problem, person: Participant) -> list[Way]:
    """Return every session per slot (None: no seat, or not attended) that is allowed at all."""
    options: list[list[str | None]] = []
    for slot in problem.slots:
        pins: list[str | None] = [pin.session for pin in person.pinned if pin.slot == slot]
        held = [each.session for each in problem.occurrences if each.slot == slot]
        free = [None, *(each for each in held if each not in person.barred)]
        options.append((pins or free) if slot in person.slots else [None])
    return [
        way for way in product(*options) if max(Counter(filter(None, way)).values(), default=0) <= 1
    ]


def ranks(problem: Problem, person: Participant, way: Way) -> tuple[int, ...]:
    """Return the person's level for `way`."""
    found = []
    for slot, session in zip(problem.slots, way, strict=True):
        if slot not in person.slots:
            found.append(1)
        elif session is None:
            found.append(NO_SEAT)
        elif session in person.wishes:
            found.append(person.wishes.index(session) + 1)
        else:
            found.append(len(person.wishes) + 1)
    return tuple(sorted(found, reverse=True))


def best(problem: Problem) -> tuple[int, tuple[tuple[int, ...], ...]]:
    """Return (seats given, everybody's levels from the worst) of the best plan.

    To compare two plans by people at each level, worst level first, is to compare their sorted
    lists of levels.
    """
    limits = {(each.slot, each.session): each.seats for each in problem.occurrences}
    found: list[tuple[int, tuple[tuple[int, ...], ...]]] = []

    def place(number: int, taken: Counter[tuple[str, str]], levels: list[tuple[int, ...]]) -> None:
        if number == len(problem.participants):
            worst_first = tuple(sorted(levels, reverse=True))
            found.append((-sum(taken.values()), worst_first))
            return
        person = problem.participants[number]
        for way in ways(problem, person):
            places = Counter(
                (slot, session)
                for slot, session in zip(problem.slots, way, strict=True)
                if session is not None
            )
            after = taken + places
            if all(after[place] <= limits[place] for place in places):
                place_levels = [*levels, ranks(problem, person, way)]
                place(number + 1, after, place_levels)

    place(0, Counter(), [])
    seats, levels = min(found)
    return -seats, levels
