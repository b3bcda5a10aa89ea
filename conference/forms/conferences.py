"""The form for a registration deadline."""

from datetime import datetime

from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired

from conference.domain.clock import OSLO, oslo
from conference.forms.base import Form
from conference.forms.fields import Clock, Day


class DeadlineForm(Form):
    """The day and the time, on a Norwegian wall clock, when registration closes."""

    day = Day(_l("Siste dag"), [InputRequired(_l("Velg en dag."))])
    clock = Clock(_l("Klokkeslett"), [InputRequired(_l("Skriv et klokkeslett."))])

    @property
    def closes_at(self) -> datetime:
        """The deadline that was typed; only where the form is valid."""
        return datetime.combine(self.day.data, self.clock.data, OSLO)


def deadline_data(closes_at: datetime) -> dict[str, object]:
    """Return what a deadline form starts with."""
    local = oslo(closes_at)
    return {"day": local.date(), "clock": local.time().replace(second=0, microsecond=0)}
