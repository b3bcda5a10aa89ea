"""The rooms of an assignment run: who is in each by kind, and how they had wished for it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, case, exists, func, select
from sqlalchemy.orm import Session

from conference.domain.organisations import OrganisationKind
from conference.domain.texts import Translated
from conference.models import (
    AssignmentRun,
    Invitation,
    Occurrence,
    Organisation,
    ParallelSession,
    Placement,
    ProgrammeItem,
    Registration,
    TimeSlot,
    Wish,
)

NO_WISHES = 0
"""Where a wish's rank is counted: of those who had wished for nothing at all."""


@dataclass(frozen=True, slots=True)
class RunRoom:
    """One occurrence in a run: who it holds by kind, and how they had wished for it.

    `wished` counts by rank, under None those who had wished for others, under NO_WISHES the rest.
    """

    occurrence_id: int
    slot: int
    starts_at: datetime
    ends_at: datetime
    number: int
    title: Translated
    room: str
    seats: int
    room_limit: int
    people: int
    organisations: int
    kinds: dict[OrganisationKind, int]
    wished: dict[int | None, int]


def rooms(session: Session, run_id: int) -> list[RunRoom]:
    """Return every occurrence of the run's conference with its people, by slot and session."""
    counts = _counts(session, run_id)
    query = (
        select(Occurrence, TimeSlot.number, ProgrammeItem, ParallelSession)
        .join(TimeSlot, TimeSlot.id == Occurrence.slot_id)
        .join(ProgrammeItem, ProgrammeItem.id == TimeSlot.item_id)
        .join(ParallelSession, ParallelSession.id == Occurrence.session_id)
        .join(AssignmentRun, AssignmentRun.conference_id == TimeSlot.conference_id)
        .where(AssignmentRun.id == run_id)
        .order_by(TimeSlot.number, ParallelSession.number)
    )
    return [
        _room(occurrence, slot, item, parallel, counts.get(occurrence.id, []))
        for occurrence, slot, item, parallel in session.execute(query)
    ]


Count = tuple[int, OrganisationKind, int | None, int]


def _counts(session: Session, run_id: int) -> dict[int, list[Count]]:
    """Return (organisation, kind, wish, people) by occurrence."""
    has_wishes = exists().where(Wish.registration_id == Placement.registration_id)
    rank: ColumnElement[int | None] = case(
        (Placement.wish.is_(None) & ~has_wishes, NO_WISHES), else_=Placement.wish
    )
    query = (
        select(
            Placement.occurrence_id,
            Organisation.id,
            Organisation.kind,
            rank,
            func.count(Placement.id),
        )
        .join(Registration, Registration.id == Placement.registration_id)
        .join(Invitation, Invitation.id == Registration.invitation_id)
        .join(Organisation, Organisation.id == Invitation.organisation_id)
        .where(Placement.run_id == run_id)
        .group_by(Placement.occurrence_id, Organisation.id, Organisation.kind, rank)
    )
    counts: dict[int, list[Count]] = defaultdict(list)
    for occurrence_id, organisation, kind, wish, people in session.execute(query):
        counts[occurrence_id].append((organisation, kind, wish, people))
    return counts


def _room(
    occurrence: Occurrence,
    slot: int,
    item: ProgrammeItem,
    parallel: ParallelSession,
    counts: list[Count],
) -> RunRoom:
    kinds: dict[OrganisationKind, int] = defaultdict(int)
    wished: dict[int | None, int] = defaultdict(int)
    for _organisation, kind, wish, people in counts:
        kinds[kind] += people
        wished[wish] += people
    return RunRoom(
        occurrence_id=occurrence.id,
        slot=slot,
        starts_at=item.starts_at,
        ends_at=item.ends_at,
        number=parallel.number,
        title=parallel.title,
        room=occurrence.room,
        seats=occurrence.seats,
        room_limit=occurrence.room_limit,
        people=sum(kinds.values()),
        organisations=len({organisation for organisation, *_rest in counts}),
        kinds={kind: kinds[kind] for kind in OrganisationKind if kinds[kind]},
        wished=dict(sorted(wished.items(), key=lambda pair: _place(pair[0]))),
    )


def _place(rank: int | None) -> int:
    """Return where a rank stands in the list: the unwished after the ranks, the wishless last."""
    return 99 if rank is None else rank or 100
