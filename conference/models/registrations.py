"""Registrations: the seats taken, the wishes and the needs of the people on them."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.codes import LENGTH as CODE_LENGTH
from conference.domain.codes import new_code
from conference.domain.invitations import InvitationState
from conference.domain.needs import NOTE_LENGTH, NeedChoice
from conference.domain.registrations import WISH_LIMIT
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
from conference.models.invitations import Invitation


class Registration(Base):
    """One seat taken by one organisation; the name may come later.

    `invitation_state` and `quota` follow the invitation (ON UPDATE CASCADE); their checks are
    what makes a seat beyond the quota, or on a declined or revoked invitation, impossible.
    `lottery` is drawn once and kept; `code` stands on the badge of whoever has the seat.
    """

    __tablename__ = "registrations"
    __table_args__ = (
        UniqueConstraint("invitation_id", "seat"),
        UniqueConstraint("code"),
        ForeignKeyConstraint(
            ["invitation_id", "quota", "invitation_state"],
            ["invitations.id", "invitations.quota", "invitations.state"],
            onupdate="CASCADE",
            ondelete="CASCADE",
            name="fk_registrations_invitation",
        ),
        CheckConstraint("seat BETWEEN 1 AND quota", "within_quota"),
        CheckConstraint("invitation_state = 'accepted'", "accepted"),
        NUMBERS_NEVER_AGAIN,
    )

    id: Mapped[Key]
    invitation_id: Mapped[int]
    quota: Mapped[int]
    invitation_state: Mapped[InvitationState] = mapped_column(enum_type(InvitationState))
    seat: Mapped[int]
    name: Mapped[ShortText | None]
    email: Mapped[Line | None]
    lottery: Mapped[int]
    registered_at: Mapped[datetime]
    code: Mapped[str] = mapped_column(String(CODE_LENGTH), default=new_code)
    search_key: Mapped[str] = keys.key_column(keys.person_key)

    invitation: Mapped[Invitation] = relationship()
    wishes: Mapped[list["Wish"]] = relationship(
        order_by="Wish.rank", cascade="all, delete-orphan", passive_deletes=True
    )
    needs: Mapped[list["Need"]] = relationship(cascade="all, delete-orphan", passive_deletes=True)


class Wish(Base):
    """A session that somebody would like, by rank: 1 is the dearest."""

    __tablename__ = "wishes"
    __table_args__ = (
        UniqueConstraint("registration_id", "session_id"),
        CheckConstraint(f"rank BETWEEN 1 AND {WISH_LIMIT}", "rank"),
    )

    registration_id: Mapped[int] = mapped_column(
        ForeignKey("registrations.id", ondelete="CASCADE"), primary_key=True
    )
    rank: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = child_of("parallel_sessions.id")


class Need(Base):
    """One need of one person; only `other` carries a note. Deleted after the conference."""

    __tablename__ = "needs"
    __table_args__ = (CheckConstraint("choice = 'other' OR note IS NULL", "note"),)

    registration_id: Mapped[int] = mapped_column(
        ForeignKey("registrations.id", ondelete="CASCADE"), primary_key=True
    )
    choice: Mapped[NeedChoice] = mapped_column(enum_type(NeedChoice), primary_key=True)
    note: Mapped[str | None] = mapped_column(String(NOTE_LENGTH))


keys.follow(Registration, {"search_key": keys.person_key})
