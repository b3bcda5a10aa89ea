"""The personal link, seat by seat: the person and the wishes, a swap, needs, and giving it up."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from conference.domain.actors import BY_LINK
from conference.domain.errors import DomainError, NameMissing, WishRepeated, WishUnknown
from conference.domain.needs import NeedChoice, NeedKind
from conference.forms.base import Form, PostForm
from conference.forms.invitation import NeedsForm, PersonForm, SwapForm
from conference.services import answers, registrations
from conference.web import invitation_view, messages, reader
from conference.web.invitation_view import Shown
from conference.web.link_pages import done, offer_wishes, refuse_wishes
from conference.web.writing import refusal

pages = Blueprint("invitation_seats", __name__, url_prefix="/invitation/<token>/seats/<int:number>")
Page = Response | tuple[str, int]
NEEDS = [
    (kind, [each for each in NeedChoice if each.kind is kind])
    for kind in NeedKind
    if kind is not NeedKind.OTHER
]


@pages.route("", methods=["GET", "POST"])
def edit(token: str, number: int) -> Page:
    """Name the person on a seat or mend the spelling, and change address and wishes."""
    shown = invitation_view.load(token)
    form = PersonForm(data=_present(shown, number))
    offer_wishes(form, shown)

    def update(session: Session) -> None:
        registrations.update(
            session,
            token,
            number,
            form.name.data,
            form.email.data,
            form.wishes,
            BY_LINK,
            reader.now(),
        )
        answers.send_receipt(session, token, reader.now())

    return _answer(shown, number, "edit", form, update, "updated")


@pages.route("/swap", methods=["GET", "POST"])
def swap(token: str, number: int) -> Page:
    """Give the seat to somebody else."""
    shown = invitation_view.load(token)
    form = SwapForm()

    def give(session: Session) -> None:
        registrations.swap(
            session,
            token,
            number,
            form.name.data,
            form.email.data,
            keep_wishes=form.keep_wishes.data,
            actor=BY_LINK,
            now=reader.now(),
        )
        answers.send_receipt(session, token, reader.now())

    return _answer(shown, number, "swap", form, give, "swapped")


@pages.route("/needs", methods=["GET", "POST"])
def needs(token: str, number: int) -> Page:
    """Tell a person's needs anew or delete them; what is stored is never shown."""
    shown = invitation_view.load(token)
    form = NeedsForm()
    is_deletion = "delete" in request.form
    if request.method == "POST" and not (is_deletion or form.chosen or form.note.data):
        form.validate()
        form.refuse("note", _("Kryss av for det som trengs, eller skriv det her."))
        return _render(shown, number, "needs", form), 422

    def save(session: Session) -> None:
        chosen, note = (frozenset(), None) if is_deletion else (form.chosen, form.note.data)
        registrations.set_needs(session, token, number, chosen, note, BY_LINK, reader.now())

    what = "needs_deleted" if is_deletion else "needs_saved"
    return _answer(shown, number, "needs", form, save, what)


@pages.route("/release", methods=["GET", "POST"])
def release(token: str, number: int) -> Page:
    """Ask, and then give one seat up."""
    shown = invitation_view.load(token)

    def give_up(session: Session) -> None:
        registrations.release(session, token, number, BY_LINK, reader.now())
        answers.send_receipt(session, token, reader.now())

    return _answer(shown, number, "release", PostForm(), give_up, "released")


def _present(shown: Shown, number: int) -> dict[str, Any]:
    seat = shown.seat(number)
    if seat is None:
        return {}
    wishes = {f"wish{rank}": each for rank, each in enumerate(seat.wish_ids, start=1)}
    return {"name": seat.name, "email": seat.email, **wishes}


def _answer(
    shown: Shown,
    number: int,
    page: str,
    form: Form,
    work: Callable[[Session], None],
    what: str,
) -> Page:
    """Show a seat's page, or do its `work` and lead back; a refusal shows the page again."""
    if request.method == "GET":
        if _can_show(shown, number, page):
            return _render(shown, number, page, form), 200
        return redirect(url_for("invitation.page", token=shown.token))
    problems: list[tuple[str, str]] = []
    if form.validate_on_submit():
        error = refusal(work)
        if error is None:
            return done(shown.token, what)
        problems = _place(shown, form, error)
    return _render(shown, number, page, form, problems), 422


def _can_show(shown: Shown, number: int, page: str) -> bool:
    """Whether a seat's page has anything to ask: swaps and needs are a named person's."""
    seat = shown.seat(number)
    return shown.is_open and seat is not None and bool(seat.name or page not in {"swap", "needs"})


def _place(shown: Shown, form: Form, error: DomainError) -> list[tuple[str, str]]:
    """Put a refusal beside its field, or return it for the top of the page."""
    if isinstance(error, WishRepeated | WishUnknown) and isinstance(form, PersonForm):
        refuse_wishes(form, shown)
    elif isinstance(error, NameMissing) and "name" in form:
        form.refuse("name", messages.message(error))
    else:
        return [("", messages.message(error))]
    return []


def _render(
    shown: Shown,
    number: int,
    page: str,
    form: Form,
    problems: list[tuple[str, str]] | None = None,
) -> str:
    return render_template(
        f"invitation/{page}.html",
        shown=shown,
        number=number,
        seat=shown.seat(number),
        form=form,
        problems=problems or [],
        needs=NEEDS,
    )
