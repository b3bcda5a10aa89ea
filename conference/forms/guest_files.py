"""The form for taking the guest list out as a file."""

from enum import StrEnum

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.fields.choices import SelectChoice

from conference.forms.base import Form
from conference.forms.filters import member


class GuestFile(StrEnum):
    """What kind of file."""

    XLSX = "xlsx"
    CSV = "csv"


class GuestFileForm(Form):
    """Which kind of file; a workbook where nothing known is said."""

    kind = RadioField(
        _l("Filtype"),
        validate_choice=False,
        default=GuestFile.XLSX.value,
        choices=[
            SelectChoice(GuestFile.XLSX.value, _l("Excel (.xlsx)")),
            SelectChoice(GuestFile.CSV.value, _l("CSV (.csv), med semikolon")),
        ],
    )

    @property
    def wanted(self) -> GuestFile:
        """The kind of file that was chosen."""
        return member(GuestFile, self.kind.data) or GuestFile.XLSX
