"""Who owns what was said, what they answer, and what their answers rest on."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from conference.domain.actors import ActorKind
from conference.domain.follow_up import (
    ADDRESS_LENGTH,
    ANSWER_LENGTH,
    SOURCE_LENGTH,
    FollowUpState,
    ReferenceKind,
)
from conference.domain.organisations import WrittenStandard
from conference.models import keys
from conference.models.base import (
    NUMBERS_NEVER_AGAIN,
    Base,
    Key,
    Line,
    ShortText,
    child_of,
    enum_type,
)


class Body(Base):
    """A ministry, directorate or other body that owns contributions, in any year."""

    __tablename__ = "bodies"

    id: Mapped[Key]
    name: Mapped[Line]
    name_key: Mapped[str] = mapped_column(keys.KEY_TEXT, unique=True)


class Steward(Base):
    """A person at a body who answers for it by a personal link, without an account.

    The link works until it expires or `token_hash` is gone; a new one takes the old one's place.
    """

    __tablename__ = "stewards"
    __table_args__ = (UniqueConstraint("body_id", "email"), NUMBERS_NEVER_AGAIN)

    id: Mapped[Key]
    body_id: Mapped[int] = child_of("bodies.id")
    name: Mapped[ShortText]
    email: Mapped[Line]
    written_standard: Mapped[WrittenStandard] = mapped_column(enum_type(WrittenStandard))
    token_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    link_expires_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class FollowUp(Base):
    """One dated answer to a contribution; the newest says where it stands."""

    __tablename__ = "follow_ups"
    __table_args__ = (
        CheckConstraint("text <> '' OR state IN ('new', 'considered')", "reason"),
        NUMBERS_NEVER_AGAIN,
    )

    id: Mapped[Key]
    contribution_id: Mapped[int] = child_of("contributions.id")
    state: Mapped[FollowUpState] = mapped_column(enum_type(FollowUpState))
    text: Mapped[str] = mapped_column(String(ANSWER_LENGTH))
    body_id: Mapped[int] = mapped_column(ForeignKey("bodies.id"), index=True)
    answered_at: Mapped[datetime]
    by: Mapped[ActorKind] = mapped_column(enum_type(ActorKind))
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    steward_id: Mapped[int | None] = mapped_column(
        ForeignKey("stewards.id", ondelete="SET NULL"), index=True
    )


class Reference(Base):
    """What an answer rests on: a law, a white paper, a line of the budget."""

    __tablename__ = "contribution_references"

    id: Mapped[Key]
    contribution_id: Mapped[int] = child_of("contributions.id")
    kind: Mapped[ReferenceKind] = mapped_column(enum_type(ReferenceKind))
    title: Mapped[str] = mapped_column(String(SOURCE_LENGTH))
    url: Mapped[str] = mapped_column(String(ADDRESS_LENGTH))


class Continuation(Base):
    """A contribution that takes up an earlier one, from this year or one before."""

    __tablename__ = "continuations"
    __table_args__ = (CheckConstraint("earlier_id <> later_id", "two"),)

    earlier_id: Mapped[int] = mapped_column(
        ForeignKey("contributions.id", ondelete="CASCADE"), primary_key=True
    )
    later_id: Mapped[int] = mapped_column(
        ForeignKey("contributions.id", ondelete="CASCADE"), primary_key=True, index=True
    )
