"""The crowds that the optimiser is measured on: the same on every machine, drawn from one seed."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from conference.assignment import Coded, Crowd, Occurrence, Problem
from seeds.guests import guests

Numbers = NDArray[np.int64]

SEED, MINIMUM = 1, 8
KINDS = MappingProxyType(
    {
        "immigrant organisation": 0.35,
        "voluntary organisation": 0.2,
        "immigrant council": 0.15,
        "municipality": 0.12,
        "directorate": 0.1,
        "ministry": 0.08,
    }
)
PAIRS, THREES = (0.35, 0.65), (0.35, 0.6, 0.05)
"""Shares of organisations with one, two (and three) people; those of 2015 were much like it."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What an instance is like.

    A session's chance of being wished for falls with its number, to the power of `skew`. Every
    session is held in every slot, each time with as many seats, `slack` times what is needed.
    """

    people: int
    sessions: int = 8
    slots: int = 2
    wishes: int = 3
    slack: float = 1.2
    skew: float = 0.5
    organisations: tuple[float, ...] = PAIRS


def drawn(shape: Shape) -> Problem:
    """Return the instance of that shape, always the same one."""
    dice = np.random.default_rng(SEED)
    slots = tuple("ABCDEF"[: shape.slots])
    organisation = _organisations(dice, shape)
    organisations = int(organisation[-1]) + 1
    crowd = Crowd(
        ids=[f"p{number}" for number in range(shape.people)],
        wishes=_wishes(dice, shape),
        slots=Coded.same(slots, shape.people),
        pinned=Coded.same((), shape.people),
        barred=Coded.same(frozenset(), shape.people),
        organisation=Coded(tuple(f"o{each}" for each in range(organisations)), organisation),
        kind=Coded(tuple(KINDS), _draw(dice, [*KINDS.values()], organisations)[organisation]),
        lottery=lottery(dice, shape.people),
    )
    seats = math.ceil(round(shape.slack * shape.people / shape.sessions, 6))
    return Problem(slots, _occurrences(slots, shape.sessions, seats), crowd)


def conference_2015() -> Problem:
    """Return the demo's own guest list: 238 people and 8 sessions of 30 seats, held twice."""
    people = [
        (guest.kind, number, seat.wishes)
        for number, guest in enumerate(guests())
        for seat in guest.registrations
    ]
    slots = ("A", "B")
    crowd = Crowd(
        ids=[f"p{number}" for number in range(len(people))],
        wishes=Coded.of(tuple(map(str, wishes)) for _kind, _guest, wishes in people),
        slots=Coded.same(slots, len(people)),
        pinned=Coded.same((), len(people)),
        barred=Coded.same(frozenset(), len(people)),
        organisation=Coded.of(f"o{guest}" for _kind, guest, _wishes in people),
        kind=Coded.of(kind for kind, _guest, _wishes in people),
        lottery=lottery(np.random.default_rng(SEED), len(people)),
    )
    return Problem(slots, _occurrences(slots, 8, 30), crowd)


def lottery(dice: np.random.Generator, people: int) -> Numbers:
    """Return a number for each of the people, all different."""
    numbers: Numbers = np.argsort(dice.random(people), kind="stable")
    return numbers


def _occurrences(slots: tuple[str, ...], sessions: int, seats: int) -> tuple[Occurrence, ...]:
    return tuple(
        Occurrence(str(number + 1), slot, seats, MINIMUM)
        for slot in slots
        for number in range(sessions)
    )


def _draw(dice: np.random.Generator, shares: list[float], number: int) -> Numbers:
    """Return so many draws of a share's number."""
    steps = np.cumsum(shares) / sum(shares)
    drawn: Numbers = np.searchsorted(steps[:-1], dice.random(number), side="right")
    return drawn


def _organisations(dice: np.random.Generator, shape: Shape) -> Numbers:
    """Return everybody's organisation; the people of one stand beside each other."""
    sizes = 1 + _draw(dice, list(shape.organisations), shape.people)
    return np.repeat(np.arange(shape.people), sizes)[: shape.people]


def _wishes(dice: np.random.Generator, shape: Shape) -> Coded[tuple[str, ...]]:
    """Return everybody's wishes: sessions drawn one after the other, none twice."""
    likely = np.arange(1, shape.sessions + 1) ** -shape.skew
    # The smallest of exponential times, each at its own pace, is a draw by the paces.
    times = -np.log1p(-dice.random((shape.people, shape.sessions))) / likely
    first = np.argsort(times, axis=1)[:, : shape.wishes]
    codes = first @ shape.sessions ** np.arange(shape.wishes)
    _values, examples, numbers = np.unique(codes, return_index=True, return_inverse=True)
    lists = (tuple(str(each + 1) for each in row) for row in first[examples].tolist())
    return Coded(tuple(lists), numbers.astype(np.int64))


INSTANCES: Mapping[str, Shape | None] = MappingProxyType(
    {
        "200 people": Shape(200),
        "2,000 people": Shape(2_000),
        "20,000 people": Shape(20_000),
        "200,000 people": Shape(200_000),
        "2,000,000 people": Shape(2_000_000),
        "300 people, three slots × twelve sessions": Shape(300, sessions=12, slots=3),
        "200 people, four wishes": Shape(200, wishes=4),
        "2,000 people, four wishes": Shape(2_000, wishes=4),
        "20,000 people, four wishes": Shape(20_000, wishes=4),
        "240 people in 240 seats": Shape(240, slack=1.0),
        "2,000 people, wishes twice as skewed": Shape(2_000, skew=1.0),
        "200 people, organisations of up to three": Shape(200, organisations=THREES),
        "2,000 people, organisations of up to three": Shape(2_000, organisations=THREES),
        "20,000 people, organisations of up to three": Shape(20_000, organisations=THREES),
        "238 people, the demo's guest list of 2015": None,
    }
)
"""What is measured, by name; the one without a shape is `conference_2015`."""


def instance(name: str) -> Problem:
    """Return the instance of that name."""
    shape = INSTANCES[name]
    return conference_2015() if shape is None else drawn(shape)
