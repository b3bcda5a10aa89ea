"""The form for a file of personal links: for whom, and how many seats."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField
from wtforms.validators import InputRequired, NumberRange

from conference.domain.registrations import QUOTA_LIMIT
from conference.forms.base import Form
from conference.forms.fields import Number


class LinksForm(Form):
    """Whom links are made for; `seen` is the mark of who was counted on the page."""

    seen = HiddenField()
    fresh = BooleanField(_l("De som ikke er invitert ennå. De regnes da som invitert"))
    silent = BooleanField(
        _l("De som er invitert, men ikke har svart. Lenken de har, slutter å virke")
    )
    quota = Number(
        _l("Plasser til hver ny"),
        [
            InputRequired(_l("Skriv hvor mange plasser.")),
            NumberRange(1, QUOTA_LIMIT, _l("Skriv et tall fra %(min)d til %(max)d.")),
        ],
    )

    def validate(self, extra_validators: object = None) -> bool:
        """Check the fields, and that somebody is chosen."""
        is_valid: bool = super().validate(extra_validators)
        if not (self.fresh.data or self.silent.data):
            self.refuse("fresh", str(_l("Velg hvem filen skal gjelde.")))
            return False
        return is_valid
