"""The programme as it is worked on and as it is released, and how far they are apart."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain import plan_checks
from conference.domain.marks import mark
from conference.domain.plan import Plan
from conference.domain.plan_changes import PlanChange, changes
from conference.domain.plan_faults import Fault
from conference.models import Conference, ParallelSession, ProgrammeDraft, User, Wish, plans


@dataclass(frozen=True, slots=True)
class WorkState:
    """Where the work on the programme stands.

    `seen` is the mark of the plan that is worked on, `changes` how many differences there are from
    what is released. `what` is the word for the latest change
    since the release, `changed_by` the name of who made it; None where nothing is changed.
    """

    seen: str
    changes: int
    what: str | None
    changed_at: datetime | None
    changed_by: str | None
    is_undoable: bool

    @property
    def is_changed(self) -> bool:
        """Whether something was done since the release; it may have come to nothing."""
        return self.what is not None


def working(session: Session, conference_id: int) -> Plan:
    """Return the programme as it is worked on; raises NotFound."""
    return plans.working(session, conference_id)


def released(session: Session, conference_id: int) -> Plan:
    """Return the programme as everybody else reads it; raises NotFound."""
    return plans.released(session, conference_id)


def state(session: Session, conference_id: int) -> WorkState:
    """Return where the work on the programme stands; raises NotFound."""
    plan = plans.working(session, conference_id)
    newest = plans.newest_draft(session, conference_id)
    if newest is None:
        return WorkState(mark(plan), 0, None, None, None, is_undoable=False)
    return WorkState(
        seen=mark(plan),
        changes=len(changes(plans.released(session, conference_id), plan)),
        what=newest.change,
        changed_at=newest.changed_at,
        changed_by=_name(session, newest),
        is_undoable=plans.is_undoable(session, newest),
    )


def unreleased(session: Session, conference_id: int) -> tuple[PlanChange, ...]:
    """Return what a release would change; raises NotFound."""
    if plans.newest_draft(session, conference_id) is None:
        return ()
    before = plans.released(session, conference_id)
    return changes(before, plans.working(session, conference_id))


def faults(session: Session, conference_id: int) -> tuple[Fault, ...]:
    """Return what is wrong with what is worked on, the worst first; raises NotFound."""
    capacity = session.scalar(select(Conference.capacity).where(Conference.id == conference_id))
    plan = plans.working(session, conference_id)
    return plan_checks.faults(plan, first_wishes(session, conference_id), capacity)


def first_wishes(session: Session, conference_id: int) -> dict[int, int]:
    """Return how many wish for a session first, by its id."""
    query = (
        select(Wish.session_id, func.count())
        .join(ParallelSession, ParallelSession.id == Wish.session_id)
        .where(ParallelSession.conference_id == conference_id, Wish.rank == 1)
        .group_by(Wish.session_id)
    )
    return dict(session.execute(query).all())


def _name(session: Session, draft: ProgrammeDraft) -> str | None:
    return session.scalar(select(User.name).where(User.id == draft.user_id))
