"""Filters in a page's address: what isn't known is passed over, never an error."""

from enum import StrEnum
from typing import TypeVar

Enum = TypeVar("Enum", bound=StrEnum)


def member(enum: type[Enum], value: str | None) -> Enum | None:
    """Return the member of `enum` with `value`, or None for what is no member."""
    return enum(value) if value in set(enum) else None


def page_number(value: str | None) -> int:
    """Return the page asked for, or the first for what is no page."""
    text = value or ""
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 7 else 1
