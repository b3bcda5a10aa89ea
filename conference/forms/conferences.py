"""The form for a registration deadline."""

from datetime import datetime

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField
from wtforms.validators import InputRequired

from conference.domain.clock import OSLO, oslo
from conference.forms.editing import EditForm
from conference.forms.fields import Clock, Day


class DeadlineForm(EditForm):
    """The day and the time, on a Norwegian wall clock, when registration closes."""

    day = Day(_l("Siste dag"), [InputRequired(_l("Velg en dag."))])
    clock = Clock(_l("Klokkeslett"), [InputRequired(_l("Skriv et klokkeslett."))])

    sure = BooleanField(_l("Ja, dette stenger påmeldingen nå"))
    asks = False

    def is_sure(self, now: datetime, present: datetime) -> bool:
        """Whether a valid form may be carried out: ending registration at once needs a tick.

        `present` is the deadline as it is; one that has passed is moved about freely.
        """
        self.asks = self.closes_at <= now < present
        if self.asks and not self.sure.data:
            self.refuse("sure", str(_l("Fristen er alt gått ut. Kryss av hvis det er meningen.")))
            return False
        return True

    @property
    def closes_at(self) -> datetime:
        """The deadline that was typed; only where the form is valid."""
        return datetime.combine(self.day.data, self.clock.data, OSLO)


def deadline_data(closes_at: datetime) -> dict[str, object]:
    """Return what a deadline form starts with."""
    local = oslo(closes_at)
    return {"day": local.date(), "clock": local.time().replace(second=0, microsecond=0)}
