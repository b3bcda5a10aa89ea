"""What the views behind a personal link share: what was done last, and the wishes in a form."""

from flask import redirect, session, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from conference.domain.errors import WishRepeated, WishUnknown
from conference.forms.invitation import PersonForm
from conference.web import messages
from conference.web.invitation_view import Shown

_KEY = "done"
# Put into words when the page is shown: only then is the organisation's language known.
_DONE = {
    "accepted": _l("Takk! Svaret er lagret. Kvitteringen går på e-post til %(contact)s."),
    "declined": _l("Avbudet er lagret. Takk for at dere sa fra."),
    "updated": _l("Endringen er lagret. En ny kvittering går på e-post til %(contact)s."),
    "swapped": _l("Byttet er lagret. En ny kvittering går på e-post til %(contact)s."),
    "released": _l("Plassen er frigjort. En ny kvittering går på e-post til %(contact)s."),
    "needs_saved": _l("Behovene er lagret."),
    "needs_deleted": _l("Behovene er slettet."),
}


def done(token: str, what: str) -> Response:
    """Lead back to the invitation, which then says `what` was done."""
    session[_KEY] = what
    return redirect(url_for("invitation.page", token=token), 303)


def take_done(shown: Shown) -> str | None:
    """Return what was done just before, in words, once."""
    text = _DONE.get(session.pop(_KEY, ""))
    return text % {"contact": shown.invitation.contact_name} if text else None


def offer_wishes(form: PersonForm, shown: Shown) -> None:
    """Fill the form's lists of sessions."""
    choices = [SelectChoice(str(each.id), each.title) for each in shown.sessions]
    none = SelectChoice("", str(_l("Velg sesjon")))
    form.offer([none, *choices], shown.invitation.wishes_per_person)


def refuse_wishes(form: PersonForm, shown: Shown) -> None:
    """Put beside each wish what is wrong with it."""
    held = {each.id for each in shown.sessions}
    repeated, unknown = messages.message(WishRepeated()), messages.message(WishUnknown())
    form.mark_wishes(repeated, unknown, held)
