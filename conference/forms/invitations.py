"""The organiser's forms about invitations: invite several, send a new link, change terms."""

from flask_babel import lazy_gettext as _l
from wtforms import SelectMultipleField, StringField
from wtforms.validators import InputRequired, NumberRange

from conference.domain.registrations import NAME_LENGTH, QUOTA_LIMIT, clean_name
from conference.forms.base import Form, OneLine, at_most, email_address, required
from conference.forms.conferences import DeadlineForm
from conference.forms.editing import SeenForm
from conference.forms.fields import Number
from conference.forms.filters import identifier


def _quota() -> Number:
    return Number(
        _l("Plasser til hver"),
        [
            InputRequired(_l("Skriv hvor mange plasser.")),
            NumberRange(1, QUOTA_LIMIT, _l("Skriv et tall fra %(min)d til %(max)d.")),
        ],
    )


class InviteForm(SeenForm):
    """Organisations to invite, by id, and how many seats each of them gets.

    Where everybody whom a filter finds is invited, `seen` is the mark of them instead.
    """

    organisations = SelectMultipleField(coerce=identifier, validate_choice=False)
    quota = _quota()


class ResendForm(Form):
    """Whom the new link goes to."""

    name = StringField(
        _l("Mottakerens navn"),
        [required(_l("Skriv navnet.")), OneLine(), at_most(NAME_LENGTH)],
        filters=[clean_name],
    )
    email = StringField(
        _l("Mottakerens e-post"),
        [required(_l("Skriv e-postadressen.")), at_most(300), email_address()],
        filters=[clean_name],
    )


class TermsForm(DeadlineForm):
    """One organisation's seats and deadline."""

    quota = _quota()
