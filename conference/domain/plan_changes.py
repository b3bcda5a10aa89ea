"""All that differs between two programmes of one conference."""

from conference.domain import plan_compare_day as day
from conference.domain import plan_compare_people as people
from conference.domain.plan import Plan
from conference.domain.plan_change_values import PlanChange, PlanChangeKind, dump, load

__all__ = ["PlanChange", "PlanChangeKind", "changes", "dump", "load"]


def changes(before: Plan, after: Plan) -> tuple[PlanChange, ...]:
    """Return what is new in `after`: the day first, then sessions, where they are held, people."""
    return (
        *day.items(before, after),
        *day.sessions(before, after),
        *day.occurrences(before, after),
        *people.roles(before, after),
        *people.people(before, after),
        *day.rooms(before, after),
    )
