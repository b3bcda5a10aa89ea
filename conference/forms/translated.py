"""One text in three languages as three fields of a form."""

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import Field, StringField, TextAreaField
from wtforms.validators import Optional

from conference.domain.registrations import clean_name
from conference.domain.texts import Translated
from conference.forms.base import Form, OneLine, at_most, required

LANGUAGES = {"nb": _l("Bokmål"), "nn": _l("Nynorsk"), "en": _l("Engelsk")}
LINE, TEXT = 300, 4000


def line(language: str, needed: Any = None) -> StringField:
    """Return a field for a text of one line; `needed` is what is said where it is missing."""
    first = required(needed) if needed else Optional()
    return StringField(LANGUAGES[language], [first, OneLine(), at_most(LINE)], filters=[clean_name])


def paragraphs(language: str, needed: Any = None) -> TextAreaField:
    """Return a field for a text of several lines."""
    first = required(needed) if needed else Optional()
    return TextAreaField(LANGUAGES[language], [first, at_most(TEXT)], filters=[_trimmed])


def text_in(form: Form, name: str) -> Translated | None:
    """Return the text in the fields `name`_nb, _nn and _en, or None where all are empty."""
    texts = [form[f"{name}_{each}"].data or "" for each in LANGUAGES]
    return Translated(*texts) if any(texts) else None


def data_of(name: str, text: Translated | None) -> dict[str, str]:
    """Return what the fields of `name` start with."""
    shown = text or Translated("")
    return {f"{name}_{each}": getattr(shown, each) for each in LANGUAGES}


def fields_of(form: Form, name: str) -> Iterable[Field]:
    """Return the three fields of a text, for the page that shows them together."""
    return [form[f"{name}_{each}"] for each in LANGUAGES]


def needs_bokmaal(form: Form, *names: str) -> bool:
    """Check that every text that is written is there in bokmål, which the others fall back to."""
    is_right = True
    for name in names:
        text = text_in(form, name)
        if text is not None and not text.nb:
            form.refuse(f"{name}_nb", str(_l("Skriv teksten på bokmål også.")))
            is_right = False
    return is_right


def _trimmed(value: str | None) -> str | None:
    text = (value or "").replace("\r\n", "\n").strip()
    return "\n".join(each.rstrip() for each in text.split("\n")) or None
