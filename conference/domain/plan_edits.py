"""All changes of a plan, each `(plan, …) -> Plan`; what a change can't do, it refuses.

`seen` is the mark (`domain.marks`) of the thing as the one who changes it saw it. New things get
the key `next_key(plan)`.
"""

from conference.domain.plan_edit_day import (
    add_item,
    add_room,
    change_item,
    change_room,
    move_item,
    remove_item,
    remove_room,
    snap,
)
from conference.domain.plan_edit_people import (
    add_appearance,
    add_person,
    change_appearance,
    change_person,
    remove_appearance,
    remove_person,
)
from conference.domain.plan_edit_sessions import (
    add_session,
    change_session,
    move_occurrence,
    occurrence_of,
    remove_occurrence,
    remove_session,
    set_occurrence,
)
from conference.domain.plan_parts import next_key

__all__ = [
    "add_appearance",
    "add_item",
    "add_person",
    "add_room",
    "add_session",
    "change_appearance",
    "change_item",
    "change_person",
    "change_room",
    "change_session",
    "move_item",
    "move_occurrence",
    "next_key",
    "occurrence_of",
    "remove_appearance",
    "remove_item",
    "remove_occurrence",
    "remove_person",
    "remove_room",
    "remove_session",
    "set_occurrence",
    "snap",
]
