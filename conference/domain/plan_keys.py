"""From the keys of a plan's things to others: to the ids of rows, or to those of new things."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from conference.domain.plan import Plan
from conference.domain.plan_parts import Keyed

Map = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Keys:
    """New keys by old ones, for each kind of thing; what isn't there keeps its key."""

    items: Map
    sessions: Map
    occurrences: Map
    people: Map
    appearances: Map


def with_ids(plan: Plan, ids: Map) -> Plan:
    """Return the plan with the ids of new things, whose keys no two things share."""
    return with_keys(plan, Keys(ids, ids, ids, ids, ids))


def as_new(plan: Plan) -> Plan:
    """Return the plan with keys of new things for everything in it."""
    parts: tuple[tuple[Keyed, ...], ...] = (
        plan.items,
        plan.sessions,
        plan.occurrences,
        plan.people,
        plan.appearances,
    )
    maps: list[dict[int, int]] = []
    given = 0
    for some in parts:
        maps.append({each.key: -number for number, each in enumerate(some, start=given + 1)})
        given += len(some)
    return with_keys(plan, Keys(*maps))


def with_keys(plan: Plan, keys: Keys) -> Plan:
    """Return the plan with other keys, wherever they stand."""
    return replace(
        plan,
        items=tuple(replace(each, key=_new(keys.items, each.key)) for each in plan.items),
        sessions=tuple(replace(each, key=_new(keys.sessions, each.key)) for each in plan.sessions),
        occurrences=tuple(
            replace(
                each,
                key=_new(keys.occurrences, each.key),
                item=_new(keys.items, each.item),
                session=_new(keys.sessions, each.session),
            )
            for each in plan.occurrences
        ),
        people=tuple(replace(each, key=_new(keys.people, each.key)) for each in plan.people),
        appearances=tuple(
            replace(
                each,
                key=_new(keys.appearances, each.key),
                person=_new(keys.people, each.person),
                item=None if each.item is None else _new(keys.items, each.item),
                session=None if each.session is None else _new(keys.sessions, each.session),
            )
            for each in plan.appearances
        ),
    )


def _new(keys: Map, key: int) -> int:
    return keys.get(key, key)
