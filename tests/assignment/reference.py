"""The criteria told once more, as plainly as can be, and sharing nothing with the optimiser.

`lawful` checks the hard rules; `levels` reads how a plan left people; `best` finds, person by
person and without any solver, the best row of criteria there is; `best_by_binaries` finds it with
one binary variable per person and bundle, for what is too large for `best`.
"""

from collections import Counter
from itertools import product

import highspy

from conference.assignment import Occurrence, Participant, Plan, Problem

Row = tuple[int, dict[tuple[int, ...], int]]
"""Seats given, and people by level."""

Bundle = dict[str, str | None]


def lawful(problem: Problem, plan: Plan) -> None:
    """Assert every hard rule: seats, attendance, no session twice, pins, bars."""
    taken = Counter((each.session, each.slot) for each in plan.placements)
    seats = {(each.session, each.slot): each.seats for each in problem.occurrences}
    assert all(people <= seats[place] for place, people in taken.items())
    for person in problem.participants:
        mine = [each for each in plan.placements if each.participant == person.id]
        without = [each.slot for each in plan.unseated if each.participant == person.id]
        assert sorted([*(each.slot for each in mine), *without]) == sorted(person.slots)
        sessions = [each.session for each in mine]
        assert len(sessions) == len(set(sessions))
        assert not person.barred & set(sessions)
        assert {(each.session, each.slot) for each in person.pinned} <= {
            (each.session, each.slot) for each in mine
        }


def bundles(problem: Problem, person: Participant) -> list[Bundle]:
    """Return every bundle that pins, bars and the programme allow the person."""
    found = []
    sessions: list[str | None] = [None, *problem.sessions]
    for choice in product(sessions, repeat=len(person.slots)):
        bundle = dict(zip(person.slots, choice, strict=True))
        given = [(session, slot) for slot, session in bundle.items() if session is not None]
        names = [session for session, _slot in given]
        held = {(each.session, each.slot) for each in problem.occurrences}
        if (
            set(given) <= held
            and len(names) == len(set(names))
            and not person.barred & set(names)
            and all(bundle[pin.slot] == pin.session for pin in person.pinned)
        ):
            found.append(bundle)
    return found


def level(problem: Problem, person: Participant, bundle: Bundle) -> tuple[int, ...]:
    """Return the ranks of the bundle's sessions, worst first."""
    ranks = []
    for slot in problem.slots:
        if slot not in person.slots:
            ranks.append(1)
        elif bundle[slot] is None:
            ranks.append(len(problem.sessions) + 1)
        else:
            listed = [*person.wishes, bundle[slot]]
            ranks.append(listed.index(bundle[slot]) + 1)
    return tuple(sorted(ranks, reverse=True))


def row_of(problem: Problem, plan: Plan) -> Row:
    """Return the plan's row of criteria, counted from its placements alone."""
    found: Counter[tuple[int, ...]] = Counter()
    for person in problem.participants:
        bundle: Bundle = dict.fromkeys(person.slots)
        bundle |= {
            each.slot: each.session for each in plan.placements if each.participant == person.id
        }
        found[level(problem, person, bundle)] += 1
    return len(plan.placements), dict(found)


def comparable(problem: Problem, row: Row) -> tuple[object, ...]:
    """Return the row so that the better of two is the smaller."""
    ranks = range(1, len(problem.sessions) + 2)
    levels = {
        tuple(sorted(each, reverse=True)) for each in product(ranks, repeat=len(problem.slots))
    }
    return -row[0], *(row[1].get(each, 0) for each in sorted(levels, reverse=True))


def best(problem: Problem) -> Row:
    """Return the best row, by trying for person after person every bundle on every way so far.

    Of two ways that leave the same seats only the better can be part of the best. A row is one
    whole number: its digits are seats missing, then people by level, worst first.
    """
    base = len(problem.participants) + 1
    allowed = [(each, bundles(problem, each)) for each in problem.participants]
    levels = sorted({level(problem, one, each) for one, listed in allowed for each in listed})
    places = [(each.session, each.slot) for each in problem.occurrences]
    ways = {tuple(each.seats for each in problem.occurrences): 0}
    for person, listed in allowed:
        further: dict[tuple[int, ...], int] = {}
        for bundle in listed:
            used = [bundle.get(slot) == session for session, slot in places]
            missing = list(bundle.values()).count(None)
            price = base ** levels.index(level(problem, person, bundle))
            price += missing * base ** len(levels)
            for left, so_far in ways.items():
                after = tuple(seats - mine for seats, mine in zip(left, used, strict=True))
                if min(after) >= 0:
                    further[after] = min(further.get(after, so_far + price), so_far + price)
        ways = further
    total = min(ways.values())
    counts = {each: total // base**place % base for place, each in enumerate(levels)}
    attended = sum(len(each.slots) for each in problem.participants)
    return attended - total // base ** len(levels), {each: n for each, n in counts.items() if n}


def best_by_binaries(problem: Problem) -> Row:
    """Return the best row, with a binary per person and bundle and a solve per criterion."""
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("mip_rel_gap", 0.0)
    mine = [
        [
            (solver.addBinary(), bundle, level(problem, one, bundle))
            for bundle in bundles(problem, one)
        ]
        for one in problem.participants
    ]
    for listed in mine:
        solver.addConstr(solver.qsum(each for each, _bundle, _level in listed) == 1)
    flat = [each for listed in mine for each in listed]
    for one in problem.occurrences:
        inside = [each for each, bundle, _level in flat if bundle.get(one.slot) == one.session]
        if inside:
            solver.addConstr(solver.qsum(inside) <= one.seats)
    missing = solver.qsum(list(bundle.values()).count(None) * each for each, bundle, _level in flat)
    solver.minimize(missing)
    seats_missing = round(solver.getObjectiveValue())
    solver.addConstr(missing <= seats_missing)
    counts = {}
    for wanted in sorted({each[2] for each in flat}, reverse=True):
        there = solver.qsum(each for each, _bundle, reached in flat if reached == wanted)
        solver.minimize(there)
        counts[wanted] = round(solver.getObjectiveValue())
        solver.addConstr(there <= counts[wanted])
    attended = sum(len(each.slots) for each in problem.participants)
    return attended - seats_missing, {each: n for each, n in counts.items() if n}


def one_more_seat(problem: Problem, number: int) -> Problem:
    """Return the problem with a seat more in the occurrence of that number."""
    occurrences = list(problem.occurrences)
    one = occurrences[number % len(occurrences)]
    occurrences[number % len(occurrences)] = Occurrence(one.session, one.slot, one.seats + 1)
    return Problem(problem.slots, tuple(occurrences), problem.participants)
