"""How well a run met people's wishes, counted from its placements as they are now."""

from collections import Counter, defaultdict
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


def outcomes(session: Session, run_id: int) -> list[Outcome]:
    """Return the outcomes of a run, those worst off first and those without wishes last."""
    run = session.get_one(AssignmentRun, run_id)
    slots = session.scalars(
        select(TimeSlot.id).where(TimeSlot.conference_id == run.conference_id)
    ).all()
    people = session.scalars(
        select(Registration.id)
        .join(Registration.invitation)
        .where(Invitation.conference_id == run.conference_id)
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
    worst_first = sorted(counted, key=lambda ranks: sorted(ranks, reverse=True), reverse=True)
    return [Outcome(ranks, counted[ranks]) for ranks in worst_first]
