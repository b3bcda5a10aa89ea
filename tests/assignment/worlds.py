"""Problems to solve: small ones with everything odd in them, and some the size of a conference."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from conference.assignment import Occurrence, Participant, Pin, Problem, Rules

Kept = dict[str, dict[str, str]]
"""What a published plan gave: per participant's id and slot the session."""


def odd_problem(seed: int, most_people: int = 8) -> Problem:
    """Return a small valid problem: pins, bars, few seats, wishes missing, slots not attended.

    Some people have an organisation or a kind, some rooms a smallest group, and lottery numbers
    may all be equal, alike here and there, all distinct, or very far apart.
    """
    rng = random.Random(seed)
    slots = ("A", "B", "C")[: rng.choice((1, 2, 2, 2, 3))]
    sessions = [str(number) for number in range(1, rng.randint(2, 4) + 1)]
    occurrences = tuple(_programme(rng, sessions, slots)) or (Occurrence("1", "A", 1),)
    rules = Rules(rng.random() < 0.8, rng.random() < 0.8)
    problem = Problem(slots, occurrences, (), rules)
    return _pinned(rng, replace(problem, participants=_people(rng, problem, most_people)))


def _programme(
    rng: random.Random, sessions: list[str], slots: tuple[str, ...]
) -> Iterator[Occurrence]:
    most_seats, smallest = rng.randint(1, 4), rng.choice((0, 0, 2, 4))
    for session in sessions:
        for slot in slots:
            if rng.random() < 0.8:
                yield Occurrence(
                    session, slot, rng.randint(0, most_seats), rng.randint(0, smallest)
                )


def _people(rng: random.Random, problem: Problem, most: int) -> tuple[Participant, ...]:
    people: list[Participant] = []
    organisations = _organisations(rng)
    number = rng.randint(0, most)
    lottery = _lottery_numbers(rng, number)
    for at in range(number):
        one = _person(rng, problem, f"p{at}", lottery[at])
        if people and rng.random() < 0.4:
            one = replace(rng.choice(people), id=one.id, lottery=one.lottery)
        people.append(replace(one, organisation=next(organisations)))
    return tuple(people)


def _organisations(rng: random.Random) -> Iterator[str | None]:
    """Yield organisations of one to four members, now and then nobody's."""
    number = 0
    while True:
        for _member in range(rng.randint(1, 4)):
            yield f"o{number}" if rng.random() < 0.8 else None
        number += 1


def _lottery_numbers(rng: random.Random, number: int) -> list[int]:
    return rng.choice(
        (
            [0] * number,
            [rng.randrange(4) for _each in range(number)],
            rng.sample(range(1, 2 * number + 1), number),
            [rng.randrange(-(10**9), 10**9) for _each in range(number)],
        )
    )


def _person(rng: random.Random, problem: Problem, name: str, lottery: int) -> Participant:
    slots, sessions = problem.slots, problem.sessions
    attended = slots if rng.random() < 0.7 else rng.sample(slots, rng.randint(0, len(slots)))
    return Participant(
        id=name,
        wishes=tuple(rng.sample(sessions, min(len(sessions), rng.choice((0, 1, 2, 3, 3))))),
        slots=tuple(attended),
        barred=frozenset(each for each in sessions if rng.random() < 0.08),
        lottery=lottery,
        kind=rng.choice(("town", "town", "state", "state", "press", None)),
    )


def _pinned(rng: random.Random, problem: Problem) -> Problem:
    left = Counter({(each.session, each.slot): each.seats for each in problem.occurrences})
    people = []
    for each in problem.participants:
        pins: list[Pin] = []
        for slot in each.slots:
            open_here = [
                session
                for (session, there), seats in left.items()
                if there == slot
                and seats > 0
                and session not in each.barred
                and session not in [pin.session for pin in pins]
            ]
            if open_here and rng.random() < 0.1:
                pins.append(Pin(rng.choice(open_here), slot))
                left[pins[-1].session, slot] -= 1
        people.append(replace(each, pinned=tuple(pins)))
    return replace(problem, participants=tuple(people))


def changed(problem: Problem, published: Kept, seed: int) -> tuple[Problem, Kept]:
    """Return the problem after some days, and what of the published plan is to be kept.

    People have left, come, changed their wishes or been barred, rooms have changed, sessions are
    gone, and who was in the plan may have had nothing there.
    """
    rng = random.Random(seed)
    kept = {one: dict(places) for one, places in published.items() if rng.random() < 0.9}
    for places in kept.values():
        for slot in list(places):
            if rng.random() < 0.05:
                places[slot] = "gone"
            elif rng.random() < 0.05:
                del places[slot]
    pins = Counter((pin.session, pin.slot) for one in problem.participants for pin in one.pinned)
    occurrences = tuple(
        replace(each, seats=max(pins[each.session, each.slot], each.seats + rng.choice((0, 1, 2))))
        if rng.random() < 0.85
        else replace(each, seats=pins[each.session, each.slot])
        for each in problem.occurrences
    )
    people = [
        replace(each, wishes=tuple(rng.sample(each.wishes, len(each.wishes))))
        if rng.random() < 0.2
        else each
        for each in problem.participants
        if rng.random() < 0.85
    ]
    people += [
        _person(rng, problem, f"new{at}", rng.randrange(9)) for at in range(rng.choice((0, 1, 2)))
    ]
    return replace(problem, occurrences=occurrences, participants=tuple(people)), kept


def shuffled(problem: Problem, seed: int) -> Problem:
    """Return the same problem with every list whose order carries no meaning in another order."""
    rng = random.Random(seed)
    return Problem(
        slots=tuple(rng.sample(problem.slots, len(problem.slots))),
        occurrences=tuple(rng.sample(problem.occurrences, len(problem.occurrences))),
        participants=tuple(
            replace(
                each,
                slots=tuple(rng.sample(each.slots, len(each.slots))),
                pinned=tuple(rng.sample(each.pinned, len(each.pinned))),
            )
            for each in rng.sample(problem.participants, len(problem.participants))
        ),
        rules=problem.rules,
    )


def conference_of(people: int, seats: int, seed: int = 2015, minimum: int = 0) -> Problem:
    """Return eight sessions in two slots, with three wishes each and skewed as in life.

    Half of the people are in organisations of two to four, of three kinds.
    """
    rng = random.Random(seed)
    sessions, slots = [str(number) for number in range(1, 9)], ("A", "B")
    numbers = rng.sample(range(people), people)
    participants = tuple(
        Participant(
            id=f"p{at}",
            wishes=_skewed(rng, sessions, 3 if rng.random() < 0.9 else rng.randint(0, 2)),
            slots=slots if rng.random() < 0.95 else (rng.choice(slots),),
            lottery=numbers[at],
            organisation=f"o{at // 3}" if rng.random() < 0.7 else None,
            kind=rng.choice(("town", "town", "state", "press")),
        )
        for at in range(people)
    )
    occurrences = tuple(
        Occurrence(each, slot, seats, minimum) for each in sessions for slot in slots
    )
    return Problem(slots, occurrences, participants)


def _skewed(rng: random.Random, sessions: list[str], number: int) -> tuple[str, ...]:
    weights = {session: 1 / int(session) for session in sessions}
    wishes: list[str] = []
    for _rank in range(number):
        wish = rng.choices(list(weights), list(weights.values()))[0]
        del weights[wish]
        wishes.append(wish)
    return tuple(wishes)
