"""Filters in a page's address: what isn't known is passed over, never an error."""

from enum import StrEnum
from typing import TypeVar

FURTHEST = 10**6  # a page beyond every last one

Enum = TypeVar("Enum", bound=StrEnum)


def member(enum: type[Enum], value: str | None) -> Enum | None:
    """Return the member of `enum` with `value`, or None for what is no member."""
    return enum(value) if value in set(enum) else None


def page_number(value: str | None) -> int:
    """Return the page asked for, or the first for what is no page; lists end at their last."""
    return max(1, _whole(value, FURTHEST))


def identifier(value: object) -> int:
    """Return the id, or 0 (nobody's) for what can't be one."""
    return _whole(str(value), 0)


def _whole(value: str | None, too_long: int) -> int:
    """Return the number in `value`, 0 for what is none, and `too_long` for what no table holds."""
    text = value or ""
    if not (text.isascii() and text.isdigit()):
        return 0
    return int(text) if len(text) < 10 else too_long


def key_in(value: object) -> int:
    """Return the key of a part of a plan, which may be negative, or 0 (no part's)."""
    text = str(value or "")
    number = _whole(text.removeprefix("-"), 0)
    return -number if text.startswith("-") else number
