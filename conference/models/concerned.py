"""Whom a change of the programme concerns: those who come, and what is new to each.

Kept beside the tables so that the page that asks and the release that acts agree.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain import plan_news
from conference.domain.invitations import InvitationState
from conference.domain.plan import Plan
from conference.domain.plan_news import Guest, News
from conference.domain.runs import RunState
from conference.models.assignment import AssignmentRun, Placement
from conference.models.invitations import Invitation, Organisation
from conference.models.registrations import Registration, Wish


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to whom something is new; `name` is None where it comes later."""

    registration_id: int
    seat: int
    name: str | None
    news: tuple[News, ...]


@dataclass(frozen=True, slots=True)
class Concerned:
    """An organisation to which something is new: of the day, or to some of its people."""

    invitation_id: int
    organisation_id: int
    organisation: str
    day: tuple[News, ...]
    people: tuple[Person, ...]


def by(
    session: Session, conference_id: int, before: Plan, after: Plan, *, by_chair: bool = False
) -> tuple[Concerned, ...]:
    """Return the organisations that come and are concerned when `after` is released, by name.

    `by_chair`: it is about a new chair, which until places are published concerns all who wish.
    """
    day = plan_news.of_the_day(before, after)
    registered = _registered(session, conference_id)
    guests = _guests(session, conference_id, [each.id for each in registered])
    with_wishes = by_chair and not any(each.places for each in guests)
    news = plan_news.of_guests(guests, before, after, with_wishes=with_wishes)
    mine: dict[int, list[Person]] = defaultdict(list)
    for each in registered:
        if each.id in news:
            person = Person(each.id, each.seat, each.name, news[each.id])
            mine[each.invitation_id].append(person)
    query = (
        select(Invitation.id, Organisation.id, Organisation.name)
        .join(Invitation.organisation)
        .where(
            Invitation.conference_id == conference_id,
            Invitation.state == InvitationState.ACCEPTED,
        )
        .order_by(Organisation.name, Organisation.id)
    )
    return tuple(
        Concerned(invitation_id, organisation_id, name, day, tuple(mine[invitation_id]))
        for invitation_id, organisation_id, name in session.execute(query)
        if day or mine[invitation_id]
    )


def _registered(session: Session, conference_id: int) -> Sequence[Registration]:
    return session.scalars(
        select(Registration)
        .join(Registration.invitation)
        .where(Invitation.conference_id == conference_id)
        .order_by(Registration.invitation_id, Registration.seat)
    ).all()


def _guests(session: Session, conference_id: int, registrations: list[int]) -> list[Guest]:
    """Return where the published run has put people, and what they wish for."""
    places: dict[int, list[int]] = defaultdict(list)
    published = (
        select(Placement.registration_id, Placement.occurrence_id)
        .join(AssignmentRun, AssignmentRun.id == Placement.run_id)
        .where(
            AssignmentRun.conference_id == conference_id,
            AssignmentRun.state == RunState.PUBLISHED,
        )
        .order_by(Placement.slot_id)
    )
    for registration_id, occurrence_id in session.execute(published):
        places[registration_id].append(occurrence_id)
    wishes: dict[int, list[int]] = defaultdict(list)
    wished = (
        select(Wish.registration_id, Wish.session_id)
        .join(Registration, Registration.id == Wish.registration_id)
        .join(Invitation, Invitation.id == Registration.invitation_id)
        .where(Invitation.conference_id == conference_id)
        .order_by(Wish.rank)
    )
    for registration_id, session_id in session.execute(wished):
        wishes[registration_id].append(session_id)
    return [Guest(each, tuple(places[each]), tuple(wishes[each])) for each in registrations]
