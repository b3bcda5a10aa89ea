"""Parts of an invitation's page that are the same for many, rendered once and kept in memory."""

from collections import OrderedDict
from collections.abc import Callable

from flask import get_template_attribute
from markupsafe import Markup

from conference.forms.invitation import SeatForm
from conference.web import reader
from conference.web.invitation_view import Shown

MOST = 256
_kept: OrderedDict[tuple[object, ...], Markup] = OrderedDict()


def seat_fields(number: int, seat: SeatForm, shown: Shown, hint: str) -> Markup:
    """Return the fields of one seat; a seat that nobody has touched looks alike to everyone."""

    def render() -> Markup:
        fields: Markup = get_template_attribute("invitation/_person.html", "person")(
            seat, shown, hint
        )
        return fields

    if not seat.is_blank or seat.errors:
        return render()
    return _keep(
        ("seat", number, hint, len(seat.wish_fields), shown.is_published, *shown.sessions), render
    )


def session_texts(shown: Shown) -> Markup:
    """Return what the sessions are about."""

    def render() -> Markup:
        texts: Markup = get_template_attribute("invitation/_person.html", "sessions")(shown)
        return texts

    return _keep(("sessions", *shown.sessions), render)


def _keep(what: tuple[object, ...], render: Callable[[], Markup]) -> Markup:
    key = (reader.language(), *what)
    if key not in _kept:
        _kept[key] = render()
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return _kept[key]
