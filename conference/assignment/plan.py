"""What a solution says: placements, how good they are, and the facts behind each."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Placement:
    """A participant's session in a slot."""

    participant: str
    slot: str
    session: str


@dataclass(frozen=True, slots=True)
class Unseated:
    """A slot that a participant attends without a seat."""

    participant: str
    slot: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion: the value reached, and the best that any plan could reach after those before.

    `seats` is as high as possible; `level …` (people at that level or worse) as low.
    """

    name: str
    value: int
    bound: int


@dataclass(frozen=True, slots=True)
class Share:
    """How many people have a level: the ranks of their sessions, worst first.

    A slot attended without a seat has rank 0 here; it is worse than any other.
    """

    level: tuple[int, ...]
    people: int


class ReasonKind(StrEnum):
    """What a place is, seen from the participant."""

    WISHED = "wished"
    NOT_WISHED = "not_wished"
    NO_WISHES = "no_wishes"
    PINNED = "pinned"
    UNSEATED = "unseated"


class ObstacleKind(StrEnum):
    """Why a dearer session isn't the one given."""

    SEATED_ELSEWHERE = "seated_elsewhere"
    FULL = "full"
    NOT_HELD = "not_held"
    BARRED = "barred"
    PINNED = "pinned"
    OUT_OF_TIME = "out_of_time"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A dearer session that wasn't given, and why.

    For FULL, `seats` were all taken, and `wished` people in that slot had it among their wishes.
    OUT_OF_TIME: a seat stayed free, because the solver was stopped early.
    """

    session: str
    wish: int
    why: ObstacleKind
    seats: int | None = None
    wished: int | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a participant has this place (or, `session` None, none) in a slot.

    `wish` is its rank on the list, 1 the dearest, or None when it isn't listed.
    """

    participant: str
    slot: str
    session: str | None
    wish: int | None
    kind: ReasonKind
    better: tuple[Obstacle, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A solution. `proven`: every criterion's value is its bound."""

    placements: tuple[Placement, ...]
    unseated: tuple[Unseated, ...]
    criteria: tuple[Criterion, ...]
    profile: tuple[Share, ...]
    proven: bool
    seconds: float
    types: int
    reasons: tuple[Reason, ...]
