"""What is taken back and who is offered it: rules that an organiser can read and check by hand."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.domain.invitations import InvitationState
from conference.domain.reserves import (
    HeldSeats,
    ReservePlace,
    in_order,
    next_offered,
    seats_left,
    taken_back,
)
from tests.support.clock import START as NOW

ACCEPTED, INVITED = InvitationState.ACCEPTED, InvitationState.INVITED


def held(
    state: InvitationState = ACCEPTED,
    quota: int = 3,
    named: tuple[int, ...] = (),
    nameless: tuple[int, ...] = (),
) -> HeldSeats:
    """An organisation whose deadline passed an hour ago."""
    closes_at = NOW - timedelta(hours=1)
    return HeldSeats(1, 1, "Forening", state, quota, closes_at, named, nameless)


def test_who_has_not_answered_loses_every_seat() -> None:
    found = taken_back(held(INVITED), NOW, take_nameless=False)
    assert found is not None
    assert (found.lapses, found.freed) == (True, 3)


@pytest.mark.parametrize("state", [ACCEPTED, INVITED])
def test_nobody_loses_anything_before_the_deadline(state: InvitationState) -> None:
    before = held(state, named=(1,)).closes_at - timedelta(seconds=1)
    assert taken_back(held(state, named=(1,)), before, take_nameless=True) is None


@pytest.mark.parametrize("state", [InvitationState.DECLINED, InvitationState.REVOKED])
def test_who_has_said_no_has_nothing_to_lose(state: InvitationState) -> None:
    assert taken_back(held(state), NOW, take_nameless=True) is None


@pytest.mark.parametrize(
    ("named", "nameless", "take", "quota", "released"),
    [
        ((1,), (), False, 1, ()),
        ((1,), (2,), False, 2, ()),
        ((1,), (2,), True, 1, (2,)),
        ((), (1, 2), True, 1, (2,)),
        ((2,), (1,), True, 2, ()),
    ],
)
def test_who_has_said_yes_keeps_the_seats_in_use(
    named: tuple[int, ...],
    nameless: tuple[int, ...],
    take: bool,
    quota: int,
    released: tuple[int, ...],
) -> None:
    found = taken_back(held(named=named, nameless=nameless), NOW, take_nameless=take)
    assert found is not None
    assert (found.quota, found.released, found.freed) == (quota, released, 3 - quota)


@given(
    seats=st.dictionaries(st.integers(1, 10), st.booleans()),
    spare=st.integers(0, 3),
    take=st.booleans(),
)
def test_a_named_person_never_loses_a_seat(seats: dict[int, bool], spare: int, take: bool) -> None:
    quota = min(10, max(seats, default=1) + spare)
    named = tuple(sorted(seat for seat, is_named in seats.items() if is_named))
    nameless = tuple(sorted(set(seats) - set(named)))
    found = taken_back(held(ACCEPTED, quota, named, nameless), NOW, take_nameless=take)
    if found is None:
        return
    assert 1 <= found.quota < quota
    assert not set(found.released) & set(named)
    assert set(found.released) <= set(nameless) if take else not found.released
    left = {*named, *nameless} - {*found.released}
    assert all(seat <= found.quota for seat in left)


def place(id: int, priority: int, hours: int) -> ReservePlace:
    """A place on the list, put there so many hours ago."""
    return ReservePlace(id, id, priority, NOW - timedelta(hours=hours))


def test_the_list_goes_by_priority_then_by_time() -> None:
    listed = [place(1, 5, 3), place(2, 1, 1), place(3, 5, 4), place(4, 1, 1)]
    assert [each.id for each in in_order(listed)] == [2, 4, 3, 1]


@pytest.mark.parametrize(("seats", "quota", "count"), [(5, 2, 2), (1, 2, 0), (99, 1, 4), (4, 4, 1)])
def test_seats_go_to_as_many_as_get_a_whole_share(seats: int, quota: int, count: int) -> None:
    assert len(next_offered([place(id, 1, 1) for id in range(4)], seats, quota)) == count


def test_what_is_left_is_never_less_than_nothing() -> None:
    assert seats_left(None, 400) is None
    assert seats_left(400, 380) == 20
    assert seats_left(400, 420) == 0
