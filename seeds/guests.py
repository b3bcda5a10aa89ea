"""200 invented organisations on the guest list, with what each has answered so far.

All of it follows from the lists in data/ and one seed: it is the same on every machine.
"""

from dataclasses import dataclass
from datetime import timedelta

from seeds import answers
from seeds.addresses import DOMAIN, AddressBook
from seeds.dice import Dice
from seeds.names import NameBook
from seeds.places import by_name
from seeds.rows import OFFICES, Row, rows
from seeds.wants import NeedSeed, needs, wishes

SEED = 2015
QUOTA = 2
SINGLE_SEAT, ALL_SEATS, LAST_NAME_LATER, ALL_NAMES_LATER = 0.1, 0.64, 0.18, 0.02
CONTACT_COMES, HAS_PHONE, HAS_EMAIL, WISHES_BEFORE_NAME = 0.6, 0.75, 0.7, 0.3


@dataclass(frozen=True, slots=True)
class SeatSeed:
    """One seat taken; `name` is None where it comes later. `wishes` are session numbers, ranked."""

    name: str | None
    email: str | None
    wishes: tuple[int, ...]
    needs: tuple[NeedSeed, ...]


@dataclass(frozen=True, slots=True)
class OrganisationSeed:
    """An invented organisation and its invitation, seen from the demo's start.

    `answer` is accepted, declined, silent, revoked or not_invited_yet. `invited_before` and
    `answered_before` say how long before the start that was; None where it wasn't. `answered_by`
    is link, phone or None. `registrations` stand in the order of their seats, from seat 1.
    """

    name: str
    kind: str
    county: str
    municipality: str
    written_standard: str
    contact_name: str
    contact_email: str
    contact_phone: str | None
    quota: int
    answer: str
    invited_before: timedelta | None
    answered_before: timedelta | None
    answered_by: str | None
    registrations: tuple[SeatSeed, ...]


def guests() -> tuple[OrganisationSeed, ...]:
    """Return the 200 organisations in a fixed order: the place in it is an organisation's number.

    Numbers count from 0, as `demo.demo_token` and `demo.ENTRANCES` do.
    """
    dice = Dice(SEED)
    listed = tuple(rows())
    answered = answers.drawn(dice, [row.answer for row in listed])
    maker = _Maker(dice, listed)
    return tuple(maker.organisation(*pair) for pair in zip(listed, answered, strict=True))


class _Maker:
    """Fills in what the lists leave open."""

    def __init__(self, dice: Dice, listed: tuple[Row, ...]) -> None:
        self._dice = dice
        self._places = by_name()
        self._names = NameBook(dice)
        self._addresses = AddressBook(dice)
        for row in listed:
            for person in row.people:
                self._names.take(person)

    def organisation(self, row: Row, answer: str) -> OrganisationSeed:
        """Return one organisation with everything drawn."""
        place = self._places[row.at]
        standard = row.standard or place.written_standard
        contact = row.people[0] if row.people else self._names.draw(row.pool)
        domain = self._addresses.domain(row.name)
        email = self._addresses.address(contact, domain)
        quota = row.quota or self._quota(row)
        times = answers.timed(self._dice, answer, in_office=row.kind in OFFICES)
        seats = self._people(row, contact, quota) if answer == answers.ACCEPTED else []
        return OrganisationSeed(
            name=row.name,
            kind=row.kind,
            county=place.county,
            municipality=place.municipality,
            written_standard=standard,
            contact_name=contact,
            contact_email=email,
            contact_phone=self._addresses.phone() if self._dice.happens(HAS_PHONE) else None,
            quota=quota,
            answer=answer,
            invited_before=times.invited_before,
            answered_before=times.answered_before,
            answered_by=times.answered_by,
            registrations=tuple(
                self._seat(person, email if person == contact else None, row, standard)
                for person in seats
            ),
        )

    def _quota(self, row: Row) -> int:
        return QUOTA if row.people or not self._dice.happens(SINGLE_SEAT) else 1

    def _people(self, row: Row, contact: str, quota: int) -> list[str | None]:
        """Return who sits on the seats taken, None for a name to come."""
        taken = quota if self._dice.happens(ALL_SEATS) else max(quota - 1, 1)
        if row.answer:
            taken = max(taken, len(row.people) + row.names_later)
        people: list[str | None] = list(row.people[:taken])
        if not people and self._dice.happens(CONTACT_COMES):
            people = [contact]
        while len(people) < taken:
            people.append(self._names.draw(row.pool))
        named = taken - (row.names_later if row.answer else self._names_later(taken))
        return [*people[:named], *[None] * (taken - named)]

    def _names_later(self, taken: int) -> int:
        """Return how many of the seats `taken` have no name yet."""
        if self._dice.happens(ALL_NAMES_LATER):
            return taken
        return int(taken > 1 and self._dice.happens(LAST_NAME_LATER))

    def _seat(self, name: str | None, email: str | None, row: Row, standard: str) -> SeatSeed:
        if name is None:
            early = self._dice.happens(WISHES_BEFORE_NAME)
            return SeatSeed(None, None, wishes(self._dice, row.kind) if early else (), ())
        if email is None and self._dice.happens(HAS_EMAIL):
            email = self._addresses.address(name, f"epost.{DOMAIN}")
        return SeatSeed(name, email, wishes(self._dice, row.kind), needs(self._dice, standard))
