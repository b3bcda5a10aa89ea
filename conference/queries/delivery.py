"""One letter as its deliverer needs it: every word of it, and what goes with it."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.errors import NotFound
from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import Attachment, MessageKind
from conference.models import Conference, OutboxMessage


@dataclass(frozen=True, slots=True)
class DeliverableLetter:
    """A letter about to leave, its personal link still apart."""

    id: int
    kind: MessageKind
    contact_email: str
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


_COLUMNS = [
    getattr(Conference if name == "contact_email" else OutboxMessage, name)
    for name in DeliverableLetter.__dataclass_fields__
]


def letter(session: Session, message_id: int) -> DeliverableLetter:
    """Return the letter; raises NotFound."""
    query = select(*_COLUMNS).join(Conference, Conference.id == OutboxMessage.conference_id)
    row = session.execute(query.where(OutboxMessage.id == message_id)).one_or_none()
    if row is None:
        raise NotFound
    return DeliverableLetter(**row._asdict())
