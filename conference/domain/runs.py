"""The life of an assignment run."""

from enum import StrEnum


class RunState(StrEnum):
    """A run is a draft until it is published; publishing the next one supersedes it."""

    DRAFT = "draft"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"


class RunSource(StrEnum):
    """How a run came to be: solved from the wishes, or copied from an earlier run."""

    SOLVED = "solved"
    COPIED = "copied"


def is_changeable(state: RunState) -> bool:
    """Whether people may still be moved by hand."""
    return state is RunState.DRAFT
