"""The reader's words for the states, kinds and roles that the code names in English."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from conference.web import (
    labels_contributions,
    labels_day,
    labels_guests,
    labels_letter_texts,
    labels_letters,
    labels_programme,
)

PARTS = (
    labels_contributions,
    labels_day,
    labels_guests,
    labels_letter_texts,
    labels_letters,
    labels_programme,
)

# By class, then by member: members of different enums with one value are equal to Python.
LABELS: Mapping[type[StrEnum], Mapping[Any, Any]] = {
    enum: words for part in PARTS for enum, words in part.LABELS.items()
}
# A shape beside the word, so that a state is never told by colour alone (macros/ui.html).
SHAPES: Mapping[type[StrEnum], Mapping[Any, str]] = {
    enum: shapes for part in PARTS for enum, shapes in part.SHAPES.items()
}


def label(member: StrEnum) -> str:
    """Return the reader's word for `member`."""
    return str(LABELS[type(member)][member])


def shape(member: StrEnum) -> str:
    """Return the name of the shape that goes with a state."""
    return SHAPES[type(member)][member]


def choices(enum: type[StrEnum]) -> list[tuple[str, str]]:
    """Return (value, word) for every member of `enum`, in its order."""
    return [(member.value, label(member)) for member in enum]
