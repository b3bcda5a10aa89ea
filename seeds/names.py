"""Names of people, drawn from the pools in data/names.toml; nobody's name comes up twice."""

from typing import Any

from seeds.dice import Dice
from seeds.programme import read_table

STAFF = "staff"


class NameBook:
    """Hands out names, remembering those given away."""

    def __init__(self, dice: Dice) -> None:
        table = read_table("names.toml")
        self._dice = dice
        self._pools: dict[str, dict[str, Any]] = table["pools"]
        self._shared = {"mixed": table["mixed_pools"], STAFF: table["staff_pools"]}
        self._taken: set[str] = set()

    def take(self, name: str) -> None:
        """Keep `name` from being drawn."""
        self._taken.add(name)

    def draw(self, pool: str) -> str:
        """Return a name not yet drawn from `pool` (a pool's name, "mixed" or STAFF).

        Raises LookupError where the pool holds no more names.
        """
        for _ in range(200):
            name = self._put_together(pool)
            if name not in self._taken:
                self._taken.add(name)
                return name
        raise LookupError(f"too few names in {pool}")

    def _put_together(self, pool: str) -> str:
        chosen = self._dice.pick(self._shared[pool]) if pool in self._shared else pool
        parts = self._pools[chosen]
        return " ".join(self._dice.pick(parts[part]) for part in parts["order"])
