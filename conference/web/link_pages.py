"""What the views behind a personal link share: the page itself, what was done last, wishes."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import redirect, render_template, session, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from conference.domain.clock import start_of_day
from conference.domain.errors import WishRepeated, WishUnknown
from conference.forms.invitation import AnswerForm, PersonForm
from conference.web import kept_parts, messages, reader
from conference.web.invitation_view import Shown

_KEY = "done_for"
# Put into words when the page is shown: only then is the organisation's language known.
_DONE = {
    "accepted": _l("Takk! Svaret er lagret. Kvitteringen går på e-post til %(contact)s."),
    "declined": _l("Avbudet er lagret. Takk for at dere sa fra."),
    "updated": _l("Endringen er lagret. En ny kvittering går på e-post til %(contact)s."),
    "swapped": _l("Byttet er lagret. En ny kvittering går på e-post til %(contact)s."),
    "released": _l("Plassen er frigjort. En ny kvittering går på e-post til %(contact)s."),
    "needs_saved": _l("Behovene til %(person)s er lagret."),
    "needs_deleted": _l("Behovene til %(person)s er slettet."),
}

Problems = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What was typed and can't be saved any longer, line by line, to be copied."""

    title: str
    lines: Sequence[str]


def front(
    shown: Shown,
    form: AnswerForm | None = None,
    problems: Problems = (),
    unsaved: Sequence[Unsaved] = (),
    done: str | None = None,
) -> str:
    """Return the invitation's own page, with a blank form where none is given."""
    form = form or AnswerForm(shown.free, formdata=None)
    for seat in form.seats.values():
        offer_wishes(seat, shown)
    return render_template(
        "invitation/page.html",
        kept=kept_parts,
        shown=shown,
        form=form,
        problems=problems,
        unsaved=unsaved,
        done=done,
        is_day_begun=start_of_day(shown.invitation.date) <= reader.now(),
    )


def typed(
    number: int, name: str | None, email: str | None, wishes: Sequence[int], shown: Shown
) -> Unsaved:
    """Return what was typed for a seat."""
    titles = {each.id: each.title for each in shown.sessions}
    wanted = [titles[each] for each in wishes if each in titles]
    return Unsaved(
        str(_("Plass %(number)d", number=number)),
        [
            ", ".join(filter(None, [name or _("Holdt av, uten navn"), email])),
            *(
                _("%(rank)d. ønske: %(session)s", rank=rank, session=each)
                for rank, each in enumerate(wanted, start=1)
            ),
        ],
    )


def done(token: str, what: str, seat: int = 0) -> Response:
    """Lead back to the invitation, which then says `what` was done, and to whose seat."""
    session[_KEY] = [what, seat]
    return redirect(url_for("invitation.page", token=token), 303)


def take_done(shown: Shown) -> str | None:
    """Return what was done just before, in words, once."""
    what, number = session.pop(_KEY, ("", 0))
    seat, text = shown.seat(number), _DONE.get(what)
    words = {"contact": shown.invitation.contact_name, "person": (seat and seat.name) or ""}
    return text % words if text else None


def offer_wishes(form: PersonForm, shown: Shown, *, is_placed: bool = False) -> None:
    """Fill the form's lists of sessions; wishes come too late for who is placed already."""
    choices = [SelectChoice(str(each.id), each.title) for each in shown.sessions]
    none = SelectChoice("", str(_l("Velg sesjon")))
    form.offer([none, *choices], 0 if is_placed else shown.invitation.wishes_per_person)


def refuse_wishes(form: PersonForm, shown: Shown) -> None:
    """Put beside each wish what is wrong with it."""
    held = {each.id for each in shown.sessions}
    repeated, unknown = messages.message(WishRepeated()), messages.message(WishUnknown())
    form.mark_wishes(repeated, unknown, held)
