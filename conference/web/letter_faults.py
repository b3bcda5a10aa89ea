"""Why a letter hasn't left, told to the organiser; the deliverer keeps its words short."""

import re
from collections.abc import Callable, Mapping

from flask_babel import gettext as _

from conference.domain.outbox import CUT_OFF

_OURS: Mapping[str, Callable[[str], str]] = {
    CUT_OFF: lambda _words: _("Forbindelsen til e-posttjeneren ble brutt midt i brevet."),
    "letter_replaced": lambda _words: _("Et nyere brev har tatt plassen til dette."),
    "address_refused": lambda words: _("Noe i brevhodet kan ikke brukes: %(words)s", words=words),
    "header_refused": lambda words: _("Noe i brevhodet kan ikke brukes: %(words)s", words=words),
}


def told(words: str | None) -> str | None:
    """Return in a sentence what the deliverer wrote down of a letter's last try, if anything."""
    if words is None:
        return None
    code, _colon, rest = words.partition(": ")
    if code in _OURS:
        return _OURS[code](rest)
    if re.search(r"\b[2-5]\d\d\b|\b[245]\.\d", words):  # a code, or what a returned letter says
        return str(_("Svaret fra e-posttjeneren: %(words)s", words=words))
    return str(_("Noe gikk galt på veien til e-posttjeneren: %(words)s", words=words))
