"""Forms for the report: a chapter's text and sessions, and making the whole final."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectMultipleField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.widgets import CheckboxInput, ListWidget

from conference.domain.report import TEXT_LENGTH
from conference.forms.base import at_most
from conference.forms.editing import EditForm, SeenForm


class ChapterForm(EditForm):
    """What a chapter says, and which sessions it draws on."""

    text = TextAreaField(_l("Tekst"), [at_most(TEXT_LENGTH)])
    sessions = SelectMultipleField(
        _l("Sesjoner som kapitlet bygger på"),
        coerce=int,
        widget=ListWidget(),
        option_widget=CheckboxInput(),
    )

    def offer(self, sessions: Sequence[tuple[int, str]]) -> None:
        """Take the sessions, as (id, title)."""
        self.sessions.choices = [SelectChoice(key, title) for key, title in sessions]


class FinalForm(SeenForm):
    """Making the report final; `aware` is ticked where something is missing."""

    aware = BooleanField(_l("Jeg har sett hva som mangler, og gjør rapporten endelig likevel"))
