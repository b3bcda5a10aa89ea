"""What the public can ask for of what was said: years, themes and bodies."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.texts import Translated
from conference.models import Body, Conference, Theme
from conference.queries import public_answers


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be asked for: years by short name (newest first), themes and bodies by id."""

    years: tuple[tuple[str, date, Translated], ...]
    themes: tuple[tuple[int, Translated], ...]
    bodies: tuple[tuple[int, str], ...]


def choices(session: Session) -> Choices:
    """Return what can be asked for. Three queries."""
    public = public_answers.public_conferences(session)
    years = select(Conference.slug, Conference.date, Conference.name).where(
        Conference.id.in_(public)
    )
    bodies = session.execute(select(Body.id, Body.name).order_by(Body.name_key))
    themes = session.execute(select(Theme.id, Theme.title).order_by(Theme.name_key))
    return Choices(
        tuple(
            (slug, day, name)
            for slug, day, name in session.execute(years.order_by(Conference.date.desc()))
        ),
        tuple((key, title) for key, title in themes),
        tuple((key, name) for key, name in bodies),
    )
