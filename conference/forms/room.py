"""The forms of a room: whom one looks for, and why somebody from elsewhere is let in."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField

from conference.domain.registrations import NAME_LENGTH
from conference.forms.base import Form, OneLine, at_most, required

REASON_LENGTH = 300


class LookForm(Form):
    """What is typed of somebody from another session."""

    query = StringField(_l("Navn eller organisasjon"), validators=[at_most(NAME_LENGTH)])


class LetInForm(Form):
    """Why somebody is let in."""

    reason = StringField(
        _l("Hvorfor får personen plass her?"),
        validators=[required(_l("Skriv hvorfor.")), at_most(REASON_LENGTH), OneLine()],
    )
