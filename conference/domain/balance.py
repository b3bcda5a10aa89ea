"""How the guest list is composed beside what the organiser aims for, by kind and by county."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from conference.domain import marks
from conference.domain.guests import BalanceDimension

AIM_LIMIT = 2000
Aims = Mapping[tuple[BalanceDimension, str], int]


@dataclass(frozen=True, slots=True)
class Share:
    """The organisations of one kind, or from one county; `aim` is None where there is none."""

    value: str
    aim: int | None
    coming: int
    waiting: int
    declined: int
    uninvited: int

    @property
    def counted(self) -> int:
        """How many count towards the aim: those that come or may still."""
        return self.coming + self.waiting

    @property
    def missing(self) -> int:
        """How many more must be invited for the aim to be within reach."""
        return max(0, (self.aim or 0) - self.counted)


def most_missing(shares: Iterable[Share], most: int = 3) -> tuple[Share, ...]:
    """Return those that miss most, the worst first, at most so many."""
    missing = sorted(filter(lambda share: share.missing, shares), key=lambda share: -share.missing)
    return tuple(missing[:most])


def mark(aims: Aims) -> str:
    """Return the mark of what is aimed for, to tell whether somebody has changed it."""
    return marks.mark(sorted((*map(str, key), number) for key, number in aims.items()))
