"""A file's rows in the reader's words: what is wrong with one, and what it changes."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from flask_babel import gettext as _

from conference.domain.import_rows import LENGTHS, LINE
from conference.domain.imports import Fault, RowFault
from conference.domain.organisations import LISTED_LIMIT
from conference.web import labels

SHOWN = 100
"""Characters of a value that are shown in a list of changes."""

_FAULTS: Mapping[RowFault, Callable[[Fault], str]] = {
    RowFault.MISSING: lambda f: _("%(field)s mangler.", field=labels.label(f.field)),
    RowFault.TOO_LONG: lambda f: _(
        "%(field)s kan ha høyst %(max)d tegn.",
        field=labels.label(f.field),
        max=LENGTHS.get(f.field, LINE),
    ),
    RowFault.TOO_MANY: lambda f: _(
        "%(field)s: Det kan være høyst %(max)d.", field=labels.label(f.field), max=LISTED_LIMIT
    ),
    RowFault.NUMBER_INVALID: lambda f: _(
        "«%(value)s» er ikke et gyldig organisasjonsnummer.", value=f.value
    ),
    RowFault.EMAIL_INVALID: lambda f: _("«%(value)s» er ikke en e-postadresse.", value=f.value),
    RowFault.KIND_UNKNOWN: lambda f: _("«%(value)s» er ikke en kjent type.", value=f.value),
    RowFault.COUNTY_UNKNOWN: lambda f: _("«%(value)s» er ikke et kjent fylke.", value=f.value),
    RowFault.STANDARD_UNKNOWN: lambda f: _(
        "«%(value)s» er ikke en målform. Skriv bokmål eller nynorsk.", value=f.value
    ),
    RowFault.REPEATED: lambda f: _("Samme organisasjon står i rad %(row)s.", row=f.value),
    RowFault.NUMBER_TAKEN: lambda f: _(
        "En annen organisasjon på gjestelisten har nummeret %(value)s.", value=f.value
    ),
}


def fault(found: Fault) -> str:
    """Return what is wrong, so that whoever has the file can mend it."""
    return _FAULTS[found.kind](found)


def value(held: Any) -> str:
    """Return what a field holds, cut short where it is long, or that it holds nothing."""
    if isinstance(held, StrEnum):
        return labels.label(held)
    if isinstance(held, tuple):
        return value(", ".join(held))
    text = str(held or _("Ingenting"))
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
