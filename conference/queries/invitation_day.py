"""The day behind a personal link: its lines, and where the organisation's people are placed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.programme import ItemKind
from conference.domain.texts import Translated
from conference.models import (
    AssignmentRun,
    Occurrence,
    Pin,
    Placement,
    ProgrammeItem,
    Registration,
    TimeSlot,
)
from conference.models import newcomers as of_run
from conference.queries.invitation_page import InvitationView, SeatView


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A person's session in one slot, with its stored reason, and the organiser's words if any."""

    registration_id: int
    slot_id: int
    session_id: int
    room: str
    wish: int | None
    reason: Mapping[str, Any]
    note: str | None


@dataclass(frozen=True, slots=True)
class DayItem:
    """A line of the day; `slot_id` where sessions run in parallel."""

    starts_at: datetime
    ends_at: datetime
    kind: ItemKind
    title: Translated | None
    slot_id: int | None


def newcomers(
    session: Session,
    invitation: InvitationView,
    placed: Sequence[PlaceView] | None,
    seats: Sequence[SeatView],
) -> frozenset[int]:
    """Return the registrations among the `seats` that the published run was made without."""
    found = {each.registration_id for each in placed or ()}
    if invitation.run_id is None or all(each.registration_id in found for each in seats):
        return frozenset()
    return of_run.ids(session, session.get_one(AssignmentRun, invitation.run_id))


def places(session: Session, invitation: InvitationView) -> tuple[PlaceView, ...] | None:
    """Return where the invitation's people are placed by the published run; None before it."""
    if invitation.run_id is None:
        return None
    query = (
        select(
            Placement.registration_id,
            Placement.slot_id,
            Placement.session_id,
            Occurrence.room,
            Placement.wish,
            Placement.reason,
            func.coalesce(Placement.note, Pin.reason).label("note"),
        )
        .join(Placement.occurrence)
        .join(Placement.registration)
        .outerjoin(
            Pin,
            (Pin.registration_id == Placement.registration_id)
            & (Pin.occurrence_id == Placement.occurrence_id),
        )
        .where(
            Placement.run_id == invitation.run_id,
            Registration.invitation_id == invitation.id,
        )
    )
    return tuple(PlaceView(**row) for row in session.execute(query).mappings())


def day(session: Session, conference_id: int) -> tuple[DayItem, ...]:
    """Return the lines of the day in the order they begin."""
    query = (
        select(
            ProgrammeItem.starts_at,
            ProgrammeItem.ends_at,
            ProgrammeItem.kind,
            ProgrammeItem.title,
            TimeSlot.id,
        )
        .outerjoin(TimeSlot, TimeSlot.item_id == ProgrammeItem.id)
        .where(ProgrammeItem.conference_id == conference_id)
        .order_by(ProgrammeItem.starts_at, ProgrammeItem.id)
    )
    return tuple(DayItem(*row) for row in session.execute(query))
