"""All that differs between two programmes of one conference."""

from conference.domain import plan_compare_day as day
from conference.domain import plan_compare_people as people
from conference.domain.plan import Plan
from conference.domain.plan_change_values import PlanChange, PlanChangeKind, dump, load
from conference.domain.plan_day import on_day

__all__ = ["PlanChange", "PlanChangeKind", "changes", "dump", "load"]


def changes(before: Plan, after: Plan) -> tuple[PlanChange, ...]:
    """Return what is new in `after`: the day first, then sessions, where they are held, people.

    That the whole day is another is told once, and not of each item.
    """
    moved = tuple(day.moved(before, after))
    before = on_day(before, after.date)
    return (
        *moved,
        *day.items(before, after),
        *day.sessions(before, after),
        *day.occurrences(before, after),
        *people.roles(before, after),
        *people.people(before, after),
        *day.rooms(before, after),
    )
