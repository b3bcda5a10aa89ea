"""What can be wrong with a programme, and how bad that is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """What a fault is to a release: it stops it, asks to be looked at, or may be left."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class FaultKind(StrEnum):
    """What is wrong; who and what it is about stands in the fault.

    Overlaps are in one track: in plenary (`room` None) or in one room. A room is used twice where
    two sessions, or a session and an item, are in it at the same time.
    """

    OVERLAP = "overlap"
    ROOM_TWICE = "room_twice"
    ROOM_TOO_SMALL = "room_too_small"
    NUMBER_TWICE = "number_twice"
    PERSON_TWICE = "person_twice"
    CHAIR_MISSING = "chair_missing"
    NOT_HELD = "not_held"
    QUESTION_MISSING = "question_missing"
    FEW_WISHES = "few_wishes"
    GAP = "gap"
    ROOM_BELOW_CAPACITY = "room_below_capacity"
    TEXT_MISSING = "text_missing"

    @property
    def severity(self) -> Severity:
        """How bad it is; a text that is missing in English alone is worth a hint."""
        return Severity.ERROR if self in _ERRORS else Severity.WARNING


_ERRORS = {
    FaultKind.OVERLAP,
    FaultKind.ROOM_TWICE,
    FaultKind.ROOM_TOO_SMALL,
    FaultKind.NUMBER_TWICE,
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the keys of what it is about, and in `params` what a sentence about it needs.

    GAP: `starts_at`, `ends_at`. ROOM_TOO_SMALL: `seats`, `limit`. NUMBER_TWICE: `number`.
    FEW_WISHES: `wishes`, `needed`. ROOM_BELOW_CAPACITY: `limit`, `capacity`. PERSON_TWICE:
    `starts_at`, the first time. TEXT_MISSING: `language` (a Language), `texts`, how many.
    """

    kind: FaultKind
    severity: Severity
    items: tuple[int, ...] = ()
    sessions: tuple[int, ...] = ()
    occurrences: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    room: str | None = None
    params: Mapping[str, object] = field(default_factory=dict)
