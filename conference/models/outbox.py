"""Letters waiting, and who did what."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from conference.domain.actors import ActorKind
from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import Attachment, MessageKind, MessageState
from conference.models.base import (
    NUMBERS_NEVER_AGAIN,
    Base,
    Key,
    Line,
    ShortText,
    child_of,
    enum_type,
)


class OutboxMessage(Base):
    """A letter, written in the same transaction as its cause.

    `key` makes one cause give one letter. `link_token` is the only readable copy of a personal
    link; it is put into the text when the letter leaves, and wiped then.
    """

    __tablename__ = "outbox_messages"
    __table_args__ = (
        Index("ix_outbox_messages_due", "state", "not_before"),
        NUMBERS_NEVER_AGAIN,
    )

    id: Mapped[Key]
    conference_id: Mapped[int] = child_of("conferences.id")
    key: Mapped[Line] = mapped_column(unique=True)
    kind: Mapped[MessageKind] = mapped_column(enum_type(MessageKind))
    invitation_id: Mapped[int | None] = child_of("invitations.id")
    registration_id: Mapped[int | None] = mapped_column(
        ForeignKey("registrations.id", ondelete="SET NULL"), index=True
    )
    campaign_id: Mapped[int | None] = mapped_column(
        ForeignKey("campaigns.id", ondelete="SET NULL"), index=True
    )
    recipient_name: Mapped[ShortText]
    recipient_email: Mapped[Line]
    language: Mapped[WrittenStandard] = mapped_column(enum_type(WrittenStandard))
    subject: Mapped[Line]
    body: Mapped[str]
    link_token: Mapped[str | None] = mapped_column(String(64))
    attachment: Mapped[Attachment | None] = mapped_column(enum_type(Attachment))
    message_id: Mapped[Line] = mapped_column(unique=True)
    state: Mapped[MessageState] = mapped_column(enum_type(MessageState))
    attempts: Mapped[int] = mapped_column(default=0)
    not_before: Mapped[datetime]
    lease_until: Mapped[datetime | None]
    created_at: Mapped[datetime]
    claimed_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    last_error: Mapped[Line | None]


class AuditEntry(Base):
    """Who did what to what, written in the same transaction; never with personal data in it."""

    __tablename__ = "audit_entries"
    __table_args__ = (Index("ix_audit_entries_subject", "subject", "subject_id"),)

    id: Mapped[Key]
    at: Mapped[datetime]
    by: Mapped[ActorKind] = mapped_column(enum_type(ActorKind))
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    action: Mapped[ShortText]
    subject: Mapped[ShortText]
    subject_id: Mapped[int]
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
