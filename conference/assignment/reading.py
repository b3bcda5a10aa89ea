"""From a JSON file to a problem, or to every fault that it has.

Members come in any order, so people are read before it's known what they refer to; whether what
they refer to is there is `faults.find`'s to say, once all is read.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from conference.assignment import faults
from conference.assignment.crowd import Crowd
from conference.assignment.faults import Fault, InvalidProblem
from conference.assignment.fields import ABSENT, MOST_SEATS, Notes
from conference.assignment.limits import too_large
from conference.assignment.people import People
from conference.assignment.problem import Occurrence, Pin, Problem, Rules
from conference.assignment.scanning import NotJson, decoded, pieces

MEMBERS = ("slots", "occurrences", "participants", "rules", "$schema")
LISTS = ("slots", "occurrences", "participants")
OCCURRENCE = ("session", "slot", "seats", "minimum")
RULES = ("spread_organisations", "balance_kinds")


def read_problem(data: bytes) -> Problem:
    """Return the problem that a file says; raises InvalidProblem with every fault of it."""
    reader = _Reader()
    try:
        for name, number, value in pieces(decoded(data)):
            reader.take(name, number, value)
    except NotJson as error:
        raise InvalidProblem([*reader.notes, Fault("", str(error))]) from error
    problem = reader.problem()
    found = _all_faults(reader, problem)
    if found:
        raise InvalidProblem(found)
    return problem


class _Reader:
    """What has been read so far."""

    def __init__(self) -> None:
        self.notes = Notes()
        self.knows_names = True
        self._met: set[str] = set()
        self._slots: list[str] = []
        self._occurrences: list[Occurrence] = []
        self._people = People(self.notes)
        self._rules = Rules()

    def take(self, name: str, number: int | None, value: Any) -> None:
        """Read one piece of the file."""
        if name == "participants" and number is not None:
            self._people.take(number, value)
        elif name == "occurrences" and number is not None:
            self._occurrences.append(self._occurrence(f"occurrences[{number}]", value))
        elif name == "slots" and number is not None:
            self._slots.append(self._name(f"slots[{number}]", value))
        elif number is None:
            self._member(name, value)

    def _member(self, name: str, value: Any) -> None:
        if name not in MEMBERS:
            self.notes.unknown(name if name.isidentifier() else repr(name), name, MEMBERS)
        elif name in self._met:
            self.notes.add(name, "is there twice")
        elif name in LISTS and value != []:
            self.notes.wrong(name, "a list", value)
            self.knows_names = False
        elif name == "rules":
            rules = self.notes.fields(name, value, RULES)
            self._rules = Rules(
                **{
                    each: self.notes.boolean(f"rules.{each}", rules.get(each, True))
                    for each in RULES
                }
            )
        self._met.add(name)

    def _occurrence(self, path: str, value: Any) -> Occurrence:
        fields = self.notes.fields(path, value, OCCURRENCE)
        if not isinstance(value, dict):
            self.knows_names = False
            return Occurrence(path, path, 0)
        return Occurrence(
            session=self._name(f"{path}.session", fields.get("session", ABSENT)),
            slot=self._name(f"{path}.slot", fields.get("slot", ABSENT)),
            seats=self._seats(f"{path}.seats", fields.get("seats", ABSENT)),
            minimum=self._seats(f"{path}.minimum", fields.get("minimum", 0)),
        )

    def _name(self, path: str, value: object) -> str:
        name = self.notes.name(path, value)
        self.knows_names &= name != path
        return name

    def _seats(self, path: str, value: object) -> int:
        # That there are less than none is for `faults.find` to say.
        return self.notes.number(path, value, (-MOST_SEATS, MOST_SEATS))

    def problem(self) -> Problem:
        """Return all that was read, noting what should have been there."""
        for name in LISTS:
            if name not in self._met:
                self.notes.wrong(name, "a list", ABSENT)
                self.knows_names &= name == "participants"
        slots = tuple(self._slots)
        people = self._people.crowd(tuple(dict.fromkeys(slots)))
        return Problem(slots, tuple(self._occurrences), people, self._rules)


def _all_faults(reader: _Reader, problem: Problem) -> list[Fault]:
    """Return the faults noted, and of those found after them what doesn't just follow from one."""
    if not reader.notes:
        return faults.find(problem) or list(too_large(problem))
    if not reader.knows_names:
        problem = _with_whatever_is_named(problem)
    told = {each.path for each in reader.notes}
    # A place isn't to be judged by half its name, but all else in it is.
    halves = {each.rpartition(".")[0] for each in told if each.endswith((".session", ".slot"))}
    return reader.notes + [
        each
        for each in faults.find(problem)
        if each.path not in halves and told.isdisjoint(_around(each.path))
    ]


def _with_whatever_is_named(problem: Problem) -> Problem:
    """Return the problem with all that people refer to, when it can't be known what there is."""
    crowd = Crowd.of(problem.participants)
    pins = {pin for each in crowd.pinned.values for pin in each}
    named = {slot for each in crowd.slots.values for slot in each} | {pin.slot for pin in pins}
    named |= {each.slot for each in problem.occurrences}
    slots = (*problem.slots, *sorted(named - set(problem.slots)))
    sessions = {
        session for each in (*crowd.wishes.values, *crowd.barred.values) for session in each
    }
    places = {Pin(session, slot) for session in sessions for slot in slots[:1]} | pins
    held = {Pin(each.session, each.slot) for each in problem.occurrences}
    more = (Occurrence(each.session, each.slot, MOST_SEATS) for each in sorted(places - held))
    return replace(problem, slots=slots, occurrences=(*problem.occurrences, *more))


def _around(path: str) -> Iterator[str]:
    """Yield the path, and each of those that it lies within."""
    while path:
        yield path
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
