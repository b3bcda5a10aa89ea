"""What makes a problem impossible to pose: every fault found, not the first alone."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from conference.assignment.problem import Participant, Problem


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
    faults = [
        *_programme(problem),
        *_repeated("participants", [each.id for each in problem.participants], "id", ".id"),
        *_participants(problem),
        *_crowded(problem),
    ]
    if faults:
        raise InvalidProblem(faults)


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


def _participants(problem: Problem) -> Iterator[Fault]:
    sessions = set(problem.sessions)
    held = {(each.session, each.slot) for each in problem.occurrences}
    for number, each in enumerate(problem.participants):
        path = f"participants[{number}]"
        yield from _repeated(f"{path}.wishes", each.wishes, "wish")
        yield from _unknown(f"{path}.wishes", each.wishes, sessions, "session")
        yield from _repeated(f"{path}.slots", each.slots, "slot")
        yield from _unknown(f"{path}.slots", each.slots, problem.slots, "slot")
        for session in sorted(each.barred - sessions):
            yield Fault(f"{path}.barred", f"there is no session {session!r}")
        yield from _pins(path, each, problem.slots, held)


def _pins(
    path: str, participant: Participant, slots: tuple[str, ...], held: set[tuple[str, str]]
) -> Iterator[Fault]:
    sessions = {session for session, _slot in held}
    for number, pin in enumerate(participant.pinned):
        here = f"{path}.pinned[{number}]"
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
    yield from _repeated(f"{path}.pinned", [pin.slot for pin in pinned], "slot")
    yield from _repeated(f"{path}.pinned", [pin.session for pin in pinned], "session")


def _crowded(problem: Problem) -> Iterator[Fault]:
    pins = Counter(
        (pin.session, pin.slot) for each in problem.participants for pin in set(each.pinned)
    )
    for number, each in enumerate(problem.occurrences):
        wanted = pins[each.session, each.slot]
        if wanted > max(0, each.seats):
            message = f"{wanted} people are pinned to {each.seats} seats"
            yield Fault(f"occurrences[{number}].seats", message)
