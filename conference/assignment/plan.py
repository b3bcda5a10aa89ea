"""What the optimiser answers: placements, how good they are, the proof, and every reason."""

from dataclasses import dataclass
from enum import StrEnum

from conference.assignment.levels import Level

SEATS = "seats"
"""The name of the criterion that counts placements given."""


def level_name(level: Level) -> str:
    """Return the name of the criterion that counts people at the level or a worse one."""
    return "level " + ",".join(str(each) for each in level)


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
    """One criterion's value, and the best that is possible with those before it kept.

    `seats` counts placements given, so its bound is from above. `level 4,1` counts people at the
    level (4, 1) or a worse one, so its bound is from below. Where the two agree it is proven.
    """

    name: str
    value: int
    bound: int


@dataclass(frozen=True, slots=True)
class Share:
    """How many people are at one level."""

    level: Level
    people: int


class ReasonKind(StrEnum):
    """What, in one word, a place or the lack of one comes from.

    PINNED         the organiser decided it
    WISHED         it is on the person's list
    UNLISTED       it isn't, but something else is
    NO_WISHES      the person listed nothing
    SLOT_FULL      no seat: every seat of the slot is taken
    NONE_OPEN      no seat: what has a free seat is barred, or the person has it in another slot
    OUT_OF_TIME    no seat: one is free, but the search was stopped before it was tried
    """

    PINNED = "pinned"
    WISHED = "wished"
    UNLISTED = "unlisted"
    NO_WISHES = "no_wishes"
    SLOT_FULL = "slot_full"
    NONE_OPEN = "none_open"
    OUT_OF_TIME = "out_of_time"


class ObstacleKind(StrEnum):
    """Why a better wish isn't in a slot; the first that holds, in this order.

    SEATED_ELSEWHERE  the person has that session in another slot
    NOT_HELD          the session isn't held in this slot
    BARRED            the session is ruled out for the person
    PINNED            the organiser decided what the person has in this slot
    FULL              every seat of the session in this slot is taken
    OUT_OF_TIME       there is a free seat, but the search was stopped before it was tried

    In a proven plan nothing else can stand in the way: taking a free seat moves nobody else and
    makes the person's own level better.
    """

    SEATED_ELSEWHERE = "seated_elsewhere"
    NOT_HELD = "not_held"
    BARRED = "barred"
    PINNED = "pinned"
    FULL = "full"
    OUT_OF_TIME = "out_of_time"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why the `wish`-th wish, `session`, isn't what the person has in the slot.

    `wished` is how many of those who attend the slot have the session on their list, at any
    rank; `seats` how many seats the session has in the slot (0 when it isn't held).
    """

    session: str
    wish: int
    why: ObstacleKind
    wished: int
    seats: int


@dataclass(frozen=True, slots=True)
class Reason:
    """True facts about what a participant has in a slot, enough to say why in any language.

    `session` is None without a seat, and `wish` is the session's number on the person's list, or
    None. `better` has every wish that ranks before it (all of them when it isn't on the list).
    """

    participant: str
    slot: str
    session: str | None
    wish: int | None
    kind: ReasonKind
    better: tuple[Obstacle, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Who sits where, in canonical order.

    `criteria` stand in the order they count, `profile` has the best level first, `proven` says
    whether every criterion has reached its bound, and `seconds` how long it took.
    """

    placements: tuple[Placement, ...]
    unseated: tuple[Unseated, ...]
    criteria: tuple[Criterion, ...]
    profile: tuple[Share, ...]
    proven: bool
    seconds: float
    reasons: tuple[Reason, ...]
