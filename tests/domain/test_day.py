"""The rules of the day: what can be done about a request, seats in a room, counts, and paper."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.domain.arrivals import Share, by_quarter
from conference.domain.door import Decision, RequestState, day_of, decided, decisions, is_rehearsal
from conference.domain.errors import TransitionRefused
from conference.domain.paper import PaperLine, changes
from conference.domain.rooms import seats_left

OPENS = datetime(2015, 10, 20, 6, 45, tzinfo=UTC)


def test_a_request_is_decided_once_but_a_no_can_become_a_yes() -> None:
    assert decided(RequestState.WAITING, Decision.REFUSE) is RequestState.REFUSED
    assert decisions(RequestState.REFUSED) == (Decision.APPROVE,)
    for over in (RequestState.APPROVED, RequestState.WITHDRAWN):
        assert decisions(over) == ()
        with pytest.raises(TransitionRefused):
            decided(over, Decision.APPROVE)


def test_a_day_begins_at_midnight_in_norway() -> None:
    assert day_of(datetime(2015, 10, 19, 22, 0, tzinfo=UTC)) == date(2015, 10, 20)
    assert is_rehearsal(date(2015, 10, 19), date(2015, 10, 20))
    assert not is_rehearsal(date(2015, 10, 20), date(2015, 10, 20))


def test_seats_are_kept_until_the_session_begins() -> None:
    assert seats_left(3, {1, 2, 3}, {1}, has_begun=False) == 0
    assert seats_left(3, {1, 2, 3}, {1}, has_begun=True) == 2
    assert seats_left(3, {1}, {7, 8}, has_begun=False) == 0
    assert seats_left(2, set(), {1, 2, 3}, has_begun=True) == 0


def test_every_quarter_is_counted_also_an_empty_one() -> None:
    came = [OPENS + timedelta(minutes=each) for each in (1, 14, 40)]
    quarters = by_quarter(came, OPENS, OPENS + timedelta(minutes=50))
    assert [each.arrived for each in quarters] == [2, 0, 1, 0]
    assert [each.total for each in quarters] == [2, 2, 3, 3]


def test_before_the_door_opens_there_is_nothing_but_its_first_quarter() -> None:
    quarters = by_quarter([], OPENS, OPENS - timedelta(days=3))
    assert [(each.starts_at, each.total) for each in quarters] == [(OPENS, 0)]


@given(st.lists(st.integers(-600, 600), max_size=60))
def test_nobody_is_lost_between_quarters(minutes: list[int]) -> None:
    quarters = by_quarter([OPENS + timedelta(minutes=each) for each in minutes], OPENS, OPENS)
    assert sum(each.arrived for each in quarters) == quarters[-1].total == len(minutes)


def test_who_is_still_to_come() -> None:
    assert Share(3, 10).missing == 7
    assert Share(11, 10).missing == 0


def line(number: int, name: str | None = "Amina", text: str = "") -> PaperLine:
    return PaperLine(number, name, "Forening", text)


def test_a_paper_says_what_is_new_since_the_last() -> None:
    found = changes([line(1), line(2), line(3)], [line(4), line(3, "Kari"), line(1)])
    assert [each.registration_id for each in found.added] == [4]
    assert [each.registration_id for each in found.removed] == [2]
    assert [(was.name, now.name) for was, now in found.changed] == [("Amina", "Kari")]
    assert found
    assert not changes([line(1), line(2)], [line(2), line(1)])
