"""How long what is kept of people is kept, and what goes when."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class DeletionKind(StrEnum):
    """What is deleted together.

    NEEDS: diet, access, interpretation, and who needed help out. CONTACTS: addresses and phones,
    wishes, letters, the log, lists printed with names, and who answers for a body that owns what
    was said. Participants' names go with them once the archive has
    them. Organisations, placements and who came stay, as statistics.
    """

    NEEDS = "needs"
    CONTACTS = "contacts"


@dataclass(frozen=True, slots=True)
class Periods:
    """How long a conference keeps things: needs in days, contacts in months, after its `day`."""

    day: date
    needs_days: int
    contacts_months: int

    def due(self, kind: DeletionKind) -> date:
        """Return the first day on which `kind` is to be deleted."""
        if kind is DeletionKind.NEEDS:
            return self.day + timedelta(days=self.needs_days)
        return months_after(self.day, self.contacts_months)


def months_after(day: date, months: int) -> date:
    """Return the same day `months` later, or that month's last where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
