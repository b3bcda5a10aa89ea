"""The optimiser: who sits in which session, best by the criteria in order, proven and explained.

A library of its own: no database, no web. Describe a `Problem`, call `solve`, read the `Plan`.
The criteria, each optimised without giving up any before it:

1. hard: seats, attendance, no session twice, pins, bars;
2. `seats`: as many seats given as possible;
3. `minimum`: as little as possible missing from the smallest useful groups;
4. `level …`: as few people as possible at the worst level, then at the next, and so on;
5. `together`: as few as possible from one organisation in the same room at the same time;
6. `balance`: as little as possible missing from each kind's fair share of each room;
7. `lottery`: what must be borne is borne by the late numbers (see `lottery`).

With a plan to keep, nobody's level gets worse (`worse off`, before the seats) and as few as
possible are moved (`moved`, right after them).
"""

from conference.assignment.crowd import Coded, Crowd
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
from conference.assignment.problem import Occurrence, Participant, Pin, Problem, Rules
from conference.assignment.solving import solve

__all__ = [
    "Coded",
    "Criterion",
    "Crowd",
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
    "Rules",
    "Share",
    "Unseated",
    "first_come",
    "solve",
]
