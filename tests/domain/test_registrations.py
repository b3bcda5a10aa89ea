"""An answer is checked as a whole: seats within the quota, each wish once and really held."""

import pytest

from conference.domain.errors import (
    NothingAnswered,
    QuotaExceeded,
    WishRepeated,
    WishUnknown,
)
from conference.domain.registrations import SeatAnswer, check_answer, check_wishes, clean_name

HELD = range(1, 9)


def test_two_people_with_wishes_are_fine() -> None:
    check_answer([SeatAnswer(1, "Abeba", None, (1, 2, 3)), SeatAnswer(2)], 2, HELD)


def test_an_empty_answer_is_no_answer() -> None:
    with pytest.raises(NothingAnswered):
        check_answer([], 2, HELD)


@pytest.mark.parametrize("seats", [(3,), (0,), (-1,), (1, 1), (1, 2, 3)])
def test_no_seat_beyond_or_beside_the_quota(seats: tuple[int, ...]) -> None:
    with pytest.raises(QuotaExceeded):
        check_answer([SeatAnswer(seat, "Ola") for seat in seats], 2, HELD)


def test_a_session_is_wished_for_once() -> None:
    with pytest.raises(WishRepeated):
        check_wishes((1, 2, 1), HELD)


@pytest.mark.parametrize("wishes", [(9,), (0,), (1, 2, 3, 4)])
def test_only_sessions_that_are_held_and_only_three(wishes: tuple[int, ...]) -> None:
    with pytest.raises(WishUnknown):
        check_wishes(wishes, HELD)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Nguyễn  Thị   Hoa ", "Nguyễn Thị Hoa"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("عبد الرحمن", "عبد الرحمن"),
        ("ኣበባ", "ኣበባ"),
        ("   ", None),
        (None, None),
    ],
)
def test_names_are_kept_as_their_owners_write_them(typed: str | None, kept: str | None) -> None:
    assert clean_name(typed) == kept
