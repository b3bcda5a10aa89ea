"""What makes a plan the programme that everybody reads: for all services that release one."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain import plan_changes, plan_json
from conference.domain.actors import Actor
from conference.domain.outbox import UNSENT, MessageKind
from conference.domain.plan import Plan
from conference.domain.plan_keys import with_ids
from conference.models import (
    Conference,
    OutboxMessage,
    ProgrammeRelease,
    Registration,
    audit,
    concerned,
    plans,
)
from conference.services import outbox_changes, outbox_placements, release_rows


def carry_out(
    session: Session,
    conference: Conference,
    before: Plan,
    after: Plan,
    actor: Actor,
    now: datetime,
    *,
    tell: bool,
    by_chair: bool = False,
) -> tuple[dict[int, int], int]:
    """Release `after`, with the conference locked: to the tables, the log and (`tell`) the outbox.

    `before` is what the tables hold. Returns the ids of new things by their keys, and how many
    letters were written. Letters about places that haven't left are written anew in any case.
    `by_chair`: see `models.concerned`.
    """
    them = concerned.by(session, conference.id, before, after, by_chair=by_chair)
    ids = release_rows.apply(session, conference.id, before, after, actor, now)
    content = with_ids(after, ids)
    release = record(session, conference, before, content, actor, now)
    letters = outbox_changes.post(session, conference, release.id, them, now) if tell else 0
    release.letters = letters
    _renew(session, conference.id, them, now)
    detail = {"number": release.number, "letters": letters}
    audit.record(session, actor, "programme.release", ("conference", conference.id), now, **detail)
    session.flush()
    return ids, letters


def record(
    session: Session,
    conference: Conference,
    before: Plan,
    content: Plan,
    actor: Actor,
    now: datetime,
) -> ProgrammeRelease:
    """Add a release to the log and let what is kept of the pages be made anew.

    The first one of what was empty changes nothing: it is where the log begins.
    """
    latest = plans.newest_release(session, conference.id)
    is_first = latest is None and not before.items and not before.sessions
    found = () if is_first else plan_changes.changes(before, content)
    release = ProgrammeRelease(
        conference_id=conference.id,
        number=1 if latest is None else latest.number + 1,
        content=plan_json.dump(content),
        changes=[plan_changes.dump(each) for each in found],
        released_at=now,
        user_id=actor.user_id,
    )
    session.add(release)
    conference.revision += 1
    session.flush()
    return release


def _renew(
    session: Session, conference_id: int, them: tuple[concerned.Concerned, ...], now: datetime
) -> None:
    """Write letters about places anew where the old ones haven't left and tell what was."""
    run = outbox_placements.published(session, conference_id)
    if run is None:
        return
    ids = [person.registration_id for each in them for person in each.people]
    unsent = (
        select(OutboxMessage.registration_id)
        .where(OutboxMessage.kind == MessageKind.PLACEMENT)
        .where(OutboxMessage.registration_id.in_(ids), OutboxMessage.state.in_(UNSENT))
    )
    people = select(Registration).where(Registration.id.in_(unsent)).order_by(Registration.id)
    outbox_placements.post(session, run, session.scalars(people).all(), now)
