"""What was said, line by line, and the themes it belongs to."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from conference.domain.contributions import (
    BODY_LENGTH,
    KEY_LENGTH,
    TEXT_LENGTH,
    ContributionKind,
    Origin,
    Voice,
)
from conference.domain.follow_up import FollowUpState
from conference.domain.texts import Translated
from conference.models import keys
from conference.models.base import NUMBERS_NEVER_AGAIN, Base, Key, child_of, enum_type

_PUBLIC = text(
    "approved_at IS NOT NULL AND kind != 'none' AND removed_at IS NULL AND merged_into_id IS NULL"
)


class Contribution(Base):
    """One thing that was said; `number` is the conference's own, and stays whatever happens to it.

    `key` is the line's own from the device that wrote it: what comes twice is one line. What is
    removed stays as a row, so that it can be put back; what says the same as another stays too,
    `merged_into_id` it. A session that goes takes nothing along. `said_by` is a source's own words
    for whose it is, `is_session_inferred` and `is_responsible_inferred` what a source doesn't say
    itself. `is_lifted` puts it into the report's summary. `body_id` is who owns it now.
    """

    __tablename__ = "contributions"
    __table_args__ = (
        UniqueConstraint("conference_id", "number"),
        UniqueConstraint("key"),
        CheckConstraint("kind = 'none' OR text <> ''", "said"),
        CheckConstraint(
            "(voice = 'organisation') = (organisation_id IS NOT NULL)", "voice_matches"
        ),
        CheckConstraint("merged_into_id <> id", "merged"),
        CheckConstraint("body_id IS NOT NULL OR follow_up = 'new'", "owned"),
        Index(
            "ix_contributions_public",
            "conference_id",
            "follow_up",
            sqlite_where=_PUBLIC,
            postgresql_where=_PUBLIC,
        ),
        NUMBERS_NEVER_AGAIN,
    )

    id: Mapped[Key]
    conference_id: Mapped[int] = child_of("conferences.id")
    number: Mapped[int]
    occurrence_id: Mapped[int | None] = mapped_column(
        ForeignKey("occurrences.id", ondelete="SET NULL"), index=True
    )
    session_id: Mapped[int | None] = mapped_column(
        ForeignKey("parallel_sessions.id", ondelete="SET NULL"), index=True
    )
    kind: Mapped[ContributionKind] = mapped_column(enum_type(ContributionKind))
    text: Mapped[str] = mapped_column(String(TEXT_LENGTH))
    voice: Mapped[Voice] = mapped_column(enum_type(Voice))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    said_by: Mapped[str] = mapped_column(String(BODY_LENGTH), default="", server_default="")
    responsible: Mapped[str] = mapped_column(String(BODY_LENGTH))
    key: Mapped[str] = mapped_column(String(KEY_LENGTH))
    origin: Mapped[Origin] = mapped_column(
        enum_type(Origin), default=Origin.ROOM, server_default=Origin.ROOM.value
    )
    written_at: Mapped[datetime]
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    removed_at: Mapped[datetime | None]
    is_session_inferred: Mapped[bool] = mapped_column(default=False, server_default="0")
    is_responsible_inferred: Mapped[bool] = mapped_column(default=False, server_default="0")
    is_lifted: Mapped[bool] = mapped_column(default=False, server_default="0")
    approved_at: Mapped[datetime | None]
    approved_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    merged_into_id: Mapped[int | None] = mapped_column(
        ForeignKey("contributions.id", ondelete="SET NULL"), index=True
    )
    body_id: Mapped[int | None] = mapped_column(ForeignKey("bodies.id"), index=True)
    follow_up: Mapped[FollowUpState] = mapped_column(
        enum_type(FollowUpState), default=FollowUpState.NEW, server_default=FollowUpState.NEW.value
    )
    answered_at: Mapped[datetime | None]
    search_key: Mapped[str] = keys.key_column(keys.said_key)


class Theme(Base):
    """What contributions are about; it goes on from year to year, so that years can be compared."""

    __tablename__ = "themes"

    id: Mapped[Key]
    title: Mapped[Translated]
    name_key: Mapped[str] = mapped_column(keys.KEY_TEXT, unique=True)


class ContributionTheme(Base):
    """One contribution's belonging to one theme; it may have several."""

    __tablename__ = "contribution_themes"

    contribution_id: Mapped[int] = mapped_column(
        ForeignKey("contributions.id", ondelete="CASCADE"), primary_key=True
    )
    theme_id: Mapped[int] = mapped_column(
        ForeignKey("themes.id", ondelete="CASCADE"), primary_key=True, index=True
    )


keys.follow(Contribution, {"search_key": keys.said_key})
