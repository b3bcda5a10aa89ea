"""The optimiser: who sits where, proven best by criteria that can be read out loud.

A library of its own: plain data in, a plan out; no database and no Flask.
"""

from conference.assignment.model import Progress, solve
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
from conference.assignment.problem import (
    Fault,
    InvalidProblem,
    Occurrence,
    Participant,
    Pin,
    Problem,
)

__all__ = [
    "Criterion",
    "Fault",
    "InvalidProblem",
    "Obstacle",
    "ObstacleKind",
    "Occurrence",
    "Participant",
    "Pin",
    "Placement",
    "Plan",
    "Problem",
    "Progress",
    "Reason",
    "ReasonKind",
    "Share",
    "Unseated",
    "solve",
]
