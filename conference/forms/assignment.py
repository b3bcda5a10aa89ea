"""The forms of the assignment pages: moving and pinning somebody by hand, and barring."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, StringField

from conference.forms.base import Form, OneLine, at_most, required
from conference.forms.filters import identifier


class PinForm(Form):
    """Which occurrence somebody is to be at, and why."""

    occurrence = RadioField(
        _l("Sesjon og bolk"), coerce=int, validators=[required(_l("Velg en sesjon."))]
    )
    reason = StringField(
        _l("Begrunnelse"),
        [required(_l("Skriv hvorfor. Den det gjelder, får lese det.")), at_most(300), OneLine()],
    )

    def offer(self, occurrences: Sequence[tuple[int, str]]) -> None:
        """Let the reader choose among `occurrences`, each (id, text)."""
        self.occurrence.choices = list(occurrences)


class MoveForm(PinForm):
    """Where somebody goes in one slot, and why; `seen` is where they were as the page was made."""

    seen = HiddenField()

    occurrence = RadioField(
        _l("Flytt til"), coerce=int, validators=[required(_l("Velg en sesjon."))]
    )

    def was(self) -> int | None:
        """Return the occurrence that the mover saw the person at, 0 for none; None if not told."""
        return None if self.seen.data is None else identifier(self.seen.data)


class BarForm(Form):
    """Which session somebody is not to be at, and why."""

    session_id = RadioField(_l("Sesjon"), coerce=int, validators=[required(_l("Velg en sesjon."))])
    reason = StringField(
        _l("Begrunnelse"), [required(_l("Skriv hvorfor.")), at_most(300), OneLine()]
    )

    def offer(self, sessions: Sequence[tuple[int, str]]) -> None:
        """Let the reader choose among `sessions`, each (id, text)."""
        self.session_id.choices = list(sessions)
