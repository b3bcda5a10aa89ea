"""Random problems, small and odd, and one in the proportions of 2015."""

import random

from hypothesis import strategies as st

from conference.assignment import Occurrence, Participant, Pin, Problem

SESSIONS = ("1", "2", "3")
SLOTS = ("A", "B")


@st.composite
def small_problems(draw: st.DrawFn, most: int = 4) -> Problem:
    """Draw up to `most` people, three sessions, two slots; few seats, pins, bars and gaps."""
    occurrences = [
        Occurrence(session, slot, draw(st.integers(0, 2)))
        for session in SESSIONS
        for slot in SLOTS
        if draw(st.integers(0, 9)) > 0
    ]
    left = {(each.session, each.slot): each.seats for each in occurrences}
    held = {each.session for each in occurrences}
    people = []
    for number in range(draw(st.integers(0, most))):
        wishes = draw(st.permutations(sorted(held)))[: draw(st.integers(0, 3))]
        slots = draw(st.sampled_from([SLOTS, SLOTS, SLOTS, ("A",), ("B",)]))
        barred = frozenset(draw(st.sets(st.sampled_from(sorted(held)), max_size=1)) if held else ())
        pins = []
        open_places = [
            place
            for place, seats in left.items()
            if seats and place[1] in slots and place[0] not in barred
        ]
        if open_places and draw(st.integers(0, 4)) == 0:
            place = draw(st.sampled_from(sorted(open_places)))
            left[place] -= 1
            pins.append(Pin(*place))
        people.append(
            Participant(f"p{number}", tuple(wishes), slots, tuple(pins), barred, number * 7 % 5)
        )
    return Problem(SLOTS, tuple(occurrences), tuple(people))


def like_2015(people: int = 250, seats: int = 30, seed: int = 2015) -> Problem:
    """Return a problem with eight sessions in two slots and wishes skewed as in life."""
    dice = random.Random(seed)
    sessions = [str(number) for number in range(1, 9)]
    likely = [30, 8, 24, 5, 4, 7, 17, 8]

    def wishes() -> tuple[str, ...]:
        chosen: list[str] = []
        while len(chosen) < 3:
            wish = dice.choices(sessions, likely)[0]
            if wish not in chosen:
                chosen.append(wish)
        return tuple(chosen[: dice.choice([0, 2, 3, 3, 3, 3])])

    return Problem(
        SLOTS,
        tuple(Occurrence(session, slot, seats) for session in sessions for slot in SLOTS),
        tuple(
            Participant(f"p{number}", wishes(), SLOTS, lottery=dice.randrange(10**6))
            for number in range(people)
        ),
    )
