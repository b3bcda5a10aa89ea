"""What the optimiser is asked: occurrences with seats, and participants with wishes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A session held in a slot, with so many seats."""

    session: str
    slot: str
    seats: int


@dataclass(frozen=True, slots=True)
class Pin:
    """A place already decided: this session in this slot."""

    session: str
    slot: str


@dataclass(frozen=True, slots=True)
class Participant:
    """One person: the sessions wished for, best first, and the slots attended.

    `pinned` are places already decided, `barred` sessions ruled out in every slot, and `lottery`
    a number drawn once and kept; the lower one goes first where all else is equal.
    """

    id: str
    wishes: tuple[str, ...]
    slots: tuple[str, ...]
    pinned: tuple[Pin, ...] = ()
    barred: frozenset[str] = frozenset()
    lottery: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything the optimiser goes by; the order of its lists carries no meaning."""

    slots: tuple[str, ...]
    occurrences: tuple[Occurrence, ...]
    participants: tuple[Participant, ...]

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
