"""Work on the programme beside what is released: change it, take a change back, or all of them."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from conference.domain import plan_day, plan_json
from conference.domain.actors import Actor
from conference.domain.errors import ChangedMeanwhile
from conference.domain.marks import mark
from conference.domain.plan import Plan
from conference.domain.plan_errors import NothingChanged
from conference.models import ProgrammeDraft, audit, locks, plans

STEPS_KEPT = 100
"""How many changes can be taken back one by one."""


def change(
    session: Session,
    conference_id: int,
    edit: Callable[[Plan], Plan],
    what: str,
    actor: Actor,
    now: datetime,
) -> Plan:
    """Change what is worked on by `edit`, called `what` (a word), and return what it becomes.

    The edit is given the plan as it stands when nobody else can change it. One that changes
    nothing leaves no trace. Raises NotFound, and what the edit raises.
    """
    locks.conference_by_id(session, conference_id)
    newest = plans.newest_draft(session, conference_id)
    before = plans.working(session, conference_id)
    after = edit(before)
    if after == before:
        return before
    number = 1 if newest is None else newest.number + 1
    session.add(
        ProgrammeDraft(
            conference_id=conference_id,
            number=number,
            content=plan_json.dump(after),
            change=what,
            changed_at=now,
            user_id=actor.user_id,
        )
    )
    _forget(session, conference_id, number - STEPS_KEPT)
    _record(session, conference_id, actor, "programme.change", now, what)
    return after


def begin(
    session: Session, conference_id: int, from_id: int, what: str, actor: Actor, now: datetime
) -> Plan:
    """Let the work on a programme begin with that of another conference, on this one's day.

    All of it is new here, and waits to be released; what is worked on already is replaced, and
    can be taken back to. Raises NotFound.
    """
    source = plans.released(session, from_id)

    def edit(plan: Plan) -> Plan:
        return plan_day.for_next(source, plan.date)

    return change(session, conference_id, edit, what, actor, now)


def undo(session: Session, conference_id: int, seen: str, actor: Actor, now: datetime) -> str:
    """Take back the latest change of what is worked on and return what it was called.

    `seen` is the mark of the plan that the change led to. Raises NotFound, NothingChanged where
    there is none to take back, or ChangedMeanwhile when that isn't the plan any more.
    """
    newest = _changed(session, conference_id, seen)
    if not plans.is_undoable(session, newest):
        raise NothingChanged
    what = newest.change
    session.delete(newest)
    _record(session, conference_id, actor, "programme.undo", now, what)
    return what


def discard(session: Session, conference_id: int, seen: str, actor: Actor, now: datetime) -> None:
    """Take back every change since the latest release; raises as `undo` does."""
    newest = _changed(session, conference_id, seen)
    _forget(session, conference_id, newest.number)
    _record(session, conference_id, actor, "programme.discard", now)


def _changed(session: Session, conference_id: int, seen: str) -> ProgrammeDraft:
    """Return the draft that is worked on, if it is the plan with the mark `seen`."""
    locks.conference_by_id(session, conference_id)
    newest = plans.newest_draft(session, conference_id)
    if newest is None:
        raise NothingChanged
    if seen != mark(plan_json.load(newest.content)):
        raise ChangedMeanwhile
    return newest


def _forget(session: Session, conference_id: int, number: int) -> None:
    """Delete the drafts up to `number`: nobody can go back behind it."""
    session.execute(
        delete(ProgrammeDraft).where(
            ProgrammeDraft.conference_id == conference_id, ProgrammeDraft.number <= number
        )
    )


def _record(
    session: Session, conference_id: int, actor: Actor, action: str, now: datetime, what: str = ""
) -> None:
    detail = {"what": what} if what else {}
    audit.record(session, actor, action, ("conference", conference_id), now, **detail)
    session.flush()
