"""Registering on behalf: which seats are free, and what was typed for one that isn't any more."""

from collections.abc import Sequence
from dataclasses import dataclass

from conference.forms.invitation import AnswerForm, SeatForm
from conference.queries.guest_seats import GuestSeat
from conference.queries.invitations import Guest


@dataclass(frozen=True, slots=True)
class Lost:
    """What was typed for a seat that somebody else took first; `wishes` are titles."""

    seat: int
    name: str | None
    email: str | None
    wishes: tuple[str, ...]


def free_seats(guest: Guest, sitting: Sequence[GuestSeat]) -> list[int]:
    """Return the numbers of the seats that nobody has."""
    taken = {each.seat for each in sitting}
    return [seat for seat in range(1, (guest.quota or 0) + 1) if seat not in taken]


def take_away(form: AnswerForm, sitting: Sequence[GuestSeat]) -> list[Lost]:
    """Take the seats that are taken out of `form`, and return what was typed for them."""
    taken = {each.seat for each in sitting}
    gone = {number: form.seats.pop(number) for number in taken & form.seats.keys()}
    return [_lost(number, seat) for number, seat in sorted(gone.items()) if not seat.is_blank]


def _lost(number: int, seat: SeatForm) -> Lost:
    wished = [
        str(choice.label)
        for field in seat.wish_fields
        for choice in field.choices
        if field.data is not None and choice.value == str(field.data)
    ]
    return Lost(number, seat.name.data, seat.email.data, tuple(wished))
