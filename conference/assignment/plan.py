"""What the optimiser answers: placements, how good they are, the proof, and every reason."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

import numpy as np

from conference.assignment.board import Board
from conference.assignment.dealing import Places
from conference.assignment.levels import Level


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

    `seats` counts placements given, so its bound is from above; all others count what there
    should be little of, so theirs is from below. `level 4,1` counts people at the level (4, 1) or
    a worse one. Where value and bound agree it is proven.
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
    GROUP             the group that the person is in would get too small to be of use
    KEPT              the place was published already, and as few as possible are moved
    OUT_OF_TIME       there is a free seat, but the search was stopped before it was tried

    In a proven plan nothing else can stand in the way: taking a free seat moves nobody else and
    makes the person's own level better.
    """

    SEATED_ELSEWHERE = "seated_elsewhere"
    NOT_HELD = "not_held"
    BARRED = "barred"
    PINNED = "pinned"
    FULL = "full"
    GROUP = "group"
    KEPT = "kept"
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


@dataclass(frozen=True)
class Plan:
    """Who sits where: `places` by the board's numbers, and all of it by name, in canonical order.

    `criteria` stand in the order they count, `profile` has the best level first, `proven` says
    whether every criterion has reached its bound, `seconds` how long it took, and `types` how many
    types of people the solver saw.
    """

    board: Board = field(repr=False)
    places: Places = field(repr=False)
    criteria: tuple[Criterion, ...]
    profile: tuple[Share, ...]
    seconds: float
    explain: Callable[[Board, Places], tuple[Reason, ...]] = field(repr=False)

    @property
    def proven(self) -> bool:
        """Whether every criterion has reached its bound."""
        return all(each.value == each.bound for each in self.criteria)

    @property
    def types(self) -> int:
        """How many types of people there are: alike in all but organisation and lottery number."""
        return len(self.board.full.size)

    @cached_property
    def placements(self) -> tuple[Placement, ...]:
        """Every seat given."""
        return tuple(
            Placement(who, slot, what) for who, slot, what in self._rows if what is not None
        )

    @cached_property
    def unseated(self) -> tuple[Unseated, ...]:
        """Every seat that somebody lacks."""
        return tuple(Unseated(who, slot) for who, slot, what in self._rows if what is None)

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """Why, for each slot that anybody attends."""
        return self.explain(self.board, self.places)

    @cached_property
    def _rows(self) -> list[tuple[str, str, str | None]]:
        board = self.board
        session = [*(each.session for each in board.rooms), None, None]
        ids, places = board.crowd.ids, self.places.tolist()
        return [
            (ids[person], slot, session[room])
            for person in np.argsort(board.place_by_id)
            for slot, room in zip(board.slots, places[person], strict=True)
            if room != board.absent
        ]
