"""The form for one line of what is said in a room."""

import uuid
from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice

from conference.domain.contributions import (
    BODY_LENGTH,
    KEY_LENGTH,
    TEXT_LENGTH,
    THEME_LENGTH,
    ContributionKind,
    Line,
    Voice,
)
from conference.forms.base import Form, OneLine, at_most
from conference.forms.editing import EditForm


class LineForm(EditForm):
    """What was said, of what kind, whose it is, and who is to act.

    `key` is the line's own: sent twice, by a hand or by a line that comes and goes, it is one.
    """

    key = HiddenField(default=lambda: str(uuid.uuid4()), validators=[at_most(KEY_LENGTH)])
    kind = RadioField(_l("Hva er det?"))
    text = TextAreaField(_l("Hva ble sagt?"), [at_most(TEXT_LENGTH)])
    voice = SelectField(_l("Hvem sa det?"), validate_choice=False)
    responsible = StringField(
        _l("Hvem skal gjøre noe? (valgfritt)"), [at_most(BODY_LENGTH), OneLine()]
    )
    theme = StringField(_l("Tema (valgfritt)"), [at_most(THEME_LENGTH), OneLine()])
    known_themes: Sequence[str] = ()

    def offer(self, kinds: list[SelectChoice], organisations: list[tuple[int, str]]) -> None:
        """Take the kinds, and the organisations that have people in the room."""
        self.kind.choices = kinds
        self.voice.choices = [
            SelectChoice(Voice.UNNAMED.value, _("Ikke sagt")),
            SelectChoice(Voice.SEVERAL.value, _("Flere")),
            *(SelectChoice(str(each), name) for each, name in organisations),
        ]

    def validate_voice(self, field: SelectField) -> None:
        """Refuse an organisation that isn't of the room, or not any longer."""
        if field.data not in {each[0] for each in field.iter_choices()}:
            raise ValidationError(_("Den du valgte, er ikke i rommet lenger. Velg på nytt."))

    def line(self) -> Line:
        """Return what was typed; only where the form is valid."""
        said = self.voice.data or Voice.UNNAMED.value
        is_organisation = said.isdigit()
        return Line(
            kind=ContributionKind(self.kind.data),
            text=self.text.data or "",
            voice=Voice.ORGANISATION if is_organisation else Voice(said),
            organisation_id=int(said) if is_organisation else None,
            responsible=self.responsible.data or "",
        )


def line_data(line: Line) -> dict[str, object]:
    """Return what a form about `line` starts with."""
    return {
        "kind": line.kind,
        "text": line.text,
        "voice": str(line.organisation_id) if line.organisation_id else line.voice,
        "responsible": line.responsible,
    }


class OwnLineForm(Form):
    """What an organisation has to say, in its own name."""

    key = HiddenField(default=lambda: str(uuid.uuid4()), validators=[at_most(KEY_LENGTH)])
    kind = RadioField(_l("Hva er det?"))
    text = TextAreaField(_l("Hva vil dere si?"), [at_most(TEXT_LENGTH)])
    session = SelectField(_l("Hvilken sesjon hører det til? (valgfritt)"))
    responsible = StringField(
        _l("Hvem bør gjøre noe? (valgfritt)"), [at_most(BODY_LENGTH), OneLine()]
    )

    def offer(self, kinds: list[tuple[str, str]], sessions: list[tuple[int, str]]) -> None:
        """Take the kinds by value, and the sessions by id."""
        self.kind.choices = [SelectChoice(*each) for each in kinds]
        none = SelectChoice("", _("Ingen bestemt sesjon"))
        self.session.choices = [none, *(SelectChoice(str(key), title) for key, title in sessions)]

    @property
    def session_id(self) -> int | None:
        """The session that was chosen."""
        return int(self.session.data) if self.session.data else None

    def line(self) -> Line:
        """Return what was typed; only where the form is valid."""
        kind, text = ContributionKind(self.kind.data), self.text.data or ""
        return Line(kind, text, Voice.UNNAMED, None, self.responsible.data or "")
