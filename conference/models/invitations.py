"""Organisations and their invitations."""

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.actors import ActorKind
from conference.domain.invitations import InvitationState
from conference.domain.organisations import OrganisationKind, WrittenStandard
from conference.domain.registrations import QUOTA_LIMIT
from conference.models import keys
from conference.models.base import Base, Key, Line, ShortText, child_of, enum_type
from conference.models.conference import Conference


class Organisation(Base):
    """An organisation that may be invited, with whoever answers for it.

    `number` is the nine digits it is registered under, `aliases` other names it goes by, `tags`
    the organisers' own words for it. It is found and sorted by its keys (see `models.keys`).
    """

    __tablename__ = "organisations"
    __table_args__ = (UniqueConstraint("number"),)

    id: Mapped[Key]
    name: Mapped[Line]
    kind: Mapped[OrganisationKind] = mapped_column(enum_type(OrganisationKind), index=True)
    county: Mapped[ShortText]
    municipality: Mapped[ShortText]
    written_standard: Mapped[WrittenStandard] = mapped_column(enum_type(WrittenStandard))
    contact_name: Mapped[ShortText]
    contact_email: Mapped[Line]
    contact_phone: Mapped[str | None] = mapped_column(String(30))
    number: Mapped[str | None] = mapped_column(String(9))
    aliases: Mapped[list[str]] = mapped_column(JSON, default=list, server_default="[]")
    tags: Mapped[list[str]] = mapped_column(JSON, default=list, server_default="[]")
    is_invented: Mapped[bool] = mapped_column(default=False)
    name_key: Mapped[str] = keys.key_column(keys.name_key)
    place_key: Mapped[str] = keys.key_column(keys.place_key)
    tag_key: Mapped[str] = keys.key_column(keys.tag_key)
    search_key: Mapped[str] = keys.key_column(keys.search_key)


class Invitation(Base):
    """One organisation's invitation: its link, quota of seats, deadline and state.

    Registrations repeat `quota` and `state` in their foreign key, so that the database itself
    refuses a seat beyond the quota or on an invitation that isn't accepted. `opened_at` is when
    somebody first did something on the page behind the link.
    """

    __tablename__ = "invitations"
    __table_args__ = (
        UniqueConstraint("conference_id", "organisation_id"),
        UniqueConstraint("id", "quota", "state"),
        CheckConstraint(f"quota BETWEEN 1 AND {QUOTA_LIMIT}", "quota"),
    )

    id: Mapped[Key]
    conference_id: Mapped[int] = child_of("conferences.id")
    organisation_id: Mapped[int] = child_of("organisations.id")
    state: Mapped[InvitationState] = mapped_column(enum_type(InvitationState))
    quota: Mapped[int]
    closes_at: Mapped[datetime]
    token_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    link_expires_at: Mapped[datetime]
    sent_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    opened_at: Mapped[datetime | None]
    answered_by: Mapped[ActorKind | None] = mapped_column(enum_type(ActorKind))
    contact_name: Mapped[ShortText]
    contact_email: Mapped[Line]
    search_key: Mapped[str] = keys.key_column(keys.invitation_key)

    conference: Mapped[Conference] = relationship()
    organisation: Mapped[Organisation] = relationship()


keys.follow(
    Organisation,
    {
        "name_key": keys.name_key,
        "place_key": keys.place_key,
        "tag_key": keys.tag_key,
        "search_key": keys.search_key,
    },
)
keys.follow(Invitation, {"search_key": keys.invitation_key})
