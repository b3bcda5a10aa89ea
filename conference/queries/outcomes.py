"""How well a run met people's wishes, counted from its placements as they are now."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.runs import NO_PLACE, UNWISHED
from conference.models import AssignmentRun, Invitation, Placement, Registration, TimeSlot, Wish

Ranks = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many people got the same: `ranks` of their sessions, the best first.

    UNWISHED stands for a session that wasn't on the list, NO_PLACE for a slot without one. An
    empty tuple is for those who had wished for nothing, wherever they are.
    """

    ranks: Ranks
    people: int


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One outcome, and how many people got it by each of the ways that are compared."""

    ranks: Ranks
    people: tuple[int, ...]


def outcomes(session: Session, run_id: int) -> list[Outcome]:
    """Return the outcomes of a run, those worst off first and those without wishes last."""
    slots = session.scalars(
        select(TimeSlot.id)
        .join(AssignmentRun, AssignmentRun.conference_id == TimeSlot.conference_id)
        .where(AssignmentRun.id == run_id)
    ).all()
    people = session.scalars(
        select(Registration.id)
        .join(Registration.invitation)
        .join(AssignmentRun, AssignmentRun.conference_id == Invitation.conference_id)
        .where(AssignmentRun.id == run_id)
    ).all()
    wishing = set(session.scalars(select(Wish.registration_id).distinct()))
    got: dict[int, list[int]] = defaultdict(list)
    placements = select(Placement.registration_id, Placement.wish).where(Placement.run_id == run_id)
    for registration_id, wish in session.execute(placements):
        got[registration_id].append(wish or UNWISHED)
    counted: Counter[Ranks] = Counter()
    for each in people:
        missing = [NO_PLACE] * (len(slots) - len(got[each]))
        is_content = each not in wishing and not missing
        counted[() if is_content else tuple(sorted(got[each] + missing))] += 1
    return [Outcome(ranks, counted[ranks]) for ranks in _worst_first(counted)]


def first_come(session: Session, run_id: int) -> list[Outcome]:
    """Return what first come, first served would have given the people of the run, as `outcomes`.

    It was computed with the run; a run from before that was done has nothing to show.
    """
    stored = session.scalar(select(AssignmentRun.first_come).where(AssignmentRun.id == run_id))
    counted = {tuple(each["ranks"]): each["people"] for each in stored or ()}
    return [Outcome(ranks, counted[ranks]) for ranks in _worst_first(counted)]


def beside(*columns: Iterable[Outcome]) -> list[OutcomeRow]:
    """Return the outcomes of several runs in one table, those worst off first."""
    counts = [{each.ranks: each.people for each in column} for column in columns]
    every = {ranks for column in counts for ranks in column}
    return [
        OutcomeRow(ranks, tuple(column.get(ranks, 0) for column in counts))
        for ranks in _worst_first(every)
    ]


def disappointed(found: Iterable[Outcome]) -> int:
    """Return how many people lack a place, or have a session that they hadn't wished for."""
    return sum(each.people for each in found if max(each.ranks, default=0) >= UNWISHED)


def _worst_first(every: Iterable[Ranks]) -> list[Ranks]:
    return sorted(every, key=lambda ranks: sorted(ranks, reverse=True), reverse=True)
