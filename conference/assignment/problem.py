"""What is to be solved, and every fault there may be in it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A session held in a slot, with so many seats."""

    session: str
    slot: str
    seats: int


@dataclass(frozen=True, slots=True)
class Pin:
    """A place that is decided already."""

    session: str
    slot: str


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody to place: `wishes` are sessions, the dearest first; `slots` those attended.

    `barred` sessions are never given. A lower `lottery` number is drawn earlier.
    """

    id: str
    wishes: tuple[str, ...]
    slots: tuple[str, ...]
    pinned: tuple[Pin, ...] = ()
    barred: frozenset[str] = frozenset()
    lottery: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """A whole problem. The order of its lists doesn't matter to the plan."""

    slots: tuple[str, ...]
    occurrences: tuple[Occurrence, ...]
    participants: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a problem: where (a path such as `participants[3].wishes`), and what."""

    path: str
    message: str


class InvalidProblem(ValueError):
    """A problem with faults; `faults` lists all of them."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(f"{fault.path}: {fault.message}" for fault in faults))
        self.faults = faults


def check(problem: Problem) -> None:
    """Raise InvalidProblem, with every fault at once, unless `problem` can be solved."""
    faults = tuple(_faults(problem))
    if faults:
        raise InvalidProblem(faults)


def _faults(problem: Problem) -> Iterator[Fault]:
    yield from _repeated("slots", problem.slots)
    yield from _repeated("occurrences", [(each.session, each.slot) for each in problem.occurrences])
    yield from _repeated("participants", [each.id for each in problem.participants])
    for number, occurrence in enumerate(problem.occurrences):
        path = f"occurrences[{number}]"
        if occurrence.slot not in problem.slots:
            yield Fault(path, f"unknown slot {occurrence.slot}")
        if occurrence.seats < 0:
            yield Fault(path, f"negative seats {occurrence.seats}")
    sessions = {each.session for each in problem.occurrences}
    held = {(each.session, each.slot) for each in problem.occurrences}
    for number, participant in enumerate(problem.participants):
        path = f"participants[{number}]"
        yield from _participant_faults(path, participant, problem.slots, sessions)
        yield from _pin_faults(path, participant, held)
    yield from _overpinned(problem)


def _repeated(path: str, values: object) -> Iterator[Fault]:
    for value, count in Counter(values).items():  # type: ignore[call-overload]
        if count > 1:
            yield Fault(path, f"{value} stands {count} times")


def _participant_faults(
    path: str, participant: Participant, slots: tuple[str, ...], sessions: set[str]
) -> Iterator[Fault]:
    yield from _repeated(f"{path}.wishes", participant.wishes)
    yield from _repeated(f"{path}.slots", participant.slots)
    for wish in participant.wishes:
        if wish not in sessions:
            yield Fault(f"{path}.wishes", f"unknown session {wish}")
    for barred in participant.barred:
        if barred not in sessions:
            yield Fault(f"{path}.barred", f"unknown session {barred}")
    for slot in participant.slots:
        if slot not in slots:
            yield Fault(f"{path}.slots", f"unknown slot {slot}")


def _pin_faults(path: str, participant: Participant, held: set[tuple[str, str]]) -> Iterator[Fault]:
    path = f"{path}.pinned"
    for pin in participant.pinned:
        if (pin.session, pin.slot) not in held:
            yield Fault(path, f"session {pin.session} isn't held in slot {pin.slot}")
        if pin.slot not in participant.slots:
            yield Fault(path, f"slot {pin.slot} isn't attended")
        if pin.session in participant.barred:
            yield Fault(path, f"session {pin.session} is barred")
    yield from _repeated(path, [f"slot {pin.slot}" for pin in participant.pinned])
    yield from _repeated(path, [f"session {pin.session}" for pin in participant.pinned])


def _overpinned(problem: Problem) -> Iterator[Fault]:
    pinned = Counter(
        (pin.session, pin.slot) for each in problem.participants for pin in each.pinned
    )
    for number, occurrence in enumerate(problem.occurrences):
        people = pinned[occurrence.session, occurrence.slot]
        if people > max(0, occurrence.seats):
            yield Fault(
                f"occurrences[{number}]", f"{people} people are pinned to {occurrence.seats} seats"
            )
