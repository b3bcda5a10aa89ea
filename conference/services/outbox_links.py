"""Letters that give an invitation a new personal link: a part of the outbox, as its likes are.

The old link dies with it, and letters that carry it and haven't left are taken back.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from conference.domain import links
from conference.domain.clock import end_of_day
from conference.domain.outbox import MessageKind
from conference.domain.reminders import LINK_KINDS
from conference.letters import EarlierLine, LetterData
from conference.models import Invitation, heard
from conference.services import outbox

LINK_LIVES = timedelta(days=14)


def withdraw(session: Session, invitation: Invitation) -> None:
    """Take back letters that carry the link that is about to die."""
    outbox.withdraw(session, invitation.id, *LINK_KINDS)


def send(
    session: Session,
    invitation: Invitation,
    kind: MessageKind,
    make: Callable[..., LetterData],
    now: datetime,
    campaign_id: int | None = None,
) -> str:
    """Give the invitation a new link and write the letter that `make` makes; return its token.

    `make` is given what every letter about an invitation says.
    """
    token = links.new_token()
    conference, standard = invitation.conference, invitation.organisation.written_standard
    invitation.token_hash = links.token_hash(token)
    invitation.link_expires_at = end_of_day(conference.date) + LINK_LIVES
    invitation.sent_at, invitation.opened_at = now, None
    to = outbox.Address(invitation.contact_name, invitation.contact_email, standard)
    about = outbox.About(conference.id, invitation.id, campaign_id=campaign_id)
    key = f"{kind}:{links.token_hash(token)}"
    letter = written(invitation, make)
    outbox.post(session, kind, key, letter, to, about, now, link_token=token)
    return token


def earlier(session: Session, invitation: Invitation) -> tuple[EarlierLine, ...]:
    """Return what the organisation has said at earlier conferences, and what came of it."""
    found = heard.before(session, invitation.organisation_id, invitation.conference.date)
    return tuple(EarlierLine(each.year, each.number, each.text, each.state) for each in found)


def written(invitation: Invitation, make: Callable[..., LetterData]) -> LetterData:
    """Return the letter that `make` makes of what is said of the invitation."""
    conference, standard = invitation.conference, invitation.organisation.written_standard
    return make(
        conference=conference.name.get(standard),
        organiser=conference.organiser.get(standard),
        date=conference.date,
        organisation=invitation.organisation.name,
        contact=invitation.contact_name,
        closes_at=invitation.closes_at,
        phone=conference.contact_phone,
        email=conference.contact_email,
    )
