"""The form for what the guest list should be like: a number for each kind and county."""

from collections.abc import Sequence
from typing import ClassVar

from flask_babel import lazy_gettext as _l
from wtforms.validators import NumberRange, Optional

from conference.domain.balance import AIM_LIMIT, Aims
from conference.domain.guests import BalanceDimension
from conference.domain.marks import mark
from conference.forms.editing import EditForm
from conference.forms.fields import Number

Key = tuple[BalanceDimension, str]


class AimsForm(EditForm):
    """A field for each kind and county, made by `aims_form`; an empty one is no aim."""

    keys: ClassVar[dict[str, Key]] = {}

    def aims(self) -> Aims:
        """Return what was typed; only where the form is valid."""
        typed = {key: self[name].data for name, key in self.keys.items()}
        return {key: number for key, number in typed.items() if number is not None}

    def names(self, dimension: BalanceDimension) -> list[str]:
        """Return the names of the dimension's fields."""
        return [name for name, key in self.keys.items() if key[0] is dimension]


def field_name(dimension: BalanceDimension, value: str) -> str:
    """Return the name of the field for a kind or county, the same whatever else there is."""
    return f"{dimension.value}-{mark(value)}"


def aims_form(labels: Sequence[tuple[Key, str]]) -> type[AimsForm]:
    """Return the form with a field for each of `labels`, in their order."""
    keys = {field_name(*key): key for key, _label in labels}
    between = NumberRange(0, AIM_LIMIT, _l("Skriv et tall fra %(min)d til %(max)d."))
    fields = {
        name: Number(label, [Optional(), between])
        for name, (_key, label) in zip(keys, labels, strict=True)
    }
    return type("AimsFormHere", (AimsForm,), {"keys": keys, **fields})
