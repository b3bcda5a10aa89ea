"""What a new conference starts from: a short name, and next year's name, day and deadline."""

from datetime import date, datetime

import pytest

from conference.domain.clock import OSLO
from conference.domain.conferences import next_day, next_moment, next_name, slug
from conference.domain.texts import Translated


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Dialogkonferansen 2016", "dialogkonferansen-2016"),
        ("Ærlig talt på Åsen", "aerlig-talt-pa-asen-2016"),
        ("المؤتمر", "conference-2016"),
        ("x" * 300, "x" * 80 + "-2016"),
    ],
)
def test_a_name_becomes_a_short_one(name: str, expected: str) -> None:
    assert slug(name, date(2016, 10, 18)) == expected


def test_next_year_raises_the_year_in_every_language() -> None:
    name = Translated("Dialog 2015", "", "Dialogue 2015 (since 1998)")
    assert next_name(name) == Translated("Dialog 2016", "", "Dialogue 2016 (since 1998)")


def test_next_year_keeps_weekday_and_wall_clock() -> None:
    assert next_day(date(2015, 10, 20)).weekday() == date(2015, 10, 20).weekday()
    before = datetime(2015, 10, 24, 16, 0, tzinfo=OSLO)
    after = next_moment(before)
    assert (after.date(), after.hour) == (date(2016, 10, 22), 16)
    assert next_moment(datetime(2015, 3, 29, 12, 0, tzinfo=OSLO)).hour == 12, "over summer time"
