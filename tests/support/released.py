"""Programmes worked on and released in tests, and what a plan says whatever its order."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.plan import Plan
from conference.models import Conference
from conference.queries import plans
from conference.services import programme, releases
from tests.support.clock import START as NOW

Edit = Callable[[Plan], Plan]


def work(session: Session, of: Conference, *edits: Edit) -> Plan:
    """Make the edits on what is worked on and return it."""
    for edit in edits:
        programme.change(session, of.id, edit, "test", BY_COMMAND, NOW)
    return plans.working(session, of.id)


def release(session: Session, of: Conference, *edits: Edit, tell: bool = False) -> int:
    """Make the edits and release them; returns how many letters that made."""
    work(session, of, *edits)
    seen = plans.state(session, of.id).seen
    return releases.release(session, of.id, seen, BY_COMMAND, NOW, tell=tell)


def parts(plan: Plan) -> dict[str, list[Any]]:
    """Return the plan's parts, each kind in an order of its own."""
    return {
        "rooms": sorted(plan.rooms, key=lambda each: each.name),
        **{
            name: sorted(getattr(plan, name), key=lambda each: each.key)
            for name in ("items", "sessions", "occurrences", "people", "appearances")
        },
    }
