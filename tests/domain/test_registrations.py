"""An answer is checked as a whole: seats within the quota, each wish once and really held."""

import pytest

from conference.domain.errors import (
    NothingAnswered,
    PersonRepeated,
    QuotaExceeded,
    WishRepeated,
    WishUnknown,
)
from conference.domain.marks import mark
from conference.domain.registrations import (
    SeatAnswer,
    check_answer,
    check_persons,
    check_wishes,
    clean_name,
)

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


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (("Kari Ås", None), ("kari  ås", None), True),
        (("Kari Ås", "kari@example.no"), ("Kari Ås", "Kari@example.no"), True),
        (("Kari Ås", "kari@example.no"), ("Kari Ås", None), False),
        ((None, None), (None, None), False),
    ],
)
def test_nobody_is_on_two_seats(
    one: tuple[str | None, str | None], other: tuple[str | None, str | None], is_same: bool
) -> None:
    first, second = SeatAnswer(1, *one), SeatAnswer(2, *other)
    for seats, taken in (([first, second], []), ([second], [first]), ([second], [first, second])):
        if is_same:
            with pytest.raises(PersonRepeated) as refused:
                check_persons(seats, taken)
            assert refused.value.params == {"seat": 2, "other": 1}
        else:
            check_persons(seats, taken)


def test_a_mark_changes_with_the_person_the_address_and_the_wishes() -> None:
    held = [SeatAnswer(1, "Kari", None, (1, 2)), SeatAnswer(1, "Kari", None, (2, 1))]
    held += [SeatAnswer(1, "Karin", None, (1, 2)), SeatAnswer(1, "Kari", "k@example.no", (1, 2))]
    assert len({mark(each) for each in held}) == 4
    assert mark(held[0]) == mark(SeatAnswer(1, "Kari", None, (1, 2)))


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
        ("\u200b", None),
        ("\u200d \u200c", None),
        ("Bo\u202e Li\u00ad", "Bo Li"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        (None, None),
    ],
)
def test_names_are_kept_as_their_owners_write_them(typed: str | None, kept: str | None) -> None:
    assert clean_name(typed) == kept
