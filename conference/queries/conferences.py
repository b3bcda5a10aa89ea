"""The conference that the pages are about, and whether the database answers."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, select, text
from sqlalchemy.orm import Session

from conference.domain.links import token_hash
from conference.domain.programme import AppearanceRole, AppearanceStatus
from conference.domain.texts import Translated
from conference.models import Appearance, Conference, Invitation, User
from conference.queries import rows


@dataclass(frozen=True, slots=True)
class ConferenceView:
    """What every page may need to know of the conference."""

    id: int
    slug: str
    name: Translated
    organiser: Translated
    date: date
    venue: str | None
    contact_email: str
    contact_phone: str | None
    closes_at: datetime
    wishes_per_person: int
    needs_kept_days: int
    contacts_kept_months: int
    lottery_seed: str
    is_demo: bool
    clock_offset: int
    revision: int
    capacity: int | None
    opened_at: datetime | None
    reminders: int
    reminder_days: int
    predecessor_id: int | None


@dataclass(frozen=True, slots=True)
class Edition:
    """A conference on the list of editions."""

    id: int
    name: Translated
    date: date
    opened_at: datetime | None


_COLUMNS = [getattr(Conference, name) for name in ConferenceView.__dataclass_fields__]
_LATEST = select(*_COLUMNS).order_by(Conference.date.desc(), Conference.id.desc()).limit(1)


def current(session: Session) -> ConferenceView | None:
    """Return the latest conference that is open to the public, or None."""
    return _one(session, _LATEST.where(Conference.opened_at.is_not(None)))


def latest(session: Session) -> ConferenceView | None:
    """Return the latest conference, open or not, or None in an empty database."""
    return _one(session, _LATEST)


def by_id(session: Session, conference_id: int) -> ConferenceView | None:
    """Return the conference with the id, or None."""
    return _one(session, _LATEST.where(Conference.id == conference_id))


def by_slug(session: Session, slug: str) -> ConferenceView | None:
    """Return the conference with the short name, or None."""
    return _one(session, _LATEST.where(Conference.slug == slug))


def of_invitation(session: Session, token: str) -> ConferenceView | None:
    """Return the conference that a personal link is about, or None for a dead link."""
    invited = select(Invitation.conference_id).where(Invitation.token_hash == token_hash(token))
    return _one(session, _LATEST.where(Conference.id == invited.scalar_subquery()))


def of_chair(session: Session, person_id: int) -> ConferenceView | None:
    """Return the latest open conference in which the person leads a session, or None."""
    led = select(Appearance.conference_id).where(
        Appearance.person_id == person_id,
        Appearance.role == AppearanceRole.CHAIR,
        Appearance.status != AppearanceStatus.CANCELLED,
        Appearance.session_id.is_not(None),
    )
    opened = Conference.opened_at.is_not(None)
    return _one(session, _LATEST.where(opened, Conference.id.in_(led)))


def editions(session: Session) -> list[Edition]:
    """Return every conference, the latest first."""
    query = select(Conference.id, Conference.name, Conference.date, Conference.opened_at)
    found = rows.every(session, query.order_by(Conference.date.desc(), Conference.id.desc()))
    return [Edition(*row) for row in found]


def _one(session: Session, query: Select[*tuple[Any, ...]]) -> ConferenceView | None:
    row = session.execute(query).one_or_none()
    return None if row is None else ConferenceView(**row._asdict())


def has_demo(session: Session) -> bool:
    """Whether the database holds demo accounts or a demo conference."""
    users = select(User.id).where(User.is_demo)
    conferences = select(Conference.id).where(Conference.is_demo)
    return bool(session.scalar(select(users.exists() | conferences.exists())))


def answers(session: Session) -> bool:
    """Whether the database answers; raises what the driver raises where it doesn't."""
    return bool(session.scalar(text("SELECT 1")))
