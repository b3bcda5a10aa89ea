"""How large a problem may be; the number of people isn't what sets the limit."""

from collections import Counter
from collections.abc import Iterator
from math import prod

import numpy as np

from conference.assignment.crowd import Crowd, joint
from conference.assignment.faults import Fault
from conference.assignment.problem import Problem

MOST_BUNDLES = 1_000_000
MOST_LEVELS = 2**62


def too_large(problem: Problem) -> Iterator[Fault]:
    """Yield a fault where there are more ways to place somebody than can be looked through."""
    sessions, slots = len(problem.sessions), len(problem.slots)
    if (problem.unseated_rank + 1) ** slots > MOST_LEVELS:
        yield Fault("slots", f"{slots} slots with {sessions} sessions make too many levels")
    crowd = Crowd.of(problem.participants)
    rooms = Counter(each.slot for each in problem.occurrences)
    for number in np.unique(joint(crowd.slots, crowd.pinned), return_index=True)[1].tolist():
        person = crowd[number]
        open_slots = set(person.slots) - {pin.slot for pin in person.pinned}
        ways = prod(rooms[slot] + 1 for slot in open_slots)
        if ways > MOST_BUNDLES:
            message = f"{ways} ways to place the person, and {MOST_BUNDLES} is the most"
            yield Fault(f"participants[{number}].slots", message)
