"""Problems to solve: small ones with everything odd in them, and one the size of 2015."""

import random
from collections import Counter
from dataclasses import replace

from conference.assignment import Occurrence, Participant, Pin, Problem


def odd_problem(seed: int, most_people: int = 7) -> Problem:
    """Return a small valid problem: pins, bars, few seats, wishes missing, slots not attended."""
    rng = random.Random(seed)
    slots = ("A", "B", "C")[: rng.choice((1, 2, 2, 2, 3))]
    sessions = [str(number) for number in range(1, rng.randint(2, 4) + 1)]
    most_seats = rng.randint(1, 3)
    occurrences = tuple(
        Occurrence(session, slot, rng.randint(0, most_seats))
        for session in sessions
        for slot in slots
        if rng.random() < 0.85
    ) or (Occurrence("1", "A", 1),)
    held = Problem(slots, occurrences, ()).sessions
    people: list[Participant] = []
    for number in range(rng.randint(0, most_people)):
        people.append(_person(rng, f"p{number}", slots, held, people))
    return _pinned(rng, Problem(slots, occurrences, tuple(people)))


def _person(
    rng: random.Random,
    name: str,
    slots: tuple[str, ...],
    sessions: tuple[str, ...],
    others: list[Participant],
) -> Participant:
    if others and rng.random() < 0.4:
        return replace(rng.choice(others), id=name, lottery=rng.randrange(4))
    attended = slots if rng.random() < 0.7 else rng.sample(slots, rng.randint(0, len(slots)))
    return Participant(
        id=name,
        wishes=tuple(rng.sample(sessions, min(len(sessions), rng.choice((0, 1, 2, 3, 3))))),
        slots=tuple(attended),
        barred=frozenset(each for each in sessions if rng.random() < 0.08),
        lottery=rng.randrange(4),
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
            if open_here and rng.random() < 0.12:
                pins.append(Pin(rng.choice(open_here), slot))
                left[pins[-1].session, slot] -= 1
        people.append(replace(each, pinned=tuple(pins)))
    return replace(problem, participants=tuple(people))


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
    )


def conference_of(people: int, seats: int, seed: int = 2015) -> Problem:
    """Return eight sessions in two slots, with three wishes each and skewed as in life."""
    rng = random.Random(seed)
    sessions = [str(number) for number in range(1, 9)]
    slots = ("A", "B")
    participants = []
    for number in range(people):
        weights = {session: 1 / int(session) for session in sessions}
        wishes: list[str] = []
        for _rank in range(3 if rng.random() < 0.9 else rng.randint(0, 2)):
            wish = rng.choices(list(weights), list(weights.values()))[0]
            del weights[wish]
            wishes.append(wish)
        attended = slots if rng.random() < 0.95 else (rng.choice(slots),)
        participants.append(
            Participant(f"p{number}", tuple(wishes), attended, lottery=rng.randrange(2**31))
        )
    occurrences = tuple(Occurrence(each, slot, seats) for each in sessions for slot in slots)
    return Problem(slots, occurrences, tuple(participants))
