"""The form for a person's needs: fixed choices and one short note."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice

from conference.domain.needs import NOTE_LENGTH, NeedChoice
from conference.domain.registrations import clean_name
from conference.forms.base import Form, OneLine, at_most


def _need(value: object) -> NeedChoice | None:
    return NeedChoice(str(value)) if str(value) in set(NeedChoice) else None


class NeedsForm(Form):
    """Needs by fixed choices and one short note; only the organiser's shows what is stored.

    The organiser's also carries `seen_needs`, the mark of that.
    """

    choices = SelectMultipleField(
        choices=[SelectChoice(each.value) for each in NeedChoice if each is not NeedChoice.OTHER],
        coerce=_need,
        validate_choice=False,
    )
    note = StringField(
        _l("Noe annet vi bør vite? (valgfritt)"),
        [OneLine(), at_most(NOTE_LENGTH)],
        filters=[clean_name],
    )

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Check the fields, and that an interpreter's language is told."""
        is_valid: bool = super().validate(extra_validators)
        if NeedChoice.INTERPRETER in self.chosen and not self.note.data:
            self.refuse("note", str(_l("Skriv hvilket språk tolken skal kunne.")))
            return False
        return is_valid

    seen_needs = HiddenField()

    @property
    def chosen(self) -> frozenset[NeedChoice]:
        """The needs that were ticked; what isn't a choice of ours is passed over."""
        return frozenset(each for each in self.choices.data or () if each is not None)


class OwnNeedsForm(NeedsForm):
    """Needs told by personal link: they replace what is stored, and are only deleted on purpose."""

    delete = BooleanField()

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Check what is told, and that something is; what is to be deleted needs no more."""
        if self.delete.data:
            return bool(Form.validate(self, extra_validators))
        is_valid = super().validate(extra_validators)
        if self.chosen or self.note.data:
            return is_valid
        self.refuse("note", str(_l("Kryss av for det som trengs, eller skriv det her.")))
        return False
