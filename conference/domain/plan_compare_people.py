"""How two programmes differ in who takes part, and in what."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from conference.domain.plan import Plan, PlannedAppearance
from conference.domain.plan_change_values import PlanChange, PlanChangeKind
from conference.domain.plan_compare_day import about_item, about_session, changed
from conference.domain.programme import AppearanceRole

_K = PlanChangeKind
Where = tuple[AppearanceRole, int | None, int | None]


def roles(before: Plan, after: Plan) -> Iterator[PlanChange]:
    """Yield who takes part now and who no longer does.

    One who comes where one with the same role goes has replaced them. Who took part in something
    that is gone isn't told of.
    """
    was = {each.key: each for each in before.appearances}
    now = {each.key: each for each in after.appearances}
    coming: dict[Where, list[PlannedAppearance]] = defaultdict(list)
    leaving: dict[Where, list[PlannedAppearance]] = defaultdict(list)
    for key, each in now.items():
        old = was.get(key)
        if old is None or _who(old) != _who(each):
            coming[_where(each)].append(each)
        elif texts := changed(old, each, "note", "status", "inferred"):
            yield PlanChange(_K.ROLE_TEXTS, **_about(after, each), texts=texts)
    for key, each in was.items():
        new = now.get(key)
        if (new is None or _who(new) != _who(each)) and _stands(after, each):
            leaving[_where(each)].append(each)
    for where in dict.fromkeys((*coming, *leaving)):
        yield from _replaced(before, after, leaving[where], coming[where])


def _replaced(
    before: Plan,
    after: Plan,
    leaving: list[PlannedAppearance],
    coming: list[PlannedAppearance],
) -> Iterator[PlanChange]:
    if len(leaving) == len(coming) == 1:
        was = _about(before, leaving[0])
        yield PlanChange(
            _K.ROLE_REPLACED,
            **_about(after, coming[0]),
            was_name=was["name"],
            was_person=was["person"],
        )
        return
    for each in coming:
        yield PlanChange(_K.ROLE_ADDED, **_about(after, each))
    for each in leaving:
        yield PlanChange(_K.ROLE_REMOVED, **_about(before, each))


def _where(appearance: PlannedAppearance) -> Where:
    return appearance.role, appearance.item, appearance.session


def _who(appearance: PlannedAppearance) -> tuple[int, Where]:
    return appearance.person, _where(appearance)


def _stands(plan: Plan, appearance: PlannedAppearance) -> bool:
    """Whether what somebody took part in is in the plan."""
    if appearance.item is not None:
        return any(each.key == appearance.item for each in plan.items)
    if appearance.session is not None:
        return any(each.key == appearance.session for each in plan.sessions)
    return True


def _about(plan: Plan, appearance: PlannedAppearance) -> dict[str, Any]:
    person = next(each for each in plan.people if each.key == appearance.person)
    about: dict[str, Any] = {"person": person.key, "name": person.name, "role": appearance.role}
    for item in plan.items:
        if item.key == appearance.item:
            about |= about_item(item)
    for session in plan.sessions:
        if session.key == appearance.session:
            about |= about_session(session)
    return about


def people(before: Plan, after: Plan) -> Iterator[PlanChange]:
    """Yield who is called something else now, and those in the list who do nothing yet."""
    was = {each.key: each for each in before.people}
    now = {each.key: each for each in after.people}
    for key, each in now.items():
        old = was.get(key)
        about: dict[str, Any] = {"person": key, "name": each.name}
        if old is None:
            if not _acts(after, key):
                yield PlanChange(_K.PERSON_ADDED, **about)
            continue
        if old.name != each.name:
            yield PlanChange(_K.PERSON_RENAMED, **about, was_name=old.name)
        if texts := changed(old, each, "title", "affiliation", "is_body"):
            yield PlanChange(_K.PERSON_TEXTS, **about, texts=texts)
    for key, each in was.items():
        if key not in now and not _acts(before, key):
            yield PlanChange(_K.PERSON_REMOVED, person=key, name=each.name)


def _acts(plan: Plan, person: int) -> bool:
    return any(each.person == person for each in plan.appearances)
