"""What an organisation answers, checked as a whole: seats, the people on them, wishes."""

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from conference.domain.errors import (
    NothingAnswered,
    QuotaExceeded,
    WishRepeated,
    WishUnknown,
)

NAME_LENGTH = 120
QUOTA_LIMIT = 10
WISH_LIMIT = 3


@dataclass(frozen=True, slots=True)
class SeatAnswer:
    """One seat as answered: a person with wishes, or (name None) a seat kept for a later name.

    `wishes` are session ids, the first wish first.
    """

    seat: int
    name: str | None = None
    email: str | None = None
    wishes: tuple[int, ...] = ()


def clean_name(name: str | None) -> str | None:
    """Return `name` in composed Unicode with single spaces, or None where nothing is left."""
    composed = unicodedata.normalize("NFC", name or "")
    return " ".join(composed.split()) or None


def check_wishes(wishes: Sequence[int], held: Collection[int]) -> None:
    """Check one person's ranked `wishes` against the ids of the sessions `held`.

    Raises WishRepeated or WishUnknown (more wishes than can be ranked count as unknown).
    """
    if len(set(wishes)) < len(wishes):
        raise WishRepeated
    if len(wishes) > WISH_LIMIT or not set(wishes) <= set(held):
        raise WishUnknown


def check_answer(seats: Sequence[SeatAnswer], quota: int, held: Collection[int]) -> None:
    """Check a whole acceptance.

    Raises NothingAnswered, QuotaExceeded, WishRepeated or WishUnknown.
    """
    if not seats:
        raise NothingAnswered
    numbers = [answer.seat for answer in seats]
    if len(set(numbers)) < len(numbers) or not all(1 <= seat <= quota for seat in numbers):
        raise QuotaExceeded(quota=quota)
    for answer in seats:
        check_wishes(answer.wishes, held)
