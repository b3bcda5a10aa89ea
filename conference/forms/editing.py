"""Forms that change what somebody else may be changing too: nobody overwrites unseen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from flask_babel import gettext as _
from wtforms import BooleanField, Field, HiddenField, SelectFieldBase

from conference.forms.base import Form

APART = frozenset({"seen", "csrf_token", "key"})


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that stands otherwise now than the form has it, in the reader's words."""

    id: str
    label: str
    now: str
    typed: str


class EditForm(Form):
    """A form made from something that is there; `seen` is the mark of it (`domain.marks`).

    A page fills `seen` by `made_from`; the service that is given it back raises ChangedMeanwhile
    where the thing has another mark by now, and the page then calls `show_overtaken`.
    `TEXTS` names the texts that are three fields, one for each language, by their fields' stem.
    """

    TEXTS: ClassVar[Mapping[str, Any]] = {}

    seen = HiddenField()
    differences: tuple[Difference, ...] = ()
    is_overtaken = False

    @property
    def status(self) -> int:
        """The HTTP status of a page that shows the form again: 409 for who was overtaken."""
        return 409 if self.is_overtaken else 422

    def made_from(self, mark: str) -> None:
        """Remember the mark of what the form shows; what is posted keeps its own."""
        if not self.is_submitted():
            self.seen.data = mark

    def show_overtaken(self, present: "EditForm", mark: str, group: str = "") -> None:
        """Show how `present`, a form made of what stands now, differs from what was typed.

        `group` tells the form's fields from others with the same names on the page.
        The form then carries the present mark: who sends it again has seen what it replaces.
        """
        self.is_overtaken = True
        self.seen.data = mark
        self.differences = tuple(self._differences(present, group))

    def _differences(self, present: "EditForm", group: str) -> Iterator[Difference]:
        for field in self:
            other = present[field.short_name]
            if field.short_name not in APART and (field.data or None) != (other.data or None):
                yield Difference(field.id, self._name(field, group), words(other), words(field))

    def _name(self, field: Field, group: str) -> str:
        """Return the field's label, with what it belongs to where the label isn't alone."""
        label = str(field.label.text)
        whole = group or self.TEXTS.get(field.short_name.rpartition("_")[0])
        return str(_("%(whole)s: %(part)s", whole=whole, part=label)) if whole else label


class SeenForm(Form):
    """One press of a button about something that was shown: `seen` is its mark."""

    seen = HiddenField()


def words(field: Field) -> str:
    """Return what a field holds as its reader would say it."""
    if isinstance(field, BooleanField):
        return str(_("Ja") if field.data else _("Nei"))
    if isinstance(field, SelectFieldBase):
        chosen = [option.label.text for option in field if option.checked]
        return ", ".join(map(str, chosen)) or str(_("Ingenting"))
    shown = field._value() if hasattr(field, "_value") else field.data
    return str(shown or "") or str(_("Ingenting"))
