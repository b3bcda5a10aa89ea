"""The criteria told once more, as plainly as can be, and sharing nothing with the optimiser.

`lawful` checks the hard rules, `row` counts every criterion from who sits where, and `best_of_all`
finds the best row there is by trying everything. `binaries` has what finds it in larger problems.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations_with_replacement, product

from conference.assignment import Participant, Plan, Problem

Bundle = Mapping[str, str]
"""One person's session in each slot with a seat."""

Places = Mapping[str, Bundle]
"""Everybody's bundle, by id."""

Row = dict[str, int]
"""Every criterion by name, in the order they count; `seats` counts those given."""


def places_of(plan: Plan) -> dict[str, dict[str, str]]:
    """Return who sits where, from the plan's placements alone."""
    places: dict[str, dict[str, str]] = {each.id: {} for each in plan.board.problem.participants}
    for each in plan.placements:
        assert each.slot not in places[each.participant]
        places[each.participant][each.slot] = each.session
    return places


def lawful(problem: Problem, plan: Plan) -> None:
    """Assert every hard rule: seats, attendance, no session twice, pins, bars."""
    places = places_of(plan)
    taken = in_rooms(places)
    seats = {(each.session, each.slot): each.seats for each in problem.occurrences}
    assert all(people <= seats[place] for place, people in taken.items())
    for person in problem.participants:
        assert is_allowed(person, places[person.id])
        without = [each.slot for each in plan.unseated if each.participant == person.id]
        assert sorted([*places[person.id], *without]) == sorted(person.slots)


def is_allowed(person: Participant, bundle: Bundle) -> bool:
    """Return whether attendance, pins, bars and no session twice leave the bundle."""
    sessions = list(bundle.values())
    return (
        set(bundle) <= set(person.slots)
        and len(sessions) == len(set(sessions))
        and not person.barred & set(sessions)
        and all(bundle.get(pin.slot) == pin.session for pin in person.pinned)
    )


def bundles(problem: Problem, person: Participant) -> Iterator[Bundle]:
    """Yield every bundle that the rules allow the person, seats aside."""
    held = {(each.session, each.slot) for each in problem.occurrences}
    for choice in product([None, *problem.sessions], repeat=len(person.slots)):
        chosen = zip(person.slots, choice, strict=True)
        bundle = {slot: session for slot, session in chosen if session is not None}
        if is_allowed(person, bundle) and {(one, slot) for slot, one in bundle.items()} <= held:
            yield bundle


def level(problem: Problem, person: Participant, bundle: Bundle) -> tuple[int, ...]:
    """Return the ranks of what the bundle gives in every slot, worst first."""
    worst = len(problem.sessions) + 1
    ranks = [1] * (len(problem.slots) - len(person.slots))
    for slot in person.slots:
        session = bundle.get(slot)
        ranks.append(worst if session is None else [*person.wishes, session].index(session) + 1)
    return tuple(sorted(ranks, reverse=True))


def every_level(problem: Problem) -> list[tuple[int, ...]]:
    """Return every level there could be, the worst first."""
    ranks = range(len(problem.sessions) + 1, 0, -1)
    return list(combinations_with_replacement(ranks, len(problem.slots)))


def level_name(level: tuple[int, ...]) -> str:
    """Return the name of the criterion that counts people at the level or a worse one."""
    return "level " + ",".join(map(str, level))


def in_rooms(places: Places) -> Counter[tuple[str, str]]:
    """Return the people in each room."""
    return Counter(
        (session, slot) for bundle in places.values() for slot, session in bundle.items()
    )


def row(problem: Problem, places: Places, kept: Places | None = None) -> Row:
    """Return every criterion, counted from who sits where."""
    people = problem.participants
    levels = {each.id: level(problem, each, places[each.id]) for each in people}
    counted = {"seats": sum(map(len, places.values()))}
    if kept is not None:
        worse = sum(is_worse(problem, one, places[one.id], kept) for one in people)
        moved = sum(is_moved(one, places[one.id], kept) for one in people)
        counted = {"worse off": worse, **counted, "moved": moved}
    taken = in_rooms(places)
    counted["minimum"] = sum(
        max(0, each.minimum - taken[each.session, each.slot]) for each in problem.occurrences
    )
    for one in every_level(problem):
        counted[level_name(one)] = sum(reached >= one for reached in levels.values())
    if problem.rules.spread_organisations:
        counted["together"] = together(problem, places)
    if problem.rules.balance_kinds:
        counted["balance"] = balance(problem, places)
    better = sorted(set(levels.values()))
    weight = lottery_weights(problem)
    counted["lottery"] = sum(weight[one] * better.index(levels[one]) for one in levels)
    return counted


def comparable(counted: Row) -> tuple[int, ...]:
    """Return the row so that the better of two is the smaller."""
    return tuple(-value if name == "seats" else value for name, value in counted.items())


def is_worse(problem: Problem, one: Participant, bundle: Bundle, kept: Places) -> bool:
    """Return whether the bundle's level is worse than what the person was given before."""
    if one.id not in kept:
        return False
    return level(problem, one, bundle) > level(problem, one, kept[one.id])


def is_moved(one: Participant, bundle: Bundle, kept: Places) -> bool:
    """Return whether the person loses a place that was given before, where still attending."""
    mine = kept.get(one.id, {})
    return any(bundle.get(slot) != mine[slot] for slot in one.slots if slot in mine)


def together(problem: Problem, places: Places) -> int:
    """Return how many people share a room with an earlier one of their organisation."""
    there = Counter(
        (one.organisation, slot, session)
        for one in problem.participants
        if one.organisation is not None
        for slot, session in places[one.id].items()
    )
    return sum(people - 1 for people in there.values())


def shares(problem: Problem) -> dict[tuple[str, str, str], int]:
    """Return by kind, session and slot how many people there should be at least."""
    rooms = Counter(each.slot for each in problem.occurrences)
    of_kind = Counter((one.kind, slot) for one in problem.participants for slot in one.slots)
    return {
        (kind, each.session, each.slot): people // (2 * rooms[slot])
        for (kind, slot), people in of_kind.items()
        if kind is not None
        for each in problem.occurrences
        if each.slot == slot
    }


def balance(problem: Problem, places: Places) -> int:
    """Return how many people are missing to each kind's fair share of each room."""
    there = Counter(
        (one.kind, session, slot)
        for one in problem.participants
        for slot, session in places[one.id].items()
    )
    return sum(max(0, share - there[cell]) for cell, share in shares(problem).items())


def lottery_weights(problem: Problem) -> dict[str, int]:
    """Return by id the highest lottery number less the person's own.

    Numbers far apart count by their place in order, and those of a crowd in a hundred groups.
    """
    number = {each.id: each.lottery for each in problem.participants}
    drawn = sorted(set(number.values()))
    if len(number) > 10_000 or (drawn and drawn[-1] - drawn[0] > 100_000):
        place = {each: at for at, each in enumerate(drawn)}
        if len(number) > 10_000:
            place = {each: at * 100 // len(drawn) for each, at in place.items()}
        number = {one: place[each] for one, each in number.items()}
    return {one: max(number.values()) - each for one, each in number.items()}


def best_of_all(problem: Problem, kept: Places | None = None) -> Row:
    """Return the best row, by trying everything there is."""
    seats = {(each.session, each.slot): each.seats for each in problem.occurrences}
    found = []
    for each in product(*(list(bundles(problem, one)) for one in problem.participants)):
        places = dict(zip((one.id for one in problem.participants), each, strict=True))
        if all(people <= seats[room] for room, people in in_rooms(places).items()):
            found.append(row(problem, places, kept))
    return min(found, key=comparable)
