"""Texts fall back to bokmål, links are keys, lottery numbers can be checked, needs have a kind."""

import hashlib
from datetime import UTC, date, datetime

import pytest

from conference.domain.clock import end_of_day, oslo
from conference.domain.links import new_token, token_hash
from conference.domain.lottery import NUMBERS, lottery_number
from conference.domain.needs import NeedChoice, NeedKind
from conference.domain.runs import RunState, is_changeable
from conference.domain.texts import Translated
from conference.domain.users import usable_password


def test_a_missing_translation_is_read_in_bokmaal() -> None:
    text = Translated("Arbeid", "", "Work")
    assert [text.get(code) for code in ("nb", "nn", "en", "se")] == [
        "Arbeid",
        "Arbeid",
        "Work",
        "Arbeid",
    ]


def test_a_link_is_256_random_bits_and_stored_as_a_hash() -> None:
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert {len(token) for token in tokens} == {43}
    assert token_hash("abc") == hashlib.sha256(b"abc").hexdigest()


def test_a_lottery_number_is_the_same_for_everyone_who_checks_it() -> None:
    assert lottery_number("frø", 7, 1) == lottery_number("frø", 7, 1)
    assert lottery_number("frø", 7, 1) != lottery_number("frø", 7, 2)
    assert all(0 <= lottery_number("frø", each, 1) < NUMBERS for each in range(1000))


def test_lottery_numbers_are_spread_evenly() -> None:
    low = sum(lottery_number("frø", each, 1) < NUMBERS // 2 for each in range(2000))
    assert 900 < low < 1100


@pytest.mark.parametrize(
    ("choice", "kind"),
    [
        (NeedChoice.NUT_ALLERGY, NeedKind.DIET),
        (NeedChoice.WHEELCHAIR, NeedKind.ACCESS),
        (NeedChoice.COMPANION, NeedKind.ACCESS),
        (NeedChoice.INTERPRETER, NeedKind.INTERPRETATION),
        (NeedChoice.NO_PHOTO, NeedKind.PHOTO),
        (NeedChoice.OTHER, NeedKind.OTHER),
    ],
)
def test_each_need_goes_to_whoever_arranges_it(choice: NeedChoice, kind: NeedKind) -> None:
    assert choice.kind is kind


def test_every_need_has_a_kind() -> None:
    assert {choice.kind for choice in NeedChoice} == set(NeedKind)


def test_the_day_ends_at_midnight_in_norway() -> None:
    assert end_of_day(date(2015, 10, 20)) == datetime(2015, 10, 20, 22, tzinfo=UTC)
    assert oslo(datetime(2015, 10, 20, 6, 45, tzinfo=UTC)).strftime("%H.%M") == "08.45"


def test_only_drafts_change() -> None:
    assert [state for state in RunState if is_changeable(state)] == [RunState.DRAFT]


def test_length_is_what_makes_a_password() -> None:
    assert not usable_password("Kort1!passo")
    assert usable_password("en lang setning")
