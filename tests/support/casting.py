"""Who does what on a small world's programme: each function adds it, flushed."""

from sqlalchemy.orm import Session

from conference.domain.programme import AppearanceRole, AppearanceStatus
from conference.models import Appearance, Conference, Person
from tests.support.factories import session_ids


def appears(
    session: Session, of: Conference, person: Person, role: AppearanceRole, number: int
) -> Person:
    """Give somebody a role in session `number`; returns the person."""
    session.add(
        Appearance(
            conference_id=of.id,
            person=person,
            session_id=session_ids(session, of)[number - 1],
            role=role,
            status=AppearanceStatus.PLANNED,
        )
    )
    session.flush()
    return person


def chair(session: Session, of: Conference, number: int) -> Person:
    """Add the person who chairs session `number`."""
    return appears(session, of, Person(name=f"Leder {number}"), AppearanceRole.CHAIR, number)
