"""When what is kept of people has had its time."""

from datetime import date

import pytest

from conference.domain.retention import DeletionKind, Periods, months_after


def test_needs_go_after_days_and_contacts_after_months() -> None:
    periods = Periods(date(2015, 10, 20), needs_days=14, contacts_months=12)
    assert periods.due(DeletionKind.NEEDS) == date(2015, 11, 3)
    assert periods.due(DeletionKind.CONTACTS) == date(2016, 10, 20)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2015, 1, 31), 1, date(2015, 2, 28)),
        (date(2016, 1, 31), 1, date(2016, 2, 29)),
        (date(2015, 12, 1), 1, date(2016, 1, 1)),
        (date(2015, 11, 30), 25, date(2017, 12, 30)),
        (date(2015, 8, 31), 60, date(2020, 8, 31)),
    ],
)
def test_months_end_where_the_month_does(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected
