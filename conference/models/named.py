"""Themes and bodies by their names: each is made once, however many name it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.search import fold
from conference.domain.texts import Translated
from conference.models.contributions import Theme
from conference.models.follow_up import Body


def name_key(name: str) -> str:
    """Return what tells two names apart: their letters and digits, whatever their case."""
    return " ".join(fold(name).split())


def theme(session: Session, title: Translated) -> Theme:
    """Return the theme that has the title in bokmål, made where there is none yet."""
    key = name_key(title.nb)
    found = session.scalar(select(Theme).where(Theme.name_key == key))
    if found is None:
        found = Theme(title=title, name_key=key)
        session.add(found)
        session.flush()
    return found


def body(session: Session, name: str) -> Body:
    """Return the body of that name, made where there is none yet."""
    key = name_key(name)
    found = session.scalar(select(Body).where(Body.name_key == key))
    if found is None:
        found = Body(name=" ".join(name.split()), name_key=key)
        session.add(found)
        session.flush()
    return found
