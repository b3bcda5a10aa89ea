"""The shared vocabulary of the tables: the base class and the column types with a meaning."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

from sqlalchemy import JSON, DateTime, Dialect, Enum, ForeignKey, MetaData, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, mapped_column, registry

from conference.domain.texts import Translated

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


NUMBERS_NEVER_AGAIN = {"sqlite_autoincrement": True}
"""For tables whose rows come and go while logs and releases tell of them by number."""


class UtcTime(TypeDecorator[datetime]):
    """An aware moment, kept in UTC; SQLite forgets the zone, so it is put back when read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive moments and turn aware ones into UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment as aware UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class TranslatedText(TypeDecorator[Translated]):
    """One text in three languages, as one JSON object."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: Translated | None, dialect: Dialect) -> Any:
        """Return the JSON object for `value`."""
        return None if value is None else {"nb": value.nb, "nn": value.nn, "en": value.en}

    def process_result_value(self, value: Any, dialect: Dialect) -> Translated | None:
        """Return the text read from its JSON object."""
        return None if value is None else Translated(**value)


def enum_type(enum: type[StrEnum]) -> Enum:
    """Return a column type that stores `enum` by value under a named CHECK constraint."""
    return Enum(
        enum,
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        length=32,
        name=enum.__name__.lower(),
        values_callable=lambda members: [member.value for member in members],
    )


class Base(DeclarativeBase):
    """The base of every model."""

    registry = registry(
        metadata=MetaData(naming_convention=NAMING),
        type_annotation_map={datetime: UtcTime(), Translated: TranslatedText(), dict: JSON()},
    )


Key = Annotated[int, mapped_column(primary_key=True)]
ShortText = Annotated[str, mapped_column(String(120))]
Line = Annotated[str, mapped_column(String(300))]


def child_of(target: str, **options: Any) -> Any:
    """Return a column that points at its parent `target` ("table.id") and goes when that goes."""
    return mapped_column(ForeignKey(target, ondelete="CASCADE"), index=True, **options)
