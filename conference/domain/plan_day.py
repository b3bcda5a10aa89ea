"""A whole programme on another day, of the same conference or of the next."""

from dataclasses import replace
from datetime import UTC, date, datetime

from conference.domain import plan_keys
from conference.domain.clock import OSLO, oslo
from conference.domain.plan import Plan
from conference.domain.programme import AppearanceStatus


def on_day(plan: Plan, day: date) -> Plan:
    """Return the plan with each item at the same time of the Norwegian clock on `day`."""

    def moved(moment: datetime) -> datetime:
        local = oslo(moment)
        days = local.date() - plan.date
        return datetime.combine(day + days, local.time(), OSLO).astimezone(UTC)

    items = tuple(
        replace(each, starts_at=moved(each.starts_at), ends_at=moved(each.ends_at))
        for each in plan.items
    )
    return replace(plan, date=day, items=items)


def for_next(plan: Plan, day: date) -> Plan:
    """Return the plan as another conference, on `day`, begins with it: everything in it is new.

    Who only took part without having been announced isn't on it.
    """
    staying = tuple(each for each in plan.appearances if each.status is AppearanceStatus.PLANNED)
    known = {each.person for each in staying}
    people = tuple(each for each in plan.people if each.key in known)
    return plan_keys.as_new(replace(on_day(plan, day), appearances=staying, people=people))
