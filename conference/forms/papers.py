"""The forms of what is printed: which badges, and on what."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.fields.choices import SelectChoice

from conference.forms.base import Form

EVERYBODY, NEW = "everybody", "new"
WHO = [
    SelectChoice(EVERYBODY, _l("Alle")),
    SelectChoice(NEW, _l("Bare nye og endrede siden sist")),
]


class BadgesForm(Form):
    """Which badges, and how they stand on the sheet; the formats come from the page."""

    who = RadioField(_l("Hvem"), choices=WHO, default=EVERYBODY)
    sheet = RadioField(_l("Format"))
