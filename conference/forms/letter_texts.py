"""The texts of one kind of letter, in both written standards, and whom to show them for."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l
from wtforms import StringField, TextAreaField

from conference.domain.letter_texts import LetterWords, TextPart, tidy
from conference.domain.organisations import WrittenStandard
from conference.domain.registrations import clean_name
from conference.forms.base import at_most
from conference.forms.editing import EditForm


def _one_way(text: str | None) -> str:
    """Return a body as it is kept: browsers end lines in two signs."""
    return tidy("", text or "").body.strip("\n")


def _stripped(text: str | None) -> str:
    return (text or "").strip()


class LetterTextForm(EditForm):
    """Subject and body in each written standard; what they must hold, the domain checks."""

    nb_subject = StringField(_l("Emne på bokmål"), filters=[_stripped])
    nb_body = TextAreaField(_l("Brevet på bokmål"), filters=[_one_way])
    nn_subject = StringField(_l("Emne på nynorsk"), filters=[_stripped])
    nn_body = TextAreaField(_l("Brevet på nynorsk"), filters=[_one_way])
    organisation = StringField(_l("Vis brevet til"), [at_most(100)], filters=[clean_name])

    def texts(self) -> dict[WrittenStandard, LetterWords]:
        """Return what was typed."""
        return {
            each: tidy(self[f"{each}_subject"].data, self[f"{each}_body"].data)
            for each in WrittenStandard
        }


def field_name(standard: WrittenStandard, part: TextPart) -> str:
    """Return the name of the field that holds a part of a text."""
    return f"{standard}_{part}"


def typed(texts: Mapping[WrittenStandard, LetterWords]) -> dict[str, str]:
    """Return the texts as the form holds them."""
    return {
        field_name(standard, part): getattr(words, part).strip("\n")
        for standard, words in texts.items()
        for part in TextPart
    }
