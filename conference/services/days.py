"""The whole conference on another day, at once: its programme, its drafts, and letters."""

from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain import plan_json
from conference.domain.actors import Actor
from conference.domain.invitations import check_deadline
from conference.domain.plan_day import on_day
from conference.models import Invitation, ProgrammeDraft, audit, locks, plans
from conference.services import outbox_rewrites, releasing


def move(
    session: Session, conference_id: int, day: date, actor: Actor, now: datetime, *, tell: bool
) -> int:
    """Hold the conference on another `day`, everything at the same time by the clock.

    It is a release of its own: other work on the programme stays unreleased, on the new day.
    Letters that haven't left are written anew, for they name the day.
    Returns how many letters were written (`tell`). Raises NotFound, or DeadlineTooLate when
    somebody could still answer on the new day.
    """
    conference = locks.conference_by_id(session, conference_id)
    before = plans.released(session, conference_id)
    if day == before.date:
        return 0
    latest = session.scalar(
        select(func.max(Invitation.closes_at)).where(Invitation.conference_id == conference_id)
    )
    check_deadline(max(conference.closes_at, latest or conference.closes_at), day)
    conference.date = day
    session.flush()
    outbox_rewrites.rewrite(session, conference_id, now)
    after = on_day(before, day)
    _ids, letters = releasing.carry_out(session, conference, before, after, actor, now, tell=tell)
    mine = ProgrammeDraft.conference_id == conference_id
    for draft in session.scalars(select(ProgrammeDraft).where(mine)):
        draft.content = plan_json.dump(on_day(plan_json.load(draft.content), day))
    detail = {"date": day.isoformat(), "letters": letters}
    audit.record(session, actor, "conference.day", ("conference", conference_id), now, **detail)
    session.flush()
    return letters
