"""All that is wrong with a programme, as one works on it and before it is released."""

from collections.abc import Mapping

from conference.domain import plan_check_content as content
from conference.domain import plan_check_day as day
from conference.domain.plan import Plan
from conference.domain.plan_faults import Fault, FaultKind, Severity

__all__ = ["Fault", "FaultKind", "Severity", "errors", "faults"]

_SEVERITIES, _KINDS = list(Severity), list(FaultKind)


def faults(plan: Plan, wishes: Mapping[int, int], capacity: int | None = None) -> tuple[Fault, ...]:
    """Return the plan's faults, the worst first.

    `wishes` are how many wish for a session first, by its key; `capacity` how many people the day
    has seats for, or None.
    """
    found = (
        *day.overlaps(plan),
        *day.rooms_used_twice(plan),
        *day.rooms_too_small(plan),
        *day.gaps(plan),
        *day.rooms_below_capacity(plan, capacity),
        *content.numbers_used_twice(plan),
        *content.people_in_two_places(plan),
        *content.sessions_lacking(plan),
        *content.sessions_wished_for_by_few(plan, wishes),
        *content.texts_missing(plan),
    )
    return tuple(sorted(found, key=_weight))


def errors(plan: Plan) -> tuple[Fault, ...]:
    """Return the faults that a release can't have."""
    return tuple(each for each in faults(plan, {}) if each.severity is Severity.ERROR)


def _weight(fault: Fault) -> tuple[int, int]:
    return _SEVERITIES.index(fault.severity), _KINDS.index(fault.kind)
