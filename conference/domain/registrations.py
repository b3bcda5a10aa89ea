"""What an organisation answers, checked as a whole: seats, the people on them, wishes."""

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from conference.domain.errors import (
    NothingAnswered,
    PersonRepeated,
    QuotaExceeded,
    WishRepeated,
    WishUnknown,
)

NAME_LENGTH = 120
QUOTA_LIMIT = 10
WISH_LIMIT = 3
JOINERS = "\u200c\u200d"


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
    """Return `name` in composed Unicode with single spaces, or None where nothing is to be seen.

    Marks that can't be seen go, but those that join letters or part them, as Persian does, stay.
    """
    composed = unicodedata.normalize("NFC", name or "")
    seen = [each for each in composed if each in JOINERS or unicodedata.category(each) != "Cf"]
    cleaned = " ".join("".join(seen).split())
    return cleaned if cleaned.strip(f" {JOINERS}") else None


def check_wishes(wishes: Sequence[int], held: Collection[int]) -> None:
    """Check one person's ranked `wishes` against the ids of the sessions `held`.

    Raises WishRepeated or WishUnknown (more wishes than can be ranked count as unknown).
    """
    if len(set(wishes)) < len(wishes):
        raise WishRepeated
    if len(wishes) > WISH_LIMIT or not set(wishes) <= set(held):
        raise WishUnknown


def check_persons(seats: Sequence[SeatAnswer], taken: Iterable[SeatAnswer] = ()) -> None:
    """Check that nobody is on two seats: each of `seats` against the others and those `taken`.

    What is `taken` counts where it isn't one of `seats` itself.

    People of one name are told apart by their addresses. Raises PersonRepeated.
    """
    new = {each.seat for each in seats}
    known = {_person(each): each.seat for each in taken if each.name and each.seat not in new}
    for each in seats:
        other = known.setdefault(_person(each), each.seat) if each.name else each.seat
        if other != each.seat:
            raise PersonRepeated(seat=each.seat, other=other)


def _person(seat: SeatAnswer) -> tuple[str, str]:
    return (clean_name(seat.name) or "").casefold(), (seat.email or "").casefold()


def check_answer(seats: Sequence[SeatAnswer], quota: int, held: Collection[int]) -> None:
    """Check a whole acceptance.

    Raises NothingAnswered, QuotaExceeded, PersonRepeated, WishRepeated or WishUnknown.
    """
    if not seats:
        raise NothingAnswered
    numbers = [answer.seat for answer in seats]
    if len(set(numbers)) < len(numbers) or not all(1 <= seat <= quota for seat in numbers):
        raise QuotaExceeded(quota=quota)
    check_persons(seats)
    for answer in seats:
        check_wishes(answer.wishes, held)
