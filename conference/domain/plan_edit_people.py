"""Changes of the people on the programme, and of what they do there."""

from dataclasses import replace

from conference.domain.errors import NotFound
from conference.domain.plan import Plan, PlannedAppearance, PlannedPerson
from conference.domain.plan_errors import AppearanceRepeated, PersonInUse
from conference.domain.plan_parts import check_seen, next_key, one, replaced, without
from conference.domain.programme import AppearanceStatus


def add_person(plan: Plan, person: PlannedPerson) -> Plan:
    """Add a person or a body; the key is given anew."""
    return replace(plan, people=(*plan.people, replace(person, key=next_key(plan))))


def change_person(plan: Plan, key: int, person: PlannedPerson, seen: str | None) -> Plan:
    """Give somebody new facts; raises NotFound or ChangedMeanwhile."""
    check_seen(one(plan.people, key), seen)
    return replace(plan, people=replaced(plan.people, replace(person, key=key)))


def remove_person(plan: Plan, key: int) -> Plan:
    """Take somebody out; raises NotFound, or PersonInUse while there is something they do."""
    people = without(plan.people, key)
    uses = sum(each.person == key for each in plan.appearances)
    if uses:
        raise PersonInUse(uses=uses)
    return replace(plan, people=people)


def add_appearance(plan: Plan, appearance: PlannedAppearance) -> Plan:
    """Let somebody do something on an item, in a session or all day; the key is given anew.

    Raises NotFound for what it refers to, or AppearanceRepeated.
    """
    new = replace(appearance, key=next_key(plan))
    _check(plan, new)
    return replace(plan, appearances=(*plan.appearances, new))


def change_appearance(
    plan: Plan, key: int, appearance: PlannedAppearance, seen: str | None
) -> Plan:
    """Change what somebody does; for somebody else it becomes another appearance, with a new key.

    Raises NotFound, ChangedMeanwhile or AppearanceRepeated.
    """
    before = one(plan.appearances, key)
    check_seen(before, seen)
    if appearance.person != before.person:
        return add_appearance(remove_appearance(plan, key), appearance)
    new = replace(appearance, key=key)
    _check(plan, new)
    return replace(plan, appearances=replaced(plan.appearances, new))


def remove_appearance(plan: Plan, key: int) -> Plan:
    """Let somebody do one thing less; raises NotFound."""
    return replace(plan, appearances=without(plan.appearances, key))


def _check(plan: Plan, new: PlannedAppearance) -> None:
    one(plan.people, new.person)
    if new.status is AppearanceStatus.CANCELLED:
        raise NotFound  # what is cancelled isn't in a plan: it is taken out
    if new.item is not None and new.session is not None:
        raise NotFound
    if new.item is not None:
        one(plan.items, new.item)
    if new.session is not None:
        one(plan.sessions, new.session)
    for each in plan.appearances:
        if each.key != new.key and _what(each) == _what(new):
            raise AppearanceRepeated


def _what(appearance: PlannedAppearance) -> tuple[object, ...]:
    return appearance.person, appearance.role, appearance.item, appearance.session
