"""One letter as its deliverer needs it: every word of it, and what goes with it."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.errors import NotFound
from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import Attachment
from conference.models import OutboxMessage


@dataclass(frozen=True, slots=True)
class DeliverableLetter:
    """A letter about to leave, its personal link still apart."""

    id: int
    conference_id: int
    registration_id: int | None
    recipient_name: str
    recipient_email: str
    language: WrittenStandard
    subject: str
    body: str
    link_token: str | None
    attachment: Attachment | None
    message_id: str


_COLUMNS = [getattr(OutboxMessage, name) for name in DeliverableLetter.__dataclass_fields__]


def letter(session: Session, message_id: int) -> DeliverableLetter:
    """Return the letter; raises NotFound."""
    row = session.execute(select(*_COLUMNS).where(OutboxMessage.id == message_id)).one_or_none()
    if row is None:
        raise NotFound
    return DeliverableLetter(**row._asdict())
