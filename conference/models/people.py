"""People on the programme, what they do there, and the users who sign in."""

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.programme import AppearanceRole, AppearanceStatus
from conference.domain.texts import Translated
from conference.domain.users import Role
from conference.models.base import (
    NUMBERS_NEVER_AGAIN,
    Base,
    Key,
    Line,
    ShortText,
    child_of,
    enum_type,
)


class Person(Base):
    """Somebody on the programme: a person, or a body such as a directorate."""

    __tablename__ = "people"
    __table_args__ = NUMBERS_NEVER_AGAIN

    id: Mapped[Key]
    name: Mapped[ShortText]
    title: Mapped[Translated | None]
    affiliation: Mapped[Translated | None]
    is_body: Mapped[bool] = mapped_column(default=False)


class Appearance(Base):
    """A person's role on an item or a session; on neither, it is for the whole day.

    `inferred` marks what the sources suggest but don't say.
    """

    __tablename__ = "appearances"
    __table_args__ = (
        CheckConstraint("item_id IS NULL OR session_id IS NULL", "one_place"),
        NUMBERS_NEVER_AGAIN,
    )

    id: Mapped[Key]
    conference_id: Mapped[int] = child_of("conferences.id")
    person_id: Mapped[int] = child_of("people.id")
    item_id: Mapped[int | None] = child_of("programme_items.id")
    session_id: Mapped[int | None] = child_of("parallel_sessions.id")
    role: Mapped[AppearanceRole] = mapped_column(enum_type(AppearanceRole))
    status: Mapped[AppearanceStatus] = mapped_column(enum_type(AppearanceStatus))
    note: Mapped[Translated | None]
    inferred: Mapped[bool] = mapped_column(default=False)

    person: Mapped[Person] = relationship()


class User(Base):
    """Somebody who signs in; a chair's sessions are those of its person."""

    __tablename__ = "users"
    __table_args__ = (CheckConstraint("email = lower(email)", "email_lower"),)

    id: Mapped[Key]
    email: Mapped[Line] = mapped_column(unique=True)
    name: Mapped[ShortText]
    password_hash: Mapped[Line]
    role: Mapped[Role] = mapped_column(enum_type(Role))
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("people.id", ondelete="SET NULL"), index=True
    )
    is_demo: Mapped[bool] = mapped_column(default=False)
