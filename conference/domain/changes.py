"""Whether somebody comes out better by one run than by another, judged by their own wishes."""

from collections.abc import Sequence
from enum import StrEnum

from conference.domain.runs import NO_PLACE


class Change(StrEnum):
    """How a person's places in one run compare with those in another, the bad news first."""

    WORSE = "worse"
    SAME = "same"
    BETTER = "better"


Level = tuple[int, ...]


def level(wishes: Sequence[int], sessions: Sequence[int | None]) -> Level:
    """Return the ranks of somebody's sessions, the worst first; None is a slot without one.

    A session that isn't on the list comes after the last that is, so who has wished for nothing
    is as well off wherever they sit. No place at all is worse than any session.
    """
    ranks = {session: rank for rank, session in enumerate(wishes, start=1)}
    unlisted = len(wishes) + 1
    found = (NO_PLACE if each is None else ranks.get(each, unlisted) for each in sessions)
    return tuple(sorted(found, reverse=True))


def change(before: Level, after: Level) -> Change:
    """Return what it means to go from one level to another."""
    if before == after:
        return Change.SAME
    return Change.BETTER if after < before else Change.WORSE
