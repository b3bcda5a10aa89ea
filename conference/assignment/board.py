"""The problem laid out for solving: people alike gathered into types, and what each can get.

People with the same wishes, slots, pins and bars are one type. Everything is in canonical
(sorted) order, so that a problem with its lists shuffled is laid out the same.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from conference.assignment.levels import Bundle, Level, level
from conference.assignment.problem import Participant, Problem

Places = dict[str, dict[str, str | None]]
"""Per participant's id and attended slot the session, or None without a seat."""


@dataclass(frozen=True, slots=True, order=True)
class Terms:
    """What decides which bundles are allowed: slots, pins as (slot, session), bars."""

    slots: tuple[str, ...]
    pinned: tuple[tuple[str, str], ...]
    barred: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class ParticipantType:
    """What two people share when they look the same to the solver."""

    wishes: tuple[str, ...]
    terms: Terms


@dataclass(frozen=True, slots=True)
class Option:
    """A bundle that a type may get, at its level, with so many slots left `missing` a seat."""

    bundle: Bundle
    level: Level
    missing: int


@dataclass(frozen=True, slots=True)
class Board:
    """The problem by types.

    `people` of a type stand by lottery number, `options` with the best level first; `levels` has
    every level that somebody could be at, worst first.
    """

    problem: Problem
    types: tuple[ParticipantType, ...]
    people: tuple[tuple[Participant, ...], ...]
    options: tuple[tuple[Option, ...], ...]
    levels: tuple[Level, ...]

    @property
    def attended(self) -> int:
        """How many seats there would be if everybody had one in every slot attended."""
        return sum(len(each.slots) for each in self.problem.participants)


def type_of(participant: Participant) -> ParticipantType:
    """Return the type that the participant belongs to."""
    pinned = sorted((pin.slot, pin.session) for pin in participant.pinned)
    terms = Terms(
        tuple(sorted(participant.slots)), tuple(pinned), tuple(sorted(participant.barred))
    )
    return ParticipantType(participant.wishes, terms)


def lay_out(problem: Problem) -> Board:
    """Return the board of a problem without faults."""
    gathered: dict[ParticipantType, list[Participant]] = defaultdict(list)
    for each in problem.participants:
        gathered[type_of(each)].append(each)
    types = tuple(sorted(gathered))
    held = _held(problem)
    bundles = {terms: tuple(_bundles(terms, held)) for terms in {each.terms for each in types}}
    options = tuple(_options(problem, each, bundles[each.terms]) for each in types)
    return Board(
        problem=problem,
        types=types,
        people=tuple(
            tuple(sorted(gathered[each], key=lambda one: (one.lottery, one.id))) for each in types
        ),
        options=options,
        levels=tuple(sorted({option.level for each in options for option in each}, reverse=True)),
    )


def _held(problem: Problem) -> dict[str, list[str]]:
    held: dict[str, list[str]] = {slot: [] for slot in problem.slots}
    for each in sorted(problem.occurrences, key=lambda one: one.session):
        held[each.slot].append(each.session)
    return held


def _bundles(terms: Terms, held: dict[str, list[str]]) -> Iterator[Bundle]:
    """Yield every bundle that the hard rules leave, seats aside."""
    pinned = dict(terms.pinned)
    open_in = [
        [pinned[slot]]
        if slot in pinned
        else [*(each for each in held[slot] if each not in terms.barred), None]
        for slot in terms.slots
    ]
    for bundle in product(*open_in):
        given = [each for each in bundle if each is not None]
        if len(given) == len(set(given)):
            yield bundle


def _options(
    problem: Problem, of: ParticipantType, bundles: tuple[Bundle, ...]
) -> tuple[Option, ...]:
    slots, unseated_rank = len(problem.slots), problem.unseated_rank
    options = [
        Option(bundle, level(of.wishes, bundle, slots, unseated_rank), bundle.count(None))
        for bundle in bundles
    ]
    return tuple(sorted(options, key=_best_first))


def _best_first(option: Option) -> tuple[Level, tuple[tuple[bool, str], ...]]:
    return option.level, tuple((each is None, each or "") for each in option.bundle)
