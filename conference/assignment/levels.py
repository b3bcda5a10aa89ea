"""How good a bundle is to the one who gets it: ranks, and levels made of them."""

from collections.abc import Sequence

Bundle = tuple[str | None, ...]
"""One session per attended slot, in the slots' canonical order; None is no seat."""

Level = tuple[int, ...]
"""The ranks of a bundle's sessions, worst first; the smaller tuple is the better level."""


def rank(wishes: Sequence[str], session: str) -> int:
    """Return the session's number on the list, or number listed + 1 when it isn't there."""
    return wishes.index(session) + 1 if session in wishes else len(wishes) + 1


def level(wishes: Sequence[str], bundle: Bundle, slots: int, unseated_rank: int) -> Level:
    """Return the bundle's level among `slots` slots; one not attended counts as rank 1."""
    ranks = [unseated_rank if each is None else rank(wishes, each) for each in bundle]
    ranks += [1] * (slots - len(bundle))
    return tuple(sorted(ranks, reverse=True))
