"""What was said is approved, corrected, given themes, and merged with what says the same."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.contributions import AnswerHidden, ContributionKind, Line, MergeRefused
from conference.domain.errors import ChangedMeanwhile, NotFound
from conference.domain.follow_up import ANSWERED
from conference.domain.marks import mark
from conference.domain.reviews import Reviewed
from conference.domain.texts import Translated
from conference.models import Contribution, ContributionTheme, ParallelSession, audit, named


def approve(
    session: Session, conference_id: int, ids: Collection[int], actor: Actor, now: datetime
) -> int:
    """Approve lines as they stand and return how many weren't yet. Raises NotFound."""
    fresh = [each for each in _locked(session, conference_id, ids) if each.approved_at is None]
    for each in fresh:
        _approve(each, actor, now)
        _record(session, each, "contribution.approve", actor, now)
    session.flush()
    return len(fresh)


def correct(
    session: Session,
    conference_id: int,
    contribution_id: int,
    reviewed: Reviewed,
    seen: str | None,
    actor: Actor,
    now: datetime,
) -> None:
    """Leave a line as `reviewed`, which approves it; `seen` is the mark of what was shown.

    Where it was said, once a person has said so, is inferred no more.
    Raises NotFound, ChangedMeanwhile or NothingSaid.
    """
    (row,) = _locked(session, conference_id, [contribution_id])
    if row.removed_at is not None or seen != mark(reviewed_of(session, row)):
        raise ChangedMeanwhile
    _check_session(session, conference_id, reviewed.session_id)
    if reviewed.session_id != row.session_id:
        row.session_id, row.occurrence_id = reviewed.session_id, None
        row.is_session_inferred = False
    if row.kind is not ContributionKind.NONE:
        _rewrite(row, reviewed.line.checked())
    row.is_lifted = reviewed.is_lifted
    _set_themes(session, row.id, reviewed.themes)
    _approve(row, actor, now)
    _record(session, row, "contribution.correct", actor, now)
    session.flush()


def _rewrite(row: Contribution, line: Line) -> None:
    if line.responsible != row.responsible:
        row.is_responsible_inferred = False
    for name in Line.__dataclass_fields__:
        setattr(row, name, getattr(line, name))


def add_theme(
    session: Session,
    conference_id: int,
    ids: Collection[int],
    title: str,
    actor: Actor,
    now: datetime,
) -> None:
    """Say that lines are about a theme, made where there is none of that title. Raises NotFound."""
    theme = named.theme(session, Translated(title))
    for each in _locked(session, conference_id, ids):
        if theme.id not in _themes(session, each.id):
            session.add(ContributionTheme(contribution_id=each.id, theme_id=theme.id))
            _record(session, each, "contribution.theme", actor, now)
    session.flush()


def merge(
    session: Session,
    conference_id: int,
    contribution_id: int,
    into_number: int,
    actor: Actor,
    now: datetime,
) -> None:
    """Say that a line says the same as number `into_number`, which stands for both.

    Those merged into it follow along, and its themes become the other's too.
    Raises NotFound, MergeRefused or AnswerHidden.
    """
    mine = (Contribution.conference_id == conference_id, Contribution.number == into_number)
    into_id = session.scalar(select(Contribution.id).where(*mine))
    if into_id is None or into_id == contribution_id:
        raise MergeRefused
    rows = {each.id: each for each in _locked(session, conference_id, [contribution_id, into_id])}
    row, into = rows[contribution_id], rows[into_id]
    is_silence = ContributionKind.NONE in {row.kind, into.kind}
    if into.merged_into_id or into.removed_at or row.removed_at or is_silence:
        raise MergeRefused
    if row.follow_up in ANSWERED and into.follow_up not in ANSWERED:
        raise AnswerHidden
    row.merged_into_id = into.id
    followers = select(Contribution).where(Contribution.merged_into_id == row.id)
    for each in session.scalars(followers.with_for_update()):
        each.merged_into_id = into.id
    _set_themes(session, into.id, _themes(session, into.id) | _themes(session, row.id))
    _record(session, row, "contribution.merge", actor, now)
    session.flush()


def separate(
    session: Session, conference_id: int, contribution_id: int, actor: Actor, now: datetime
) -> None:
    """Let a merged line stand for itself again. Twice is once. Raises NotFound."""
    (row,) = _locked(session, conference_id, [contribution_id])
    if row.merged_into_id is not None:
        row.merged_into_id = None
        _record(session, row, "contribution.separate", actor, now)
        session.flush()


def reviewed_of(session: Session, row: Contribution) -> Reviewed:
    """Return a line as it stands for its reviewer."""
    line = Line(row.kind, row.text, row.voice, row.organisation_id, row.responsible)
    return Reviewed(line, row.session_id, frozenset(_themes(session, row.id)), row.is_lifted)


def _locked(session: Session, conference_id: int, ids: Iterable[int]) -> list[Contribution]:
    wanted = set(ids)
    query = (
        select(Contribution)
        .where(Contribution.conference_id == conference_id, Contribution.id.in_(wanted))
        .order_by(Contribution.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    found = list(session.scalars(query))
    if len(found) != len(wanted):
        raise NotFound
    return found


def _themes(session: Session, contribution_id: int) -> set[int]:
    mine = ContributionTheme.contribution_id == contribution_id
    return set(session.scalars(select(ContributionTheme.theme_id).where(mine)))


def _set_themes(session: Session, contribution_id: int, themes: Iterable[int]) -> None:
    mine = ContributionTheme.contribution_id == contribution_id
    session.execute(delete(ContributionTheme).where(mine))
    session.add_all(
        ContributionTheme(contribution_id=contribution_id, theme_id=each) for each in themes
    )


def _check_session(session: Session, conference_id: int, session_id: int | None) -> None:
    found = session.get(ParallelSession, session_id) if session_id is not None else None
    if session_id is not None and (found is None or found.conference_id != conference_id):
        raise NotFound


def _approve(row: Contribution, actor: Actor, now: datetime) -> None:
    row.approved_at, row.approved_by_id = now, actor.user_id


def _record(session: Session, row: Contribution, action: str, actor: Actor, now: datetime) -> None:
    audit.record(session, actor, action, ("contribution", row.id), now, number=row.number)
