"""The forms around a file of organisations: handing it in, its columns, its doubts, the import."""

from collections.abc import Iterable, Mapping, Sequence

from email_validator import EmailNotValidError, validate_email
from flask_babel import lazy_gettext as _l
from stdnum.no import orgnr
from wtforms import BooleanField, FileField, HiddenField, SelectField
from wtforms.fields.choices import SelectChoice

from conference.domain.imports import Checks, Choices, ImportField
from conference.domain.organisations import OrganisationKind, WrittenStandard
from conference.forms.base import Form
from conference.forms.filters import identifier, member

Words = Sequence[tuple[str, str]]


def _is_address(text: str) -> bool:
    try:
        validate_email(text, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True


CHECKS = Checks(number=orgnr.is_valid, email=_is_address)
"""What a number and an address must be, as the form for one organisation has it too."""


class UploadForm(Form):
    """A file."""

    file = FileField(_l("Fil"))


class ColumnsForm(Form):
    """What holds for new organisations where the file is silent; columns are read beside it."""

    kind = SelectField(_l("Type"), validate_choice=False, choices=[])
    standard = SelectField(_l("Målform i brev"), validate_choice=False, choices=[])

    def offer(self, kinds: Words, standards: Words) -> None:
        """Fill the lists with (value, word)."""
        none = SelectChoice("", str(_l("Må stå i filen")))
        self.kind.choices = [none, *(SelectChoice(*each) for each in kinds)]
        self.standard.choices = [none, *(SelectChoice(*each) for each in standards)]

    def chosen(self, columns: int, posted: Mapping[str, str]) -> Choices:
        """Return what was said; a field goes to the first column that claims it."""
        found: list[ImportField | None] = []
        for place in range(columns):
            field = member(ImportField, posted.get(f"column-{place}"))
            found.append(None if field in found else field)
        return Choices(
            tuple(found),
            member(OrganisationKind, self.kind.data),
            member(WrittenStandard, self.standard.data),
        )


def decisions(posted: Mapping[str, str], rows: Iterable[int]) -> dict[int, int]:
    """Return which organisation each of `rows` is said to be, by its number; 0 is another one.

    By the button `rest` those that nothing was said of are others, too.
    """
    found = {}
    for row in rows:
        said = posted.get(f"row-{row}")
        if said == "" and "rest" in posted:
            said = "0"
        if said:
            found[row] = identifier(said)
    return found


class RunForm(Form):
    """The import itself, of what the preview showed."""

    seen = HiddenField()
    without_wrong = BooleanField(_l("Utelat radene med feil, og importer resten"))
