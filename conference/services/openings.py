"""A personal link's page was opened by a person, not by a program that follows links."""

from datetime import datetime

from sqlalchemy.orm import Session

from conference.models import locks


def note(session: Session, token: str, now: datetime) -> None:
    """Remember when somebody first did something on the page; raises LinkInvalid."""
    invitation = locks.invitation_by_token(session, token, now)
    if invitation.opened_at is None:
        invitation.opened_at = now
        session.flush()
