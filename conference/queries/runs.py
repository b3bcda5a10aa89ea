"""Assignment runs: the list of them, one run's figures, and its rooms."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from conference.domain.errors import NotFound
from conference.domain.organisations import OrganisationKind
from conference.domain.runs import RunSource, RunState
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
)


@dataclass(frozen=True, slots=True)
class ProfileShare:
    """How many people have one level: the ranks of their sessions, worst first."""

    level: tuple[int, ...]
    people: int


@dataclass(frozen=True, slots=True)
class RunSummary:
    """One run in figures; `unplaced` counts seats in slots that nobody could be given."""

    id: int
    number: int
    state: RunState
    source: RunSource
    created_at: datetime
    published_at: datetime | None
    proven: bool
    seconds: float
    profile: tuple[ProfileShare, ...]
    placed: int
    unplaced: int
    by_hand: int


@dataclass(frozen=True, slots=True)
class RunRoom:
    """One occurrence in a run: who it holds by kind, and how they had wished for it."""

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


def listed(session: Session, conference_id: int) -> list[RunSummary]:
    """Return the conference's runs, the newest first."""
    query = _summaries().where(AssignmentRun.conference_id == conference_id)
    rows = session.execute(query.order_by(AssignmentRun.number.desc()))
    return [_summary(row) for row in rows]


def summary(session: Session, run_id: int) -> RunSummary:
    """Return one run in figures; raises NotFound."""
    row = session.execute(_summaries().where(AssignmentRun.id == run_id)).one_or_none()
    if row is None:
        raise NotFound
    return _summary(row)


def id_of(session: Session, conference_id: int, number: int) -> int:
    """Return the id of the conference's run `number`; raises NotFound."""
    run_id = session.scalar(
        select(AssignmentRun.id).where(
            AssignmentRun.conference_id == conference_id, AssignmentRun.number == number
        )
    )
    if run_id is None:
        raise NotFound
    return run_id


def published_id(session: Session, conference_id: int) -> int | None:
    """Return the id of the run that counts, or None before the first is published."""
    return session.scalar(
        select(AssignmentRun.id).where(
            AssignmentRun.conference_id == conference_id,
            AssignmentRun.state == RunState.PUBLISHED,
        )
    )


def participants(session: Session, conference_id: int) -> int:
    """Return how many seats are taken: the people a run has to place."""
    query = (
        select(func.count(Registration.id))
        .join(Registration.invitation)
        .where(Invitation.conference_id == conference_id)
    )
    return session.scalar(query) or 0


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


def letters_due(session: Session, run_id: int) -> int:
    """Return how many people publishing the run would write to: all, or those it moves."""
    run = session.get_one(AssignmentRun, run_id)
    before = published_id(session, run.conference_id)
    if before is None:
        return participants(session, run.conference_id)
    old, new = _occurrences_of(session, before), _occurrences_of(session, run_id)
    return sum(old.get(each, set()) != new.get(each, set()) for each in old.keys() | new.keys())


def _occurrences_of(session: Session, run_id: int) -> dict[int, set[int]]:
    query = select(Placement.registration_id, Placement.occurrence_id).where(
        Placement.run_id == run_id
    )
    places: dict[int, set[int]] = defaultdict(set)
    for registration_id, occurrence_id in session.execute(query):
        places[registration_id].add(occurrence_id)
    return places


Count = tuple[int, OrganisationKind, int | None, int]


def _counts(session: Session, run_id: int) -> dict[int, list[Count]]:
    """Return (organisation, kind, wish, people) by occurrence."""
    query = (
        select(
            Placement.occurrence_id,
            Organisation.id,
            Organisation.kind,
            Placement.wish,
            func.count(Placement.id),
        )
        .join(Registration, Registration.id == Placement.registration_id)
        .join(Invitation, Invitation.id == Registration.invitation_id)
        .join(Organisation, Organisation.id == Invitation.organisation_id)
        .where(Placement.run_id == run_id)
        .group_by(Placement.occurrence_id, Organisation.id, Organisation.kind, Placement.wish)
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
        wished=dict(sorted(wished.items(), key=lambda pair: pair[0] or 99)),
    )


def _summaries() -> Select[*tuple[Any, ...]]:
    placed = (
        select(func.count(Placement.id))
        .where(Placement.run_id == AssignmentRun.id)
        .scalar_subquery()
    )
    by_hand = (
        select(func.count(Placement.id))
        .where(Placement.run_id == AssignmentRun.id, Placement.by_hand)
        .scalar_subquery()
    )
    slots = (
        select(func.count(TimeSlot.id))
        .where(TimeSlot.conference_id == AssignmentRun.conference_id)
        .scalar_subquery()
    )
    people = (
        select(func.count(Registration.id))
        .join(Invitation, Invitation.id == Registration.invitation_id)
        .where(Invitation.conference_id == AssignmentRun.conference_id)
        .scalar_subquery()
    )
    return select(AssignmentRun, placed, by_hand, slots * people)


def _summary(row: Any) -> RunSummary:
    run, placed, by_hand, due = row
    return RunSummary(
        id=run.id,
        number=run.number,
        state=run.state,
        source=run.source,
        created_at=run.created_at,
        published_at=run.published_at,
        proven=run.proven,
        seconds=run.seconds,
        profile=tuple(
            ProfileShare(tuple(share["level"]), share["people"]) for share in run.profile
        ),
        placed=placed,
        unplaced=max(0, due - placed),
        by_hand=by_hand,
    )
