"""The forms for who takes part: a person or a body, and what they do on the programme."""

from collections.abc import Iterable
from typing import ClassVar

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, StringField
from wtforms.fields.choices import SelectChoice

from conference.domain.plan import PlannedAppearance, PlannedPerson
from conference.domain.programme import AppearanceRole, AppearanceStatus
from conference.domain.registrations import NAME_LENGTH, clean_name
from conference.forms.base import OneLine, at_most, required
from conference.forms.editing import EditForm
from conference.forms.filters import key_in, member
from conference.forms.translated import data_of, line, needs_bokmaal, text_in

ALL_DAY = "day"


class PlannedPersonForm(EditForm):
    """Somebody on the programme."""

    name = StringField(
        _l("Navn"),
        [required(_l("Skriv navnet.")), OneLine(), at_most(NAME_LENGTH)],
        filters=[clean_name],
    )
    is_body = BooleanField(_l("Dette er et organ eller en gruppe, ikke en person"))
    TEXTS: ClassVar = {"title": _l("Tittel eller stilling"), "affiliation": _l("Tilhører")}
    title_nb, title_nn, title_en = (line(each) for each in ("nb", "nn", "en"))
    affiliation_nb, affiliation_nn, affiliation_en = (line(each) for each in ("nb", "nn", "en"))

    def validate(self, extra_validators: object = None) -> bool:
        """Check the fields, and that texts are there in bokmål."""
        is_valid: bool = super().validate(extra_validators)
        return needs_bokmaal(self, "title", "affiliation") and is_valid

    def person(self, key: int = 0) -> PlannedPerson:
        """Return what was typed; only where the form is valid."""
        return PlannedPerson(
            key=key,
            name=self.name.data,
            title=text_in(self, "title"),
            affiliation=text_in(self, "affiliation"),
            is_body=self.is_body.data,
        )


def person_data(person: PlannedPerson) -> dict[str, object]:
    """Return what a form about somebody starts with."""
    return {
        "name": person.name,
        "is_body": person.is_body,
        **data_of("title", person.title),
        **data_of("affiliation", person.affiliation),
    }


class AppearanceForm(EditForm):
    """What somebody does, and where: `where` is "day", "item:3" or "session:4"."""

    role = SelectField(_l("Rolle"), choices=[], validate_choice=False)
    where = SelectField(_l("Hvor"), choices=[], validate_choice=False)
    actual = BooleanField(_l("Var ikke kunngjort på forhånd, men deltok"))
    TEXTS: ClassVar = {"note": _l("Merknad")}
    note_nb, note_nn, note_en = (line(each) for each in ("nb", "nn", "en"))

    def offer(self, roles: Iterable[tuple[str, str]], places: Iterable[tuple[str, str]]) -> None:
        """Fill the lists with (value, word)."""
        self.role.choices = [SelectChoice(*each) for each in roles]
        self.where.choices = [SelectChoice(*each) for each in places]

    def validate(self, extra_validators: object = None) -> bool:
        """Check the fields, the role, and that the note is there in bokmål."""
        is_valid: bool = super().validate(extra_validators)
        if self.where.data not in {each.value for each in self.where.choices}:
            self.refuse("where", str(_l("Velg et sted på listen.")))
            is_valid = False
        if member(AppearanceRole, self.role.data) is None:
            self.refuse("role", str(_l("Velg en rolle.")))
            is_valid = False
        return needs_bokmaal(self, "note") and is_valid

    def appearance(self, person: int, key: int = 0, inferred: bool = False) -> PlannedAppearance:
        """Return what was typed; only where the form is valid. A strange place is all day."""
        kind, _, number = str(self.where.data or "").partition(":")
        place = key_in(number)
        status = AppearanceStatus.ACTUAL if self.actual.data else AppearanceStatus.PLANNED
        return PlannedAppearance(
            key=key,
            person=person,
            role=AppearanceRole(self.role.data),
            status=status,
            item=place if kind == "item" else None,
            session=place if kind == "session" else None,
            note=text_in(self, "note"),
            inferred=inferred,
        )


def appearance_data(appearance: PlannedAppearance) -> dict[str, object]:
    """Return what a form about an appearance starts with."""
    where = ALL_DAY
    if appearance.item is not None:
        where = f"item:{appearance.item}"
    elif appearance.session is not None:
        where = f"session:{appearance.session}"
    return {
        "role": appearance.role.value,
        "where": where,
        "actual": appearance.status is AppearanceStatus.ACTUAL,
        **data_of("note", appearance.note),
    }
