"""From the keys of new things to the ids that a release gives them."""

from collections.abc import Mapping
from dataclasses import replace

from conference.domain.plan import Plan


def with_ids(plan: Plan, ids: Mapping[int, int]) -> Plan:
    """Return the plan with each key that `ids` knows replaced by its id, wherever it stands."""

    def new(key: int) -> int:
        return ids.get(key, key)

    def new_or_none(key: int | None) -> int | None:
        return None if key is None else new(key)

    return replace(
        plan,
        items=tuple(replace(each, key=new(each.key)) for each in plan.items),
        sessions=tuple(replace(each, key=new(each.key)) for each in plan.sessions),
        occurrences=tuple(
            replace(each, key=new(each.key), item=new(each.item), session=new(each.session))
            for each in plan.occurrences
        ),
        people=tuple(replace(each, key=new(each.key)) for each in plan.people),
        appearances=tuple(
            replace(
                each,
                key=new(each.key),
                person=new(each.person),
                item=new_or_none(each.item),
                session=new_or_none(each.session),
            )
            for each in plan.appearances
        ),
    )
