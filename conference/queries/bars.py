"""The sessions that the organiser has ruled out for somebody."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from conference.domain.texts import Translated
from conference.models import Bar, Invitation, Organisation, ParallelSession, Registration


@dataclass(frozen=True, slots=True)
class BarView:
    """A session ruled out: for whom, which and why. `name` is None where it comes later."""

    registration_id: int
    name: str | None
    seat: int
    organisation_id: int
    organisation: str
    is_invented: bool
    session_id: int
    number: int
    title: Translated
    reason: str


def listed(session: Session, conference_id: int) -> Sequence[BarView]:
    """Return the conference's bars, by organisation, seat and session."""
    query = _bars().where(Invitation.conference_id == conference_id)
    return [BarView(**row) for row in session.execute(query).mappings()]


def of_person(session: Session, registration_id: int) -> Sequence[BarView]:
    """Return one person's bars, by session."""
    query = _bars().where(Bar.registration_id == registration_id)
    return [BarView(**row) for row in session.execute(query).mappings()]


def _bars() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Registration.id.label("registration_id"),
            Registration.name,
            Registration.seat,
            Organisation.id.label("organisation_id"),
            Organisation.name.label("organisation"),
            Organisation.is_invented,
            ParallelSession.id.label("session_id"),
            ParallelSession.number,
            ParallelSession.title,
            Bar.reason,
        )
        .select_from(Bar)
        .join(Bar.registration)
        .join(Registration.invitation)
        .join(Invitation.organisation)
        .join(Bar.session)
        .order_by(Organisation.name, Registration.seat, ParallelSession.number)
    )
