"""Types of participants who look the same to the solver, and the bundles each may be given.

A bundle is one session (or None: no seat) per slot; its level is the ranks of its sessions, worst
first, where a session that isn't listed ranks after all that are, and a slot that isn't attended
counts as a first wish.
"""

from collections import defaultdict
from dataclasses import dataclass
from itertools import product

from conference.assignment.problem import Participant, Problem

NO_SEAT = 10**6
Level = tuple[int, ...]
Sessions = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """One session per slot of the problem, in its order; None without a seat or attendance."""

    sessions: Sessions
    level: Level

    @property
    def seats(self) -> int:
        """How many seats it takes."""
        return sum(session is not None for session in self.sessions)


@dataclass(frozen=True, slots=True)
class Kind:
    """A type: `members` in the order of their lottery, and their bundles, the dearest first."""

    members: tuple[Participant, ...]
    bundles: tuple[Bundle, ...]


def kinds(problem: Problem, slots: tuple[str, ...]) -> list[Kind]:
    """Return the types of `problem`, in an order that its lists' order doesn't touch."""
    alike: dict[tuple[object, ...], list[Participant]] = defaultdict(list)
    for participant in problem.participants:
        alike[_look(participant)].append(participant)
    held = {
        slot: sorted(each.session for each in problem.occurrences if each.slot == slot)
        for slot in slots
    }
    return [
        Kind(
            tuple(sorted(members, key=lambda each: (each.lottery, each.id))),
            _bundles(members[0], slots, held),
        )
        for _look_of, members in sorted(alike.items())
    ]


def _look(participant: Participant) -> tuple[object, ...]:
    return (
        participant.wishes,
        tuple(sorted(participant.slots)),
        tuple(sorted((pin.slot, pin.session) for pin in participant.pinned)),
        tuple(sorted(participant.barred)),
    )


def _bundles(
    participant: Participant, slots: tuple[str, ...], held: dict[str, list[str]]
) -> tuple[Bundle, ...]:
    options = [_options(participant, slot, held[slot]) for slot in slots]
    found = [
        Bundle(sessions, level(participant, slots, sessions))
        for sessions in product(*options)
        if _is_without_repeat(sessions)
    ]
    return tuple(sorted(found, key=lambda each: (each.level, _text(each.sessions))))


def _options(participant: Participant, slot: str, held: list[str]) -> list[str | None]:
    if slot not in participant.slots:
        return [None]
    pinned: list[str | None] = [pin.session for pin in participant.pinned if pin.slot == slot]
    return pinned or [*(each for each in held if each not in participant.barred), None]


def _is_without_repeat(sessions: Sessions) -> bool:
    given = [session for session in sessions if session is not None]
    return len(set(given)) == len(given)


def _text(sessions: Sessions) -> tuple[str, ...]:
    return tuple(session or "" for session in sessions)


def level(participant: Participant, slots: tuple[str, ...], sessions: Sessions) -> Level:
    """Return the level that `sessions` (one per slot) have for `participant`, worst first."""
    ranks = {wish: rank for rank, wish in enumerate(participant.wishes, start=1)}
    unlisted = len(participant.wishes) + 1
    found = [
        (NO_SEAT if session is None else ranks.get(session, unlisted))
        if slot in participant.slots
        else 1
        for slot, session in zip(slots, sessions, strict=True)
    ]
    return tuple(sorted(found, reverse=True))
