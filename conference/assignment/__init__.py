"""The optimiser: who sits in which session, best by the criteria in order, proven and explained.

A library of its own: no database, no web. Describe a `Problem`, call `solve`, read the `Plan`.
The criteria, each optimised without giving up any before it:

1. hard: seats, attendance, no session twice, pins, bars;
2. `seats`: as many seats given as possible;
3. `level …`: as few people as possible at the worst level, then at the next, and so on;
4. among people alike (see `board`), the lower lottery number gets the better level.
"""

from conference.assignment.faults import Fault, InvalidProblem
from conference.assignment.first_come import first_come
from conference.assignment.levels import Level
from conference.assignment.plan import (
    Criterion,
    Obstacle,
    ObstacleKind,
    Placement,
    Plan,
    Reason,
    ReasonKind,
    Share,
    Unseated,
)
from conference.assignment.problem import Occurrence, Participant, Pin, Problem
from conference.assignment.solving import solve

__all__ = [
    "Criterion",
    "Fault",
    "InvalidProblem",
    "Level",
    "Obstacle",
    "ObstacleKind",
    "Occurrence",
    "Participant",
    "Pin",
    "Placement",
    "Plan",
    "Problem",
    "Reason",
    "ReasonKind",
    "Share",
    "Unseated",
    "first_come",
    "solve",
]
