"""The forms that give bodies and themes their right names."""

from typing import ClassVar

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import Optional

from conference.domain.contributions import THEME_LENGTH
from conference.domain.registrations import clean_name
from conference.domain.texts import Translated
from conference.forms.base import OneLine, at_most, required
from conference.forms.editing import EditForm
from conference.forms.follow_up import BODY_LENGTH
from conference.forms.translated import LANGUAGES, text_in


class BodyForm(EditForm):
    """A body's name."""

    name = StringField(
        _l("Navn"),
        [required(_l("Skriv navnet.")), at_most(BODY_LENGTH), OneLine()],
        filters=[clean_name],
    )


def _title(language: str, first: object) -> StringField:
    rules = [first, OneLine(), at_most(THEME_LENGTH)]
    return StringField(LANGUAGES[language], rules, filters=[clean_name])


class ThemeForm(EditForm):
    """A theme's title in the languages of the public page."""

    TEXTS: ClassVar = {"title": _l("Tittel")}
    title_nb = _title("nb", required(_l("Skriv tittelen på bokmål.")))
    title_nn = _title("nn", Optional())
    title_en = _title("en", Optional())

    def title(self) -> Translated:
        """Return what was typed; only where the form is valid."""
        return text_in(self, "title") or Translated("")
