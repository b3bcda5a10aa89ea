"""What the optimiser is asked: occurrences with seats, participants with wishes, and rules."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A session held in a slot: its seats, and the smallest group that is of use there."""

    session: str
    slot: str
    seats: int
    minimum: int = 0


@dataclass(frozen=True, slots=True, order=True)
class Pin:
    """A place already decided: this session in this slot."""

    session: str
    slot: str


@dataclass(frozen=True, slots=True)
class Participant:
    """One person: the sessions wished for, best first, and the slots attended.

    `pinned` are places already decided, `barred` sessions ruled out in every slot, and `lottery`
    a number drawn once and kept; the lower one goes first where all else is equal. Without an
    `organisation` or a `kind` the person counts for neither of those criteria.
    """

    id: str
    wishes: tuple[str, ...]
    slots: tuple[str, ...]
    pinned: tuple[Pin, ...] = ()
    barred: frozenset[str] = frozenset()
    lottery: int = 0
    organisation: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """Which of the criteria that look beyond the single person count."""

    spread_organisations: bool = True
    balance_kinds: bool = True


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything the optimiser goes by; the order of its lists carries no meaning.

    `participants` may be a tuple of them, or a `Crowd`, which takes far less room for millions.
    """

    slots: tuple[str, ...]
    occurrences: tuple[Occurrence, ...]
    participants: Sequence[Participant]
    rules: Rules = Rules()

    @property
    def sessions(self) -> tuple[str, ...]:
        """Every session that is held at all, in canonical order."""
        return tuple(sorted({each.session for each in self.occurrences}))

    @property
    def unseated_rank(self) -> int:
        """The rank of a slot attended without a seat: one more than there are sessions.

        No session can rank as low, because an unlisted one ranks right after those listed.
        """
        return len(self.sessions) + 1
