"""Fields for what an organisation is known by: its number, other names and tags."""

from collections.abc import Callable, Sequence
from typing import Any

from flask_babel import gettext as _
from stdnum.no import orgnr
from wtforms import Field, StringField, TextAreaField
from wtforms.validators import ValidationError

from conference.domain.organisations import LISTED_LIMIT, aliases_in, bare_number, tags_in


class OrganisationNumber(StringField):
    """An organisation number: read however it is dressed, kept bare, shown in threes."""

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Take off what a number is dressed in."""
        self.data = bare_number(valuelist[0]) if valuelist else None

    def pre_validate(self, form: object) -> None:
        """Raise ValidationError where the check digit doesn't fit."""
        if self.data and not orgnr.is_valid(self.data):
            raise ValidationError(_("Skriv de ni sifrene i organisasjonsnummeret."))

    def _value(self) -> str:
        return (
            orgnr.format(self.data)
            if self.data and orgnr.is_valid(self.data)
            else str(self.data or "")
        )


class _Listed(Field):
    """What several short texts in one field have in common."""

    limit: int
    split: Callable[[str], tuple[str, ...]]
    join: str

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Split what was typed."""
        self.data = type(self).split(valuelist[0]) if valuelist else ()

    def pre_validate(self, form: object) -> None:
        """Raise ValidationError where there are too many, or one is too long."""
        if len(self.data or ()) > LISTED_LIMIT:
            raise ValidationError(_("Skriv høyst %(max)d.", max=LISTED_LIMIT))
        if any(len(each) > self.limit for each in self.data or ()):
            raise ValidationError(_("Hver av dem kan ha høyst %(max)d tegn.", max=self.limit))

    def _value(self) -> str:
        return self.join.join(self.data or ())


class Aliases(_Listed, TextAreaField):
    """Other names, one on each line."""

    limit, split, join = 300, staticmethod(aliases_in), "\n"


class Tags(_Listed, StringField):
    """Tags, with commas between them."""

    limit, split, join = 60, staticmethod(tags_in), ", "
