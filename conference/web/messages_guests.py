"""What a refusal says to the one who keeps the guest list (a part of `web.messages`)."""

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from conference.domain import guest_errors as errors
from conference.domain.errors import DomainError
from conference.domain.guest_errors import FileFault
from conference.domain.imports import COLUMN_LIMIT, ROW_LIMIT

_FILES: dict[FileFault, Any] = {
    FileFault.EMPTY: _l("Velg en fil med organisasjoner. Denne er tom."),
    FileFault.TOO_BIG: _l("Filen er for stor. Den kan være på høyst 4 MB."),
    FileFault.TOO_MANY_ROWS: _l(
        "Det er for mange rader i filen. Den kan ha høyst %(rows)d. Del den i flere.",
        rows=ROW_LIMIT,
    ),
    FileFault.TOO_MANY_COLUMNS: _l(
        "Det er for mange kolonner i filen. Den kan ha høyst %(columns)d.", columns=COLUMN_LIMIT
    ),
    FileFault.SWELLS: _l(
        "Det er for mye i filen når den pakkes ut. Lag en ny fil med bare listen, høyst %(rows)d "
        "rader.",
        rows=ROW_LIMIT,
    ),
    FileFault.MACROS: _l("Filen har makroer. Lagre den som Excel-arbeidsbok (.xlsx) uten makroer."),
    FileFault.PASSWORD: _l("Filen er låst med passord. Ta bort passordet, og lagre den på nytt."),
    FileFault.OLD_EXCEL: _l(
        "Filen er i et gammelt Excel-format. Åpne den, og lagre den som Excel-arbeidsbok (.xlsx)."
    ),
    FileFault.DAMAGED: _l("Filen er skadet og kan ikke leses. Lagre den på nytt, og prøv igjen."),
    FileFault.NO_TABLE: _l("Dette er ikke en tabell. Lagre listen som .xlsx eller .csv."),
}


def _file(error: DomainError) -> str:
    fault, place = error.params["fault"], error.params.get("place")
    if fault is FileFault.FORMULA:
        return str(
            _(
                "Celle %(place)s er en formel, og hva den viser, er ikke sikkert. Kopier listen, "
                "lim den inn som verdier, og lagre på nytt.",
                place=place,
            )
        )
    if fault is FileFault.CELL_ERROR:
        return str(_("Celle %(place)s viser en feil fra Excel. Rett den, og lagre.", place=place))
    return str(_FILES[FileFault(str(fault))])


def _rows(error: DomainError) -> int:
    return int(str(error.params["rows"]))


MESSAGES: dict[type[DomainError], Callable[[DomainError], str]] = {
    errors.NumberTaken: lambda e: _("En annen organisasjon har dette organisasjonsnummeret."),
    errors.FileRefused: _file,
    errors.RowsUndecided: lambda e: ngettext(
        "%(num)d rad kan være en organisasjon du alt har. Velg om den er det.",
        "%(num)d rader kan være organisasjoner du alt har. Velg om de er det.",
        _rows(e),
    ),
    errors.RowsWrong: lambda e: ngettext(
        "%(num)d rad har feil. Rett den i filen, eller kryss av for å utelate den.",
        "%(num)d rader har feil. Rett dem i filen, eller kryss av for å utelate dem.",
        _rows(e),
    ),
    errors.NothingToImport: lambda e: _("Filen har ikke noe nytt. Alt i den står på listen."),
}
