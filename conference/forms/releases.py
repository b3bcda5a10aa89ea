"""The forms about a release: of what is worked on, and of a new chair."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from conference.domain.plan import PlannedPerson
from conference.domain.registrations import NAME_LENGTH, clean_name
from conference.forms.base import Form, OneLine, at_most, email_address
from conference.forms.editing import SeenForm
from conference.forms.filters import key_in
from conference.forms.translated import line, needs_bokmaal, text_in


class ReleaseForm(SeenForm):
    """A press that releases, with or without letters."""

    tell = BooleanField(_l("Send brev til dem det gjelder"), default=True)


class ChairForm(Form):
    """Who leaves, by the key of their appearance, and who comes: somebody known, or new.

    With `email` they get a user. `sure` is a press on the page that says what it touches, `seen`
    the mark of what that said, and `back` the press there to choose anew.
    """

    leaving = SelectField(_l("Hvem går ut?"), choices=[], coerce=key_in, validate_choice=False)
    coming = SelectField(_l("Hvem kommer inn?"), choices=[], coerce=key_in, validate_choice=False)
    name = StringField(
        _l("Navnet på den nye"),
        [Optional(), OneLine(), at_most(NAME_LENGTH)],
        filters=[clean_name],
    )
    title_nb, title_nn, title_en = (line(each) for each in ("nb", "nn", "en"))
    affiliation_nb, affiliation_nn, affiliation_en = (line(each) for each in ("nb", "nn", "en"))
    email = StringField(
        _l("E-postadressen til den nye (valgfri)"), [Optional(), email_address(), at_most(300)]
    )
    tell = BooleanField(_l("Send brev til dem det gjelder"), default=True)
    sure = BooleanField()
    back = BooleanField()
    seen = HiddenField()

    def offer(self, leaving: Iterable[tuple[int, str]], coming: Iterable[tuple[int, str]]) -> None:
        """Fill the lists with (key, name); the first of those who come is somebody new."""
        self.leaving.choices = [SelectChoice(*each) for each in leaving]
        new = SelectChoice(0, str(_l("En som ikke står på programmet ennå")))
        self.coming.choices = [new, *(SelectChoice(*each) for each in coming)]

    def validate(self, extra_validators: object = None) -> bool:
        """Check the fields, that both are on their lists, and that somebody new has a name."""
        is_valid: bool = super().validate(extra_validators)
        for field in (self.leaving, self.coming):
            if field.data not in {each.value for each in field.choices}:
                self.refuse(field.name, str(_l("Velg en på listen.")))
                is_valid = False
        if not self.coming.data and not self.name.data:
            self.refuse("name", str(_l("Skriv navnet, eller velg en som står på programmet.")))
            is_valid = False
        if self.coming.data and self.name.data:
            told = _l("La feltet stå tomt når du velger en som står på programmet.")
            self.refuse("name", str(told))
            is_valid = False
        return needs_bokmaal(self, "title", "affiliation") and is_valid

    def person(self) -> PlannedPerson:
        """Return who comes; only where the form is valid."""
        if self.coming.data:
            return PlannedPerson(self.coming.data, "")
        return PlannedPerson(
            0, self.name.data, text_in(self, "title"), text_in(self, "affiliation")
        )
