"""A run's result as the database keeps it."""

from collections import Counter, defaultdict
from dataclasses import asdict
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

import conference.assignment as optimiser
from conference.domain.runs import NO_PLACE, UNWISHED
from conference.models import Occurrence, Placement


def report(plan: optimiser.Plan) -> dict[str, Any]:
    """Return what the solver says of the plan as a whole, by the run's columns."""
    return {
        "proven": plan.proven,
        "seconds": plan.seconds,
        "criteria": [asdict(each) for each in plan.criteria],
        "profile": [asdict(each) for each in plan.profile],
        "unseated": [asdict(each) for each in plan.unseated],
    }


def first_come(problem: optimiser.Problem) -> list[dict[str, Any]]:
    """Return how the same people would have come out by first come, first served.

    A line per outcome: `ranks` as in `queries.outcomes`, and how many `people`.
    """
    plan = optimiser.first_come(problem)
    got: dict[str, list[int]] = defaultdict(list)
    for each in plan.reasons:
        got[each.participant].append(NO_PLACE if each.session is None else each.wish or UNWISHED)
    counted: Counter[tuple[int, ...]] = Counter()
    for person in problem.participants:
        ranks = tuple(sorted(got[person.id]))
        counted[() if not person.wishes and NO_PLACE not in ranks else ranks] += 1
    return [{"ranks": list(ranks), "people": people} for ranks, people in counted.items()]


def store(
    session: Session, run_id: int, plan: optimiser.Plan, occurrences: list[Occurrence]
) -> None:
    """Store the plan's placements with their reasons as those of the run."""
    held = {(str(each.slot_id), str(each.session_id)): each for each in occurrences}
    reasons = {(each.participant, each.slot): each for each in plan.reasons}
    rows = []
    for placement in plan.placements:
        occurrence = held[placement.slot, placement.session]
        reason = reasons[placement.participant, placement.slot]
        rows.append(
            {
                "run_id": run_id,
                "registration_id": int(placement.participant),
                "occurrence_id": occurrence.id,
                "slot_id": occurrence.slot_id,
                "session_id": occurrence.session_id,
                "wish": reason.wish,
                "reason": {"kind": reason.kind, "better": [asdict(b) for b in reason.better]},
                "by_hand": False,
            }
        )
    if rows:
        session.execute(insert(Placement), rows)
