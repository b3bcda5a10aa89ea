"""The life of an assignment run."""

from datetime import datetime, timedelta
from enum import StrEnum


class RunState(StrEnum):
    """A run waits and is computed, and is a draft until it is published, and so superseded.

    One that can't be computed has failed.
    """

    WAITING = "waiting"
    RUNNING = "running"
    FAILED = "failed"
    DRAFT = "draft"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"


class RunSource(StrEnum):
    """How a run came to be: solved from the wishes, or copied from an earlier run."""

    SOLVED = "solved"
    COPIED = "copied"


UNFINISHED = frozenset({RunState.WAITING, RunState.RUNNING})
SOLVED = frozenset({RunState.DRAFT, RunState.PUBLISHED, RunState.SUPERSEDED})
"""The states of runs that have placements."""

UNWISHED, NO_PLACE = 90, 99
"""Ranks of a session that wasn't on the list, and of a slot without one, where people's outcomes
are told."""

SILENCE = timedelta(minutes=2)
"""A computation that hasn't been heard of for so long is taken up again."""


def has_result(state: RunState) -> bool:
    """Whether the run has placements to look at."""
    return state in SOLVED


def is_silent(state: RunState, heard: datetime, now: datetime) -> bool:
    """Whether a computation last heard of then is to be taken up again."""
    return state in UNFINISHED and heard < now - SILENCE


def is_changeable(state: RunState) -> bool:
    """Whether people may still be moved by hand."""
    return state is RunState.DRAFT
