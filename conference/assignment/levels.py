"""How good a bundle is to the one who gets it: ranks, and levels made of them.

A level is written as a tuple, its worst rank first, and counted with as one whole number whose
digits the ranks are; the smaller is the better, either way.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Level = tuple[int, ...]
"""The ranks of a bundle's sessions, worst first; the smaller tuple is the better level."""

IntArray = NDArray[np.int64]


def pack(ranks: NDArray[np.integer], base: int) -> IntArray:
    """Return each row of ranks, below `base`, in any order along the last axis, as its number."""
    worst_first = np.sort(ranks, axis=-1)[..., ::-1]
    codes = np.zeros(ranks.shape[:-1], dtype=np.int64)
    for place in range(ranks.shape[-1]):
        codes = codes * base + worst_first[..., place]
    return codes


def unpack(code: int, base: int, slots: int) -> Level:
    """Return the level of that number, with a rank for each of `slots` slots."""
    ranks = []
    for _each in range(slots):
        code, rank = divmod(code, base)
        ranks.append(rank)
    return tuple(reversed(ranks))


PREFIX = "level "


def name(level: Iterable[int]) -> str:
    """Return the name of the criterion that counts people at the level or a worse one."""
    return PREFIX + ",".join(str(each) for each in level)


def of_name(name: str) -> Level | None:
    """Return the level that a criterion of that name is about, or None for any other."""
    if not name.startswith(PREFIX):
        return None
    return tuple(int(each) for each in name.removeprefix(PREFIX).split(",") if each)
