"""Seats that come free: what is taken back when a deadline has passed, and who is offered it.

The rules are plain ones that the organiser reads beside the list: who hasn't answered loses the
seats; who has said yes keeps those that have a name, and at least one; what comes free is offered
down the reserve list by priority, then by who was put on it first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from conference.domain.invitations import InvitationState

PRIORITIES = range(1, 10)
"""What a place on the reserve list may be given; 1 comes first."""


@dataclass(frozen=True, slots=True)
class HeldSeats:
    """What an invitation gives and what is used of it: seat numbers with and without a name."""

    invitation_id: int
    organisation_id: int
    organisation: str
    state: InvitationState
    quota: int
    closes_at: datetime
    named: tuple[int, ...] = ()
    nameless: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What one organisation loses: everything (`lapses`), or what is above `quota`.

    `released` are the numbers of the held seats without a name that go, `freed` how many seats
    come free.
    """

    held: HeldSeats
    lapses: bool
    quota: int
    released: tuple[int, ...]
    freed: int


def taken_back(held: HeldSeats, now: datetime, *, take_nameless: bool) -> TakenBack | None:
    """Return what is taken back from one organisation at `now`, or None where nothing is.

    A seat keeps its number, so an unused one below one in use stays as it is.
    """
    if now < held.closes_at:
        return None
    if held.state is InvitationState.INVITED:
        return TakenBack(held, True, held.quota, (), held.quota)
    if held.state is not InvitationState.ACCEPTED:
        return None
    kept = held.named or held.nameless[:1] if take_nameless else held.named + held.nameless
    quota = max(kept, default=held.quota)
    released = tuple(seat for seat in held.nameless if seat > quota)
    if quota == held.quota:
        return None
    return TakenBack(held, False, quota, released, held.quota - quota)


def all_taken_back(
    held: Iterable[HeldSeats], now: datetime, *, take_nameless: bool
) -> list[TakenBack]:
    """Return what is taken back from everybody, in the order of `held`."""
    found = (taken_back(each, now, take_nameless=take_nameless) for each in held)
    return [each for each in found if each]


@dataclass(frozen=True, slots=True)
class ReservePlace:
    """An organisation's place on the reserve list."""

    id: int
    organisation_id: int
    priority: int
    added_at: datetime


def in_order(reserves: Iterable[ReservePlace]) -> list[ReservePlace]:
    """Return the reserve list in the order in which seats are offered."""
    return sorted(reserves, key=lambda each: (each.priority, each.added_at, each.id))


def next_offered(reserves: Sequence[ReservePlace], seats: int, quota: int) -> list[ReservePlace]:
    """Return who of the ordered `reserves` is offered `quota` seats each, out of `seats`."""
    return list(reserves[: seats // quota])


def seats_left(capacity: int | None, given: int) -> int | None:
    """Return how many seats are free to offer, or None where the day has no limit."""
    return None if capacity is None else max(0, capacity - given)
