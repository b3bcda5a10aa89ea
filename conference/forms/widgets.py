"""Widgets where WTForms' own cost too much: lists of choices that stand many times on a page."""

from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape
from wtforms import SelectField
from wtforms.widgets import html_params


class PlainSelect:
    """A select whose options carry nothing but value and text; the rendered ones are kept."""

    validation_attrs = ("required", "disabled")

    def __call__(self, field: SelectField, **attributes: Any) -> Markup:
        """Return the select with the field's data chosen."""
        chosen = "" if field.data is None else str(field.data)
        options = "".join(
            _option(str(each.value), str(each.label), str(each.value) == chosen)
            for each in field.choices
        )
        attributes.setdefault("id", field.id)
        return Markup(f"<select {html_params(name=field.name, **attributes)}>{options}</select>")  # noqa: S704


@lru_cache(maxsize=512)
def _option(value: str, label: str, is_chosen: bool) -> str:
    selected = "selected " if is_chosen else ""
    return f'<option {selected}value="{escape(value)}">{escape(label)}</option>'
