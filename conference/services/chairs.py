"""A new chair, at once: in what is released, in what is worked on, and in letters."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from conference.domain import plan_chair, plan_json
from conference.domain.actors import Actor
from conference.domain.plan import PlannedPerson
from conference.domain.plan_chair import NewChair
from conference.models import ProgrammeDraft, audit, locks, plans
from conference.services import releasing


def change_chair(
    session: Session,
    conference_id: int,
    session_id: int,
    leaving: int,
    coming: PlannedPerson,
    actor: Actor,
    now: datetime,
    *,
    tell: bool,
) -> int:
    """Let `coming` chair a session instead of the one whose appearance is `leaving`.

    `coming` is somebody the programme knows by key, in what is released or worked on, or somebody
    new with key 0. It is a release of its own: other work on the programme stays unreleased. The
    old appearance is kept as cancelled, and with it goes the old chair's access to the lists.
    Returns how many letters were written (`tell`). Raises NotFound, NoChair or ChairAlready.
    """
    conference = locks.conference_by_id(session, conference_id)
    before = plans.released(session, conference_id)
    person = plan_chair.known(before, plans.working(session, conference_id), coming)
    after, new = plan_chair.replaced(before, session_id, leaving, person)
    ids, letters = releasing.carry_out(
        session, conference, before, after, actor, now, tell=tell, by_chair=True
    )
    real = _with_ids(new, ids)
    for draft in session.scalars(_drafts(conference_id)):
        followed = plan_chair.followed(plan_json.load(draft.content), real, coming.key)
        draft.content = plan_json.dump(followed)
    detail = {"leaving": leaving, "coming": real.appearance.key, "letters": letters}
    audit.record(session, actor, "programme.chair", ("session", session_id), now, **detail)
    session.flush()
    return letters


def _with_ids(new: NewChair, ids: dict[int, int]) -> NewChair:
    person = replace(new.person, key=ids.get(new.person.key, new.person.key))
    key = ids[new.appearance.key]
    return NewChair(person, replace(new.appearance, key=key, person=person.key), new.leaving)


def _drafts(conference_id: int) -> Select[ProgrammeDraft]:
    return select(ProgrammeDraft).where(ProgrammeDraft.conference_id == conference_id)
