"""Fields whose own faults are told in the reader's language."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from wtforms import DateField, IntegerField, TimeField

YEARS = range(2000, 2100)
"""What a typed day may lie in; a slip of the finger lies outside."""


class Day(DateField):
    """A day of the calendar."""

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Read the day; raises ValueError with what to write instead."""
        try:
            super().process_formdata(valuelist)
            if self.data and self.data.year not in YEARS:
                raise ValueError
        except ValueError:
            raise ValueError(_("Skriv datoen slik: 2015-10-02.")) from None


class Clock(TimeField):
    """A time of the day."""

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Read the time; raises ValueError with what to write instead."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_("Skriv klokkeslettet slik: 16:00.")) from None


class Number(IntegerField):
    """A whole number."""

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Read the number; raises ValueError with what to write instead."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_("Skriv et helt tall.")) from None
