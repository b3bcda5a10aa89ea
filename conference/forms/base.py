"""The base of every form: CSRF protection whose failure keeps what was typed, and own messages."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field
from wtforms.validators import DataRequired, Email, Length, ValidationError


class Form(FlaskForm):
    """A form whose `errors` are in the reader's language.

    An expired CSRF token makes the form invalid like any other fault: it comes back filled in,
    with a fresh token, and `is_stale` says why.
    """

    @property
    def is_stale(self) -> bool:
        """Whether the form was open for too long to be trusted."""
        return bool(self.csrf_token.errors) if "csrf_token" in self else False

    def refuse(self, field: str, message: str) -> None:
        """Put a domain's refusal beside `field`."""
        target: Field = self[field]
        target.errors = [*target.errors, message]

    def messages(self) -> list[tuple[str, str]]:
        """Return (field id, message) for the summary on top of the page, in the form's order."""
        stale = [("", _("Siden sto åpen for lenge. Se over svarene og send en gang til."))]
        return (stale if self.is_stale else []) + [
            (field.id, str(message))
            for field in self
            if field.name != "csrf_token"
            for message in field.errors
        ]


class PostForm(Form):
    """A form with nothing to fill in: one press of a button."""


def required(message: Any) -> DataRequired:
    """Return the check that something is filled in; `message` says what."""
    return DataRequired(message=message)


def email_address() -> Email:
    """Return the check that an address can be one."""
    return Email(
        message=_l("Skriv e-postadressen slik: navn@example.no"),
        allow_empty_local=False,
        check_deliverability=False,
    )


def at_most(length: int) -> Length:
    """Return the check that a text is at most `length` characters."""
    check = Length(max=length, message=_l("Skriv høyst %(max)d tegn. Dette er %(length)d."))
    check.field_flags = {}  # a browser that enforces it cuts what is pasted, and says nothing
    return check


class OneLine:
    """Refuses control characters, which have no place in a name or a heading."""

    def __call__(self, _form: Form, field: Field) -> None:
        """Raise ValidationError where the text has a control character."""
        if any(ord(character) < 32 for character in field.data or ""):
            raise ValidationError(_("Skriv alt på én linje."))
