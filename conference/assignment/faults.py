"""What makes a problem impossible to pose: every fault found, not the first alone."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from conference.assignment.crowd import Coded, Crowd, IntArray, joint
from conference.assignment.problem import Participant, Problem

Check = Callable[[Problem, Participant], Iterator["Fault"]]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong, and where: `path` is like participants[3].pinned[0]."""

    path: str
    message: str


class InvalidProblem(ValueError):
    """The problem contradicts itself; `faults` lists every way it does."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults, and tell them line by line."""
        self.faults = tuple(faults)
        super().__init__("\n".join(f"{each.path}: {each.message}" for each in self.faults))


def refuse(problem: Problem) -> None:
    """Raise InvalidProblem with every fault of the problem, if it has any."""
    faults = find(problem)
    if faults:
        raise InvalidProblem(faults)


def find(problem: Problem) -> list[Fault]:
    """Return every fault of the problem."""
    crowd = Crowd.of(problem.participants)
    return [*_programme(problem), *_ids(crowd), *_people(problem, crowd), *_crowded(problem, crowd)]


def _repeated(path: str, values: Iterable[Hashable], what: str, field: str = "") -> Iterator[Fault]:
    seen = set()
    for number, value in enumerate(values):
        if value in seen:
            yield Fault(f"{path}[{number}]{field}", f"{what} {value!r} is there twice")
        seen.add(value)


def _unknown(path: str, values: Iterable[str], known: Iterable[str], what: str) -> Iterator[Fault]:
    known = set(known)
    for number, value in enumerate(values):
        if value not in known:
            yield Fault(f"{path}[{number}]", f"there is no {what} {value!r}")


def _programme(problem: Problem) -> Iterator[Fault]:
    yield from _repeated("slots", problem.slots, "slot")
    held = [(each.session, each.slot) for each in problem.occurrences]
    yield from _repeated("occurrences", held, "occurrence")
    for number, each in enumerate(problem.occurrences):
        path = f"occurrences[{number}]"
        if each.slot not in problem.slots:
            yield Fault(f"{path}.slot", f"there is no slot {each.slot!r}")
        if each.seats < 0:
            yield Fault(f"{path}.seats", f"{each.seats} seats is less than none")
        if each.minimum < 0:
            yield Fault(f"{path}.minimum", f"{each.minimum} people is less than none")


def _ids(crowd: Crowd) -> Iterator[Fault]:
    if len(set(crowd.ids)) < len(crowd):
        yield from _repeated("participants", crowd.ids, "id", ".id")


def _people(problem: Problem, crowd: Crowd) -> Iterator[Fault]:
    """Check each distinct answer once, and tell it of everybody who gave it."""
    terms: Coded[Any] = Coded((), joint(crowd.slots, crowd.pinned, crowd.barred))
    columns: list[tuple[Check, Coded[Any]]] = [
        (_wishes, crowd.wishes),
        (_slots, crowd.slots),
        (_bars, crowd.barred),
        (_pins, terms),
    ]
    for check, column in columns:
        for people, fault in _by_answer(crowd, column.codes, partial(check, problem)):
            for number in people:
                yield Fault(f"participants[{number}]{fault.path}", fault.message)


def _wishes(problem: Problem, each: Participant) -> Iterator[Fault]:
    yield from _repeated(".wishes", each.wishes, "wish")
    yield from _unknown(".wishes", each.wishes, problem.sessions, "session")


def _slots(problem: Problem, each: Participant) -> Iterator[Fault]:
    yield from _repeated(".slots", each.slots, "slot")
    yield from _unknown(".slots", each.slots, problem.slots, "slot")


def _bars(problem: Problem, each: Participant) -> Iterator[Fault]:
    for session in sorted(each.barred - set(problem.sessions)):
        yield Fault(".barred", f"there is no session {session!r}")


def _by_answer(
    crowd: Crowd, codes: IntArray, check: Callable[[Participant], Iterator[Fault]]
) -> Iterator[tuple[IntArray, Fault]]:
    """Yield each fault of each distinct answer, beside everybody who gave that."""
    first = np.full(int(codes.max(initial=-1)) + 1, -1)
    first[codes[::-1]] = np.arange(len(codes))[::-1]
    order: IntArray | None = None
    for code in np.flatnonzero(first >= 0):
        for fault in check(crowd[int(first[code])]):
            if order is None:
                order = np.argsort(codes, kind="stable")
            start, end = np.searchsorted(codes, [code, code + 1], sorter=order)
            yield order[start:end], fault


def _pins(problem: Problem, participant: Participant) -> Iterator[Fault]:
    held = {(each.session, each.slot) for each in problem.occurrences}
    sessions, slots = set(problem.sessions), problem.slots
    for number, pin in enumerate(participant.pinned):
        here = f".pinned[{number}]"
        known = pin.session in sessions and pin.slot in slots
        if pin.session not in sessions:
            yield Fault(f"{here}.session", f"there is no session {pin.session!r}")
        if pin.slot not in slots:
            yield Fault(f"{here}.slot", f"there is no slot {pin.slot!r}")
        if known and (pin.session, pin.slot) not in held:
            yield Fault(here, f"session {pin.session!r} isn't held in slot {pin.slot!r}")
        if pin.slot in slots and pin.slot not in participant.slots:
            yield Fault(here, f"the person doesn't attend slot {pin.slot!r}")
        if pin.session in participant.barred:
            yield Fault(here, f"session {pin.session!r} is barred for the person")
    pinned = participant.pinned
    yield from _repeated(".pinned", [pin.slot for pin in pinned], "slot")
    yield from _repeated(".pinned", [pin.session for pin in pinned], "session")


def _crowded(problem: Problem, crowd: Crowd) -> Iterator[Fault]:
    """Tell of rooms with more pins than seats, naming one more of the pinned than fit."""
    for number, each in enumerate(problem.occurrences):
        place = (each.session, each.slot)
        here = [(pin.session, pin.slot) for pins in crowd.pinned.values for pin in pins]
        if place not in here:
            continue
        answers = [
            code
            for code, pins in enumerate(crowd.pinned.values)
            if place in [(pin.session, pin.slot) for pin in pins]
        ]
        people = np.flatnonzero(np.isin(crowd.pinned.codes, answers))
        seats = max(0, each.seats)
        if len(people) > seats:
            some = ", ".join(repr(crowd.ids[one]) for one in people[: seats + 1])
            message = f"{len(people)} people are pinned to {seats} seats"
            conflict = f"; these {seats + 1} can't all be: {some}" if seats else f": {some}"
            yield Fault(f"occurrences[{number}].seats", message + conflict)
