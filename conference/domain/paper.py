"""Lists on paper: which there are, and what has changed since one was printed last."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PaperKind(StrEnum):
    """What is printed for the day. ATTENDEES, SIGN_IN and PLACE_CARDS are of one room each."""

    ATTENDEES = "attendees"
    ATTENDEES_BY_NAME = "attendees_by_name"
    SIGN_IN = "sign_in"
    PLACE_CARDS = "place_cards"
    DOOR_BY_NAME = "door_by_name"
    DOOR_BY_ORGANISATION = "door_by_organisation"
    BADGES = "badges"
    ROOM_SIGNS = "room_signs"
    KITCHEN = "kitchen"
    EVACUATION = "evacuation"


ROOM_PAPERS = frozenset(
    {
        PaperKind.ATTENDEES,
        PaperKind.ATTENDEES_BY_NAME,
        PaperKind.SIGN_IN,
        PaperKind.PLACE_CARDS,
    }
)


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One person as printed: `text` is all that the paper says of them, None a nameless seat.

    Lines are kept for longer than needs are, so `text` is a mark (domain.marks) of a need, never
    the need.
    """

    registration_id: int
    name: str | None
    organisation: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class PaperChanges:
    """What a paper says otherwise than the one before: who is new, gone, or told otherwise.

    `changed` are pairs of before and after.
    """

    added: tuple[PaperLine, ...] = ()
    removed: tuple[PaperLine, ...] = ()
    changed: tuple[tuple[PaperLine, PaperLine], ...] = ()

    @property
    def present(self) -> tuple[PaperLine, ...]:
        """Those who are new on the paper, or told otherwise, as they are now."""
        return (*self.added, *(after for _before, after in self.changed))

    def __bool__(self) -> bool:
        """Whether anything has changed."""
        return bool(self.added or self.removed or self.changed)

    def told(self, name: Callable[[PaperLine], PaperLine]) -> "PaperChanges":
        """Return the same with each line as `name` returns it."""
        return PaperChanges(
            added=tuple(map(name, self.added)),
            removed=tuple(map(name, self.removed)),
            changed=tuple((name(before), name(after)) for before, after in self.changed),
        )


@dataclass(frozen=True, slots=True)
class Since:
    """What a paper says otherwise than printout `number`, which was made at `made_at`."""

    number: int
    made_at: datetime
    changes: PaperChanges


def changes(before: Iterable[PaperLine], after: Iterable[PaperLine]) -> PaperChanges:
    """Return what is new in `after`, in its order; those gone stand in the order of `before`."""
    printed = {each.registration_id: each for each in before}
    present = {each.registration_id: each for each in after}
    return PaperChanges(
        added=tuple(each for key, each in present.items() if key not in printed),
        removed=tuple(each for key, each in printed.items() if key not in present),
        changed=tuple(
            (printed[key], each)
            for key, each in present.items()
            if key in printed and printed[key] != each
        ),
    )


def merged(before: Iterable[PaperLine], now: Iterable[PaperLine]) -> list[PaperLine]:
    """Return what stands on paper once `now` is printed beside what was printed `before`."""
    return list({each.registration_id: each for each in (*before, *now)}.values())
