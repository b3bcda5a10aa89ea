"""The forms of the door: which desk, whom one looks for, a press, a name, who isn't on the list."""

import uuid

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, StringField
from wtforms.validators import Regexp

from conference.domain.door import DESK_LENGTH
from conference.domain.registrations import NAME_LENGTH
from conference.forms.base import Form, OneLine, at_most, required

ORGANISATION_LENGTH = 300
_UUID = Regexp(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")


class DeskForm(Form):
    """What those at the desk call it."""

    desk = StringField(
        _l("Skranke"),
        validators=[
            required(_l("Skriv hva skranken heter, for eksempel «Skranke 1».")),
            at_most(DESK_LENGTH),
            OneLine(),
        ],
    )


class SearchForm(Form):
    """What is typed of somebody; by POST, for a name has no place in an address."""

    query = StringField(_l("Navn, organisasjon eller kode"), validators=[at_most(NAME_LENGTH)])


class PressForm(Form):
    """One press: its own key, made with the page, so that a press sent twice counts once."""

    key = HiddenField(default=lambda: str(uuid.uuid4()), validators=[_UUID])
    id_seen = BooleanField(_l("ID er sett"))


class NameForm(Form):
    """The name of whoever comes on a seat."""

    name = StringField(
        _l("Navnet på den som kommer"),
        validators=[required(_l("Skriv navnet.")), at_most(NAME_LENGTH), OneLine()],
    )


class AskForm(PressForm):
    """Somebody who isn't on the list."""

    name = StringField(
        _l("Navn"), validators=[required(_l("Skriv navnet.")), at_most(NAME_LENGTH), OneLine()]
    )
    organisation = StringField(
        _l("Organisasjon"), validators=[at_most(ORGANISATION_LENGTH), OneLine()]
    )


def stale_message() -> str:
    """Return what a press from a page that stood open for too long is told."""
    return str(_("Siden sto åpen for lenge. Trykk en gang til."))
