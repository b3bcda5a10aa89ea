"""Forms for what comes of contributions: owners, answers, what they rest on, who answers."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional, ValidationError

from conference.domain.follow_up import (
    ADDRESS_LENGTH,
    ANSWER_LENGTH,
    SOURCE_LENGTH,
    Answer,
    FollowUpState,
    ReferenceKind,
    open_states,
)
from conference.domain.organisations import WrittenStandard
from conference.domain.registrations import clean_name
from conference.forms.base import Form, OneLine, at_most, email_address, required
from conference.forms.editing import EditForm

BODY_LENGTH = 200


class OwnForm(Form):
    """The body that is to own the lines that were chosen."""

    body = StringField(
        _l("Hvem skal svare?"),
        [required(_l("Skriv hvem som skal svare.")), at_most(BODY_LENGTH), OneLine()],
        filters=[clean_name],
    )


class AnswerForm(EditForm):
    """What the owner answers."""

    state = RadioField(
        _l("Hva kom det av det?"),
        [required(_l("Velg hva som kom av det."))],
        validate_choice=False,
        choices=[],
    )
    text = TextAreaField(_l("Svaret"), [at_most(ANSWER_LENGTH)])

    def offer(self, state: FollowUpState, words: Sequence[tuple[str, str]]) -> None:
        """Take the states that `state` leads to, with their words by value."""
        known = dict(words)
        open_now = open_states(state)
        self.state.choices = [SelectChoice(each.value, known[each.value]) for each in open_now]
        if self.state.data not in {each.value for each in open_now}:
            self.state.data = None

    def answer(self) -> Answer:
        """Return what was chosen and typed; only where the form is valid."""
        return Answer(FollowUpState(self.state.data), self.text.data or "")


class WebAddress:
    """Refuses what is no https address."""

    def __call__(self, _form: Form, field: StringField) -> None:
        """Raise ValidationError where the address can't be one."""
        parts = urlsplit(field.data or "")
        if field.data and (parts.scheme != "https" or "." not in parts.netloc):
            raise ValidationError(_("Skriv hele adressen, som begynner med https://."))


class ReferenceForm(Form):
    """What an answer rests on."""

    kind = SelectField(_l("Hva er det?"))
    title = StringField(
        _l("Navn, med nummer eller post"),
        [required(_l("Skriv hva svaret bygger på.")), at_most(SOURCE_LENGTH), OneLine()],
        filters=[clean_name],
    )
    url = StringField(
        _l("Nettadresse (valgfritt)"),
        [Optional(), at_most(ADDRESS_LENGTH), OneLine(), WebAddress()],
        filters=[clean_name],
    )

    def offer(self, kinds: Sequence[tuple[str, str]]) -> None:
        """Take the kinds by value."""
        self.kind.choices = [SelectChoice(*each) for each in kinds]

    @property
    def reference(self) -> tuple[ReferenceKind, str, str]:
        """What was chosen and typed."""
        return ReferenceKind(self.kind.data), self.title.data or "", self.url.data or ""


class ContinuationForm(Form):
    """The earlier contribution that this one continues."""

    year = SelectField(_l("År"))
    number = IntegerField(
        _l("Nummer"),
        [required(_l("Skriv nummeret.")), NumberRange(1, 99_999, _l("Skriv nummeret."))],
    )

    def offer(self, years: Sequence[tuple[str, str]]) -> None:
        """Take the conferences' short names, each with its year."""
        self.year.choices = [SelectChoice(*each) for each in years]


class StewardForm(Form):
    """Somebody who answers for a body."""

    body = StringField(
        _l("Hvem svarer de for?"),
        [
            required(_l("Skriv navnet på departementet, direktoratet eller etaten.")),
            at_most(BODY_LENGTH),
            OneLine(),
        ],
        filters=[clean_name],
    )
    name = StringField(
        _l("Navn"), [required(_l("Skriv navnet.")), at_most(120), OneLine()], filters=[clean_name]
    )
    email = StringField(
        _l("E-post"),
        [required(_l("Skriv e-postadressen.")), at_most(300), email_address()],
        filters=[clean_name],
    )
    written_standard = RadioField(_l("Målform i brev"), default=WrittenStandard.NB.value)

    def offer(self, standards: Sequence[tuple[str, str]]) -> None:
        """Take the written standards by value."""
        self.written_standard.choices = [SelectChoice(*each) for each in standards]
