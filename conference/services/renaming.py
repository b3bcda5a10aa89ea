"""Themes and bodies get their right names; one that gets another's name joins that other."""

from datetime import datetime
from typing import TypeVar

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.errors import ChangedMeanwhile, NotFound
from conference.domain.follow_up import BodyInUse
from conference.domain.marks import mark
from conference.domain.reviews import ThemeInUse
from conference.domain.texts import Translated
from conference.models import (
    Body,
    Chapter,
    Contribution,
    ContributionTheme,
    FollowUp,
    Steward,
    Theme,
    audit,
    named,
)
from conference.services import bodies

Row = TypeVar("Row", Body, Theme)


def rename_body(
    session: Session, body_id: int, name: str, seen: str | None, actor: Actor, now: datetime
) -> int:
    """Give a body its name, and return its id: another's where it joined that one.

    What it owns, has answered and who answers there goes along. `seen` is the mark of the name
    that was shown. Raises NotFound or ChangedMeanwhile.
    """
    body = _locked(session, Body, body_id)
    if seen != mark(body.name):
        raise ChangedMeanwhile
    name, key = " ".join(name.split()), named.name_key(name)
    other = session.scalar(select(Body).where(Body.name_key == key, Body.id != body_id))
    if other is None:
        body.name, body.name_key = name, key
    else:
        _join_bodies(session, body, other, actor, now)
    into = other or body
    _record(session, "body.rename", ("body", into.id), actor, now)
    return into.id


def _join_bodies(session: Session, body: Body, other: Body, actor: Actor, now: datetime) -> None:
    for table in (Contribution, FollowUp):
        theirs = update(table).where(table.body_id == body.id)
        session.execute(theirs.values(body_id=other.id))
    known = {
        each.email: each.id
        for each in session.scalars(select(Steward).where(Steward.body_id == other.id))
    }
    for each in session.scalars(select(Steward).where(Steward.body_id == body.id)).all():
        if each.email in known:
            given = update(FollowUp).where(FollowUp.steward_id == each.id)
            session.execute(given.values(steward_id=known[each.email]))
            bodies.remove(session, each.id, actor, now)
        else:
            each.body_id = other.id
    session.flush()
    session.execute(delete(Body).where(Body.id == body.id))


def remove_body(session: Session, body_id: int, actor: Actor, now: datetime) -> None:
    """Take a body away that owns nothing, has answered nothing, and that nobody answers for.

    Raises NotFound or BodyInUse.
    """
    body = _locked(session, Body, body_id)
    used = (each.body_id == body_id for each in (Contribution, FollowUp, Steward))
    if any(session.scalar(select(exists().where(each))) for each in used):
        raise BodyInUse
    session.delete(body)
    _record(session, "body.remove", ("body", body_id), actor, now)


def rename_theme(
    session: Session,
    theme_id: int,
    title: Translated,
    seen: str | None,
    actor: Actor,
    now: datetime,
) -> int:
    """Give a theme its title, and return its id: another's where it joined that one.

    What it is given to and a chapter about it goes along. `seen` is the mark of the title that
    was shown. Raises NotFound, ChangedMeanwhile, or ThemeInUse where both have a chapter.
    """
    theme = _locked(session, Theme, theme_id)
    if seen != mark(theme.title):
        raise ChangedMeanwhile
    key = named.name_key(title.nb)
    other = session.scalar(select(Theme).where(Theme.name_key == key, Theme.id != theme_id))
    if other is not None:
        _join_themes(session, theme, other)
    into = other or theme
    into.title, into.name_key = title, key
    _record(session, "theme.rename", ("theme", into.id), actor, now)
    return into.id


def _join_themes(session: Session, theme: Theme, other: Theme) -> None:
    theirs = select(Chapter.conference_id).where(Chapter.theme_id == other.id)
    mine = select(Chapter.id).where(Chapter.theme_id == theme.id, Chapter.conference_id.in_(theirs))
    if session.scalar(mine.limit(1)) is not None:
        raise ThemeInUse
    session.execute(update(Chapter).where(Chapter.theme_id == theme.id).values(theme_id=other.id))
    given = select(ContributionTheme.contribution_id).where(ContributionTheme.theme_id == other.id)
    belongs = ContributionTheme.theme_id == theme.id
    fresh = update(ContributionTheme).where(
        belongs, ContributionTheme.contribution_id.not_in(given)
    )
    session.execute(
        fresh.values(theme_id=other.id), execution_options={"synchronize_session": False}
    )
    session.expire_all()
    session.execute(delete(Theme).where(Theme.id == theme.id))


def remove_theme(session: Session, theme_id: int, actor: Actor, now: datetime) -> None:
    """Take a theme away, also from what it was given to.

    Raises NotFound, or ThemeInUse where a chapter is about it.
    """
    theme = _locked(session, Theme, theme_id)
    if session.scalar(select(exists().where(Chapter.theme_id == theme_id))):
        raise ThemeInUse
    session.delete(theme)
    _record(session, "theme.remove", ("theme", theme_id), actor, now)


def _locked(session: Session, table: type[Row], key: int) -> Row:
    found = session.get(table, key, with_for_update=True, populate_existing=True)
    if found is None:
        raise NotFound
    return found


def _record(
    session: Session, action: str, about: tuple[str, int], actor: Actor, now: datetime
) -> None:
    session.flush()
    audit.record(session, actor, action, about, now)
    session.flush()
