"""Chance that falls the same way every time, on every machine and Python version."""

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Draws from one seed. All is built on `random()`, the one draw Python promises to keep."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def happens(self, probability: float) -> bool:
        """Return True with `probability` (0 to 1)."""
        return self._random.random() < probability

    def number(self, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`, both included."""
        return low + int(self._random.random() * (high - low + 1))

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of `choices`, each as likely."""
        return choices[self.number(0, len(choices) - 1)]

    def weighted(self, choices: Sequence[T], weights: Sequence[float]) -> T:
        """Return one of `choices`, as likely as its weight says."""
        left = self._random.random() * sum(weights)
        for choice, weight in zip(choices, weights, strict=True):
            left -= weight
            if left < 0:
                return choice
        return choices[-1]

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """Return `things` in an order drawn by lot."""
        keys = [self._random.random() for _ in things]
        return [things[place] for place in sorted(range(len(things)), key=keys.__getitem__)]
