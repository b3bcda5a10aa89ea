"""Who owns a contribution, what they answer, what it rests on, and what it continues."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.errors import ChangedMeanwhile, NotFound
from conference.domain.follow_up import (
    ANSWERED,
    Answer,
    AnswerOwned,
    ApprovalMissing,
    ContinuationRefused,
    FollowUpState,
    OwnerMissing,
    ReferenceKind,
    answers_mark,
)
from conference.models import (
    Conference,
    Continuation,
    Contribution,
    FollowUp,
    Reference,
    audit,
    named,
)
from conference.services import outbox_follow_up


def own(
    session: Session,
    conference_id: int,
    ids: Collection[int],
    body_name: str,
    actor: Actor,
    now: datetime,
) -> int:
    """Let the body of that name own contributions, and return how many are new to it.

    Raises NotFound.
    """
    body = named.body(session, body_name)
    rows = _locked(session, conference_id, ids)
    fresh = [each for each in rows if each.body_id != body.id]
    for each in fresh:
        each.body_id = body.id
        _record(session, each, "contribution.own", actor, now)
    session.flush()
    return len(fresh)


def disown(
    session: Session, conference_id: int, ids: Collection[int], actor: Actor, now: datetime
) -> int:
    """Leave contributions without an owner, and return how many had one.

    Raises NotFound, or AnswerOwned where one has been answered.
    """
    owned = [each for each in _locked(session, conference_id, ids) if each.body_id is not None]
    if any(each.follow_up is not FollowUpState.NEW for each in owned):
        raise AnswerOwned
    for each in owned:
        each.body_id = None
        _record(session, each, "contribution.disown", actor, now)
    session.flush()
    return len(owned)


def answer(
    session: Session,
    contribution_id: int,
    given: Answer,
    seen: str | None,
    actor: Actor,
    now: datetime,
    steward_id: int | None = None,
) -> None:
    """Write down what the owner answers; who raised it gets a letter of it once it is public.

    `seen` is the mark of the answers as they were shown; `steward_id` is who answers by a link.
    Raises NotFound, OwnerMissing, ApprovalMissing, ChangedMeanwhile, TransitionRefused or
    ReasonMissing.
    """
    row = session.get(Contribution, contribution_id, with_for_update=True, populate_existing=True)
    if row is None or row.removed_at is not None or row.merged_into_id is not None:
        raise NotFound
    if row.body_id is None:
        raise OwnerMissing
    if row.approved_at is None:
        raise ApprovalMissing
    if seen != _mark(session, row):
        raise ChangedMeanwhile
    checked = given.checked(row.follow_up)
    told, is_news = _told(row, checked, actor, now, steward_id), checked.state is not row.follow_up
    session.add(told)
    row.follow_up, row.answered_at = checked.state, now
    session.flush()
    if checked.state in ANSWERED:
        outbox_follow_up.tell(session, row, told, now, is_news=is_news)
    _record(session, row, "contribution.answer", actor, now)
    session.flush()


def _told(
    row: Contribution, checked: Answer, actor: Actor, now: datetime, steward_id: int | None
) -> FollowUp:
    return FollowUp(
        contribution_id=row.id,
        state=checked.state,
        text=checked.text,
        body_id=row.body_id,
        answered_at=now,
        by=actor.kind,
        user_id=actor.user_id,
        steward_id=steward_id,
    )


def _mark(session: Session, row: Contribution) -> str:
    mine = FollowUp.contribution_id == row.id
    last = session.scalar(select(func.max(FollowUp.id)).where(mine)) or 0
    return answers_mark(row.id, row.body_id, row.follow_up, last)


def add_reference(
    session: Session,
    contribution_id: int,
    kind: ReferenceKind,
    title: str,
    url: str,
    actor: Actor,
    now: datetime,
) -> None:
    """Say what a contribution's answer rests on. Raises NotFound."""
    row = _row(session, contribution_id)
    found = Reference(contribution_id=row.id, kind=kind, title=" ".join(title.split()), url=url)
    session.add(found)
    _record(session, row, "contribution.refer", actor, now)


def remove_reference(
    session: Session, contribution_id: int, reference_id: int, actor: Actor, now: datetime
) -> None:
    """Take a reference away; twice is once. Raises NotFound."""
    row = _row(session, contribution_id)
    mine = (Reference.id == reference_id, Reference.contribution_id == row.id)
    session.execute(delete(Reference).where(*mine))
    _record(session, row, "contribution.refer", actor, now)


def take_up(
    session: Session, contribution_id: int, slug: str, number: int, actor: Actor, now: datetime
) -> None:
    """Say that a contribution continues an earlier one, by its conference and number.

    Raises NotFound or ContinuationRefused.
    """
    later = _row(session, contribution_id)
    query = (
        select(Contribution, Conference.date)
        .join(Conference, Conference.id == Contribution.conference_id)
        .where(Conference.slug == slug, Contribution.number == number)
    )
    found = session.execute(query).one_or_none()
    if found is None:
        raise ContinuationRefused
    earlier, day = found
    held = session.get_one(Conference, later.conference_id)
    if earlier.id == later.id or (day, earlier.number) > (held.date, later.number):
        raise ContinuationRefused
    if session.get(Continuation, (earlier.id, later.id)) is None:
        session.add(Continuation(earlier_id=earlier.id, later_id=later.id))
        _record(session, later, "contribution.continue", actor, now)


def let_go(
    session: Session, contribution_id: int, earlier_id: int, actor: Actor, now: datetime
) -> None:
    """Say that it doesn't continue the earlier one after all; twice is once. Raises NotFound."""
    row = _row(session, contribution_id)
    mine = (Continuation.earlier_id == earlier_id, Continuation.later_id == row.id)
    session.execute(delete(Continuation).where(*mine))
    _record(session, row, "contribution.continue", actor, now)


def _row(session: Session, contribution_id: int) -> Contribution:
    found = session.get(Contribution, contribution_id, with_for_update=True)
    if found is None or found.removed_at is not None:
        raise NotFound
    return found


def _locked(session: Session, conference_id: int, ids: Collection[int]) -> list[Contribution]:
    query = (
        select(Contribution)
        .where(Contribution.conference_id == conference_id, Contribution.id.in_(set(ids)))
        .order_by(Contribution.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    found = list(session.scalars(query))
    if len(found) != len(set(ids)):
        raise NotFound
    return found


def _record(session: Session, row: Contribution, action: str, actor: Actor, now: datetime) -> None:
    session.flush()
    audit.record(session, actor, action, ("contribution", row.id), now, number=row.number)
    session.flush()
