"""The form that asks for a seat's lottery number: read from the address, and changing nothing."""

from flask_babel import lazy_gettext as _l
from wtforms.validators import NumberRange

from conference.forms.base import Form, required
from conference.forms.fields import Number

LARGEST_NUMBER, LARGEST_SEAT = 999_999_999, 999
_ORGANISATION = _l("Skriv nummeret til organisasjonen med sifre, for eksempel 12.")
_SEAT = _l("Skriv nummeret på plassen med sifre, for eksempel 1.")


class LotteryForm(Form):
    """Whose lottery number: an organisation's number, and which of its seats."""

    class Meta:
        """No token: whoever asks twice gets the same answer."""

        csrf = False

    organisation = Number(
        _l("Nummeret til organisasjonen"),
        [required(_ORGANISATION), NumberRange(1, LARGEST_NUMBER, _ORGANISATION)],
    )
    seat = Number(_l("Nummeret på plassen"), [required(_SEAT), NumberRange(1, LARGEST_SEAT, _SEAT)])
