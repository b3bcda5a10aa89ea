"""The forms to sign in with, and to make a password."""

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField, StringField

from conference.forms.base import Form, at_most, required


class SignInForm(Form):
    """E-mail address and password."""

    email = StringField(_l("E-post"), [required(_l("Skriv e-postadressen din.")), at_most(300)])
    password = PasswordField(_l("Passord"), [required(_l("Skriv passordet ditt.")), at_most(200)])


class PasswordForm(Form):
    """A new password; how long it must be is the house's to say."""

    password = PasswordField(
        _l("Nytt passord"), [required(_l("Skriv passordet du vil ha.")), at_most(200)]
    )
