"""What a run is asked to solve, read from the database into the optimiser's terms."""

from collections import Counter, defaultdict
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, contains_eager

import conference.assignment as optimiser
from conference.models import (
    Bar,
    Invitation,
    Occurrence,
    Organisation,
    Pin,
    Placement,
    Registration,
    TimeSlot,
    Wish,
)

Kept = dict[str, dict[str, str]]
"""Per registration's id and slot's id the session's, all as strings."""


def occurrences(session: Session, conference_id: int) -> list[Occurrence]:
    """Return the conference's occurrences by slot and session."""
    query = (
        select(Occurrence)
        .join(TimeSlot)
        .where(TimeSlot.conference_id == conference_id)
        .order_by(TimeSlot.number, Occurrence.session_id)
    )
    return list(session.scalars(query))


def problem(session: Session, conference_id: int) -> optimiser.Problem:
    """Return the problem; people stand in the order they registered in.

    A room holds at least those who are pinned to it.
    """
    held = occurrences(session, conference_id)
    pins, bars = _pins(session, conference_id), _bars(session, conference_id)
    pinned = Counter(pin.occurrence_id for each in pins.values() for pin in each)
    wishes = _wishes(session, conference_id)
    slots = tuple(dict.fromkeys(str(each.slot_id) for each in held))
    return optimiser.Problem(
        slots=slots,
        occurrences=tuple(_occurrence(each, pinned[each.id]) for each in held),
        participants=tuple(
            _participant(each, slots, wishes[each.id], pins[each.id], bars[each.id])
            for each in _registrations(session, conference_id)
        ),
    )


def _occurrence(held: Occurrence, pinned: int) -> optimiser.Occurrence:
    seats = max(held.seats, pinned)
    return optimiser.Occurrence(str(held.session_id), str(held.slot_id), seats, held.minimum)


def _participant(
    registration: Registration,
    slots: tuple[str, ...],
    wishes: list[str],
    pins: list[Pin],
    bars: list[str],
) -> optimiser.Participant:
    organisation = registration.invitation.organisation
    return optimiser.Participant(
        id=str(registration.id),
        wishes=tuple(wishes),
        slots=slots,
        pinned=tuple(optimiser.Pin(str(pin.session_id), str(pin.slot_id)) for pin in pins),
        barred=frozenset(bars),
        lottery=registration.lottery,
        organisation=str(organisation.id),
        kind=organisation.kind,
    )


def kept(session: Session, run_id: int) -> Kept:
    """Return where a run has put people."""
    query = select(Placement.registration_id, Placement.slot_id, Placement.session_id)
    places: Kept = defaultdict(dict)
    for registration, slot, held in session.execute(query.where(Placement.run_id == run_id)):
        places[str(registration)][str(slot)] = str(held)
    return dict(places)


def _registrations(session: Session, conference_id: int) -> list[Registration]:
    query = (
        select(Registration)
        .join(Registration.invitation)
        .join(Invitation.organisation)
        .options(
            contains_eager(Registration.invitation)
            .load_only(Invitation.organisation_id)
            .contains_eager(Invitation.organisation)
            .load_only(Organisation.kind)
        )
        .where(Invitation.conference_id == conference_id)
        .order_by(Registration.registered_at, Registration.id)
    )
    return list(session.scalars(query))


def _pins(session: Session, conference_id: int) -> dict[int, list[Pin]]:
    """Return the pins by registration."""
    pins = defaultdict(list)
    for pin in session.scalars(_of_conference(select(Pin), Pin, conference_id)):
        pins[pin.registration_id].append(pin)
    return pins


def _bars(session: Session, conference_id: int) -> dict[int, list[str]]:
    """Return the sessions ruled out by registration."""
    bars = defaultdict(list)
    for bar in session.scalars(_of_conference(select(Bar), Bar, conference_id)):
        bars[bar.registration_id].append(str(bar.session_id))
    return bars


def _wishes(session: Session, conference_id: int) -> dict[int, list[str]]:
    """Return the sessions wished for by registration, the dearest first."""
    wishes = defaultdict(list)
    query = _of_conference(select(Wish), Wish, conference_id).order_by(Wish.rank)
    for wish in session.scalars(query):
        wishes[wish.registration_id].append(str(wish.session_id))
    return wishes


def _of_conference(
    query: Select[Any], model: type[Bar | Pin | Wish], conference_id: int
) -> Select[Any]:
    return (
        query.join(Registration, Registration.id == model.registration_id)
        .join(Invitation, Invitation.id == Registration.invitation_id)
        .where(Invitation.conference_id == conference_id)
    )
