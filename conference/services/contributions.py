"""What is said in a room is written down, corrected, taken away and put back."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.contributions import ContributionKind, Line, LineSettled, SilenceRefused
from conference.domain.errors import ChangedMeanwhile, NotFound
from conference.domain.marks import mark
from conference.domain.texts import Translated
from conference.models import (
    Contribution,
    ContributionTheme,
    Occurrence,
    TimeSlot,
    audit,
    locks,
    named,
)


def write(
    session: Session,
    conference_id: int,
    occurrence_id: int,
    line: Line,
    key: str,
    actor: Actor,
    now: datetime,
    theme: str = "",
) -> int:
    """Write a line said in the room, and return its number; the same `key` twice is one line.

    `theme` is the title of what it is about, if said. That nothing came stands until something
    does. Raises NotFound, NothingSaid or SilenceRefused.
    """
    locks.conference_by_id(session, conference_id)
    occurrence = _room(session, conference_id, occurrence_id)
    known = session.scalar(select(Contribution).where(Contribution.key == key))
    is_silence = line.kind is ContributionKind.NONE
    if known is None or is_silence:
        _break_silence(session, occurrence.id, line.kind, actor, now)
    if known is not None:
        if is_silence:
            restore(session, conference_id, known.id, actor, now)
        return known.number
    written = _said(session, occurrence, conference_id, line.checked(), key, actor, now)
    session.add(written)
    session.flush()
    _name_theme(session, written, theme)
    _record(session, written, "contribution.write", actor, now)
    return written.number


def edit(
    session: Session,
    conference_id: int,
    contribution_id: int,
    line: Line,
    seen: str | None,
    actor: Actor,
    now: datetime,
    theme: str = "",
) -> None:
    """Correct a line that waits for approval; `seen` is the mark of what was shown.

    `theme` is one more that it is about.

    Raises NotFound, LineSettled, ChangedMeanwhile or NothingSaid.
    """
    found = _locked(session, conference_id, contribution_id)
    if found.approved_at is not None:
        raise LineSettled
    if seen != mark(line_of(found)) or found.removed_at is not None:
        raise ChangedMeanwhile
    for name, value in _columns(line.checked()).items():
        setattr(found, name, value)
    _name_theme(session, found, theme)
    _record(session, found, "contribution.edit", actor, now)


def remove(
    session: Session, conference_id: int, contribution_id: int, actor: Actor, now: datetime
) -> None:
    """Take a line away; it can be put back. Twice is once. Raises NotFound.

    What was merged into it stands for itself again.
    """
    found = _locked(session, conference_id, contribution_id)
    if found.removed_at is None:
        found.removed_at = now
        followers = select(Contribution).where(Contribution.merged_into_id == found.id)
        for each in session.scalars(followers.with_for_update()):
            each.merged_into_id = None
        _record(session, found, "contribution.remove", actor, now)


def remove_unsettled(
    session: Session, conference_id: int, contribution_id: int, actor: Actor, now: datetime
) -> None:
    """Take a line away that nobody has approved yet. Raises NotFound or LineSettled."""
    found = _locked(session, conference_id, contribution_id)
    if found.approved_at is not None and found.kind is not ContributionKind.NONE:
        raise LineSettled
    remove(session, conference_id, contribution_id, actor, now)


def restore(
    session: Session, conference_id: int, contribution_id: int, actor: Actor, now: datetime
) -> None:
    """Put back a line that was taken away. Twice is once. Raises NotFound."""
    found = _locked(session, conference_id, contribution_id)
    if found.removed_at is not None:
        found.removed_at = None
        _record(session, found, "contribution.restore", actor, now)


def line_of(row: Contribution) -> Line:
    """Return a contribution as the line that it was written as."""
    return Line(row.kind, row.text, row.voice, row.organisation_id, row.responsible)


def _said(
    session: Session,
    occurrence: Occurrence,
    conference_id: int,
    line: Line,
    key: str,
    actor: Actor,
    now: datetime,
) -> Contribution:
    return Contribution(
        conference_id=conference_id,
        number=_next(session, conference_id),
        occurrence_id=occurrence.id,
        session_id=occurrence.session_id,
        key=key,
        written_at=now,
        user_id=actor.user_id,
        **_columns(line),
    )


def _break_silence(
    session: Session, occurrence_id: int, kind: ContributionKind, actor: Actor, now: datetime
) -> None:
    """Let what is said take the place of silence, and never the other way round."""
    stands = (Contribution.occurrence_id == occurrence_id, Contribution.removed_at.is_(None))
    is_none = Contribution.kind == ContributionKind.NONE
    if kind is not ContributionKind.NONE:
        for each in session.scalars(select(Contribution).where(*stands, is_none)):
            remove(session, each.conference_id, each.id, actor, now)
    elif session.scalar(select(Contribution.id).where(*stands, ~is_none).limit(1)):
        raise SilenceRefused


def _name_theme(session: Session, row: Contribution, title: str) -> None:
    if not title.strip():
        return
    theme = named.theme(session, Translated(" ".join(title.split())))
    if session.get(ContributionTheme, (row.id, theme.id)) is None:
        session.add(ContributionTheme(contribution_id=row.id, theme_id=theme.id))


def _columns(line: Line) -> dict[str, object]:
    return {name: getattr(line, name) for name in Line.__dataclass_fields__}


def _locked(session: Session, conference_id: int, contribution_id: int) -> Contribution:
    found = session.get(Contribution, contribution_id, with_for_update=True, populate_existing=True)
    if found is None or found.conference_id != conference_id:
        raise NotFound
    return found


def _room(session: Session, conference_id: int, occurrence_id: int) -> Occurrence:
    query = (
        select(Occurrence)
        .join(TimeSlot, TimeSlot.id == Occurrence.slot_id)
        .where(Occurrence.id == occurrence_id, TimeSlot.conference_id == conference_id)
    )
    found = session.scalar(query)
    if found is None:
        raise NotFound
    return found


def _next(session: Session, conference_id: int) -> int:
    query = select(func.max(Contribution.number)).where(Contribution.conference_id == conference_id)
    return (session.scalar(query) or 0) + 1


def _record(session: Session, row: Contribution, action: str, actor: Actor, now: datetime) -> None:
    about = ("contribution", row.id)
    audit.record(session, actor, action, about, now, number=row.number)
    session.flush()
