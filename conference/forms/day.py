"""The forms of the day: who decides at the door, and what is decided."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, StringField

from conference.forms.base import Form, OneLine, at_most, required
from conference.forms.filters import identifier

REASON_LENGTH = 300


class ApproverForm(Form):
    """Who decides about those who aren't on the list; 0 is any organiser."""

    approver = SelectField(_l("Hvem avgjør?"), coerce=identifier)


class ApproveForm(Form):
    """The organisation that somebody gets a seat of."""

    organisation = RadioField(_l("Gi plass for"), coerce=identifier, validate_choice=False)


class RefuseForm(Form):
    """Why somebody doesn't come in; the desk sees it."""

    reason = StringField(
        _l("Begrunnelse"),
        validators=[
            required(_l("Skriv en begrunnelse som skranken kan gi videre.")),
            at_most(REASON_LENGTH),
            OneLine(),
        ],
    )
