"""The forms about the reserve list: a place on it, taking seats back, and offering them."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange

from conference.domain.registrations import QUOTA_LIMIT
from conference.domain.reserves import PRIORITIES
from conference.forms.base import Form
from conference.forms.conferences import DeadlineForm
from conference.forms.fields import Number
from conference.forms.filters import identifier

MOST_SEATS = 5000


class ReserveForm(Form):
    """An organisation's place on the list."""

    organisation = HiddenField(filters=[identifier])
    priority = SelectField(
        _l("Prioritet"),
        choices=[SelectChoice(str(each), str(each)) for each in PRIORITIES],
        coerce=identifier,
        validate_choice=False,
        default=5,
    )

    def validate(self, extra_validators: object = None) -> bool:
        """Check that the priority is one of those on the list."""
        is_valid: bool = super().validate(extra_validators)
        return is_valid and self.priority.data in PRIORITIES


class TakeBackForm(Form):
    """Whether held seats without a name are taken back too; `seen` is the mark of what is shown."""

    seen = HiddenField()
    nameless = RadioField(
        _l("Plasser som er holdt av uten navn"),
        choices=[
            SelectChoice("keep", _l("La organisasjonene beholde dem")),
            SelectChoice("take", _l("Ta dem tilbake også. Hver organisasjon beholder minst én")),
        ],
        default="keep",
    )


class OfferForm(DeadlineForm):
    """How many seats are offered, how many to each, and until when they can answer."""

    seats = Number(
        _l("Plasser å tilby i alt"),
        [
            InputRequired(_l("Skriv hvor mange plasser.")),
            NumberRange(1, MOST_SEATS, _l("Skriv et tall fra %(min)d til %(max)d.")),
        ],
    )
    quota = Number(
        _l("Plasser til hver"),
        [
            InputRequired(_l("Skriv hvor mange plasser.")),
            NumberRange(1, QUOTA_LIMIT, _l("Skriv et tall fra %(min)d til %(max)d.")),
        ],
    )
