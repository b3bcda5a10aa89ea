"""Forms for going through what was said: one line, many lines at once, and what is asked for."""

from collections.abc import Mapping, Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField, SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from conference.domain.contributions import THEME_LENGTH, ContributionKind
from conference.domain.reviews import Lack, LineFilter, Reviewed
from conference.forms.base import Form, OneLine, at_most
from conference.forms.contributions import LineForm, line_data
from conference.forms.filters import identifier, member


class ReviewForm(LineForm):
    """A line as its reviewer leaves it."""

    session = SelectField(_l("Sesjon"))
    themes = SelectMultipleField(
        _l("Temaer"), coerce=int, widget=ListWidget(), option_widget=CheckboxInput()
    )
    theme = StringField(_l("Et tema til (valgfritt)"), [at_most(THEME_LENGTH), OneLine()])
    is_lifted = BooleanField(_l("Løft det fram i rapportens oppsummering"))

    def offer_places(
        self,
        sessions: Sequence[tuple[int, str]],
        themes: Sequence[tuple[int, str]],
        *,
        may_be_none: bool = True,
    ) -> None:
        """Take the sessions and the themes to choose from, as (id, title)."""
        none = [SelectChoice("", _("Ingen bestemt sesjon"))] if may_be_none else []
        self.session.choices = [*none, *(SelectChoice(str(key), title) for key, title in sessions)]
        self.themes.choices = [SelectChoice(key, title) for key, title in themes]

    def reviewed(self) -> Reviewed:
        """Return what was chosen and typed; only where the form is valid."""
        chosen = self.session.data
        return Reviewed(
            self.line(),
            int(chosen) if chosen else None,
            frozenset(self.themes.data or ()),
            bool(self.is_lifted.data),
        )


class ManyForm(Form):
    """Many lines at once; `theme` is a theme's title, old or new."""

    theme = StringField(_l("Tema"), [Optional(), at_most(THEME_LENGTH), OneLine()])


class MergeForm(Form):
    """The number of the line that says the same."""

    into = IntegerField(
        _l("Nummeret på innspillet som skal stå"),
        [Optional(), NumberRange(1, 99_999, _l("Skriv nummeret."))],
    )


def review_data(reviewed: Reviewed) -> dict[str, object]:
    """Return what a form about a line starts with."""
    session = str(reviewed.session_id) if reviewed.session_id else ""
    return line_data(reviewed.line) | {
        "session": session,
        "themes": sorted(reviewed.themes),
        "is_lifted": reviewed.is_lifted,
    }


def line_filter(args: Mapping[str, str], own: frozenset[int] | None) -> LineFilter:
    """Return what a page's address asks for; what isn't known is passed over."""
    return LineFilter(
        session_id=identifier(args.get("session")) or None,
        theme_id=identifier(args.get("theme")) or None,
        kind=member(ContributionKind, args.get("kind")),
        lack=member(Lack, args.get("lack")),
        words=args.get("q", "").strip()[:100],
        own=own,
    )
