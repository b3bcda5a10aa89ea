"""What must be mended in a letter's text, in the reader's words."""

from collections.abc import Callable

from flask_babel import gettext as _

from conference.domain import letter_errors
from conference.domain.errors import DomainError
from conference.domain.letter_texts import TextFault, TextFaultKind

_K = TextFaultKind

_FAULTS: dict[TextFaultKind, Callable[[TextFault], str]] = {
    _K.EMPTY: lambda f: _("Skriv en tekst."),
    _K.TOO_LONG: lambda f: _("Teksten er for lang. Skriv høyst %(max)s tegn.", max=f.word),
    _K.ODD_SIGN: lambda f: (
        _("«%(word)s» kan ikke stå i teksten.", word=f.word)
        if f.word
        else _("Det står et usynlig tegn i teksten. Skriv den på nytt uten det.")
    ),
    _K.BRACE: lambda f: _(
        "En krøllparentes mangler den andre. Skriv et flettefelt slik: %(example)s",
        example="{konferanse}",
    ),
    _K.UNKNOWN: lambda f: (
        _("%(word)s er ikke noe flettefelt. Mente du %(nearest)s?", word=f.word, nearest=f.nearest)
        if f.nearest
        else _("%(word)s er ikke noe flettefelt. Velg et fra listen.", word=f.word)
    ),
    _K.NOT_HERE: lambda f: _("%(word)s kan ikke brukes i dette brevet.", word=f.word),
    _K.NOT_IN_SUBJECT: lambda f: _("%(word)s kan ikke stå i emnet.", word=f.word),
    _K.NOT_ALONE: lambda f: _(
        "%(word)s blir til flere linjer, og må stå alene på linjen.", word=f.word
    ),
    _K.MISSING: lambda f: _("Brevet må ha %(word)s.", word=f.word),
}

MESSAGES: dict[type[DomainError], Callable[[DomainError], str]] = {
    letter_errors.TextFaulty: lambda e: _("Teksten har feil som må rettes før den kan lagres."),
}


def fault_message(fault: TextFault) -> str:
    """Return what is wrong, and in a body of several lines, where."""
    words = _FAULTS[fault.kind](fault)
    return _("Linje %(line)s: %(fault)s", line=fault.line, fault=words) if fault.line else words
