"""The form for somebody who is to sign in."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField

from conference.forms.base import Form, OneLine, at_most, email_address, required

NAME_LENGTH = 200


class UserForm(Form):
    """Who, and what they do; the roles come from the page."""

    name = StringField(_l("Navn"), [required(_l("Skriv navnet.")), at_most(NAME_LENGTH), OneLine()])
    email = StringField(
        _l("E-post"), [required(_l("Skriv e-postadressen.")), email_address(), at_most(300)]
    )
    role = RadioField(_l("Rolle"))
