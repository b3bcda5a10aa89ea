"""Release what is worked on: from then on it is the programme that everybody reads."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from conference.domain import plan_checks, plan_json
from conference.domain.actors import Actor
from conference.domain.errors import ChangedMeanwhile
from conference.domain.marks import mark
from conference.domain.plan_errors import NothingChanged, ProgrammeFaulty
from conference.models import ProgrammeDraft, audit, locks, plans
from conference.services import releasing


def release(
    session: Session, conference_id: int, seen: str, actor: Actor, now: datetime, *, tell: bool
) -> int:
    """Release the plan that is worked on, which has the mark `seen`.

    Places and wishes follow what they point at; those of what is taken out go with it. Where
    `tell`, the organisations that it concerns get a letter; returns how many. Raises NotFound,
    NothingChanged, ChangedMeanwhile, or ProgrammeFaulty where it has faults that are errors.
    """
    conference = locks.conference_by_id(session, conference_id)
    draft = plans.newest_draft(session, conference_id)
    if draft is None:
        raise NothingChanged
    after = plan_json.load(draft.content)
    if seen != mark(after):
        raise ChangedMeanwhile
    faults = plan_checks.errors(after)
    if faults:
        raise ProgrammeFaulty(faults=len(faults))
    before = plans.released(session, conference_id)
    _ids, letters = releasing.carry_out(session, conference, before, after, actor, now, tell=tell)
    mine = ProgrammeDraft.conference_id == conference_id
    session.execute(delete(ProgrammeDraft).where(mine))
    return letters


def begin_log(session: Session, conference_id: int, actor: Actor, now: datetime) -> None:
    """Begin the log of releases with what the tables hold; raises NotFound."""
    conference = locks.conference_by_id(session, conference_id)
    present = plans.released(session, conference_id)
    release = releasing.record(session, conference, present, present, actor, now)
    detail = {"number": release.number, "letters": 0}
    audit.record(session, actor, "programme.release", ("conference", conference_id), now, **detail)
    session.flush()
