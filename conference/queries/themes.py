"""Themes, with how much is about each."""

from dataclasses import dataclass

from sqlalchemy import and_, exists, func, select
from sqlalchemy.orm import Session

from conference.domain.errors import NotFound
from conference.domain.texts import Translated
from conference.models import Chapter, Contribution, ContributionTheme, Theme
from conference.queries import review_filters


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A theme: `lines` standing contributions are about it, in all years."""

    id: int
    title: Translated
    lines: int
    has_chapter: bool


_THEMES = (
    select(
        Theme.id,
        Theme.title,
        func.count(Contribution.id),
        exists(select(Chapter.id).where(Chapter.theme_id == Theme.id)),
    )
    .outerjoin(ContributionTheme, ContributionTheme.theme_id == Theme.id)
    .outerjoin(
        Contribution,
        and_(Contribution.id == ContributionTheme.contribution_id, *review_filters.lacks(None)),
    )
    .group_by(Theme.id)
)


def themes(session: Session) -> tuple[ThemeView, ...]:
    """Return every theme by title. One query."""
    return tuple(ThemeView(*row) for row in session.execute(_THEMES.order_by(Theme.name_key)))


def theme(session: Session, theme_id: int) -> ThemeView:
    """Return one theme; raises NotFound."""
    row = session.execute(_THEMES.where(Theme.id == theme_id)).one_or_none()
    if row is None:
        raise NotFound
    return ThemeView(*row)
