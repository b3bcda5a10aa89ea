"""The personal link, seat by seat: the person and the wishes, a swap, needs, and giving it up."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from conference.domain.actors import BY_LINK
from conference.domain.errors import (
    ChangedMeanwhile,
    DomainError,
    NameMissing,
    PersonRepeated,
    SeatEmpty,
    WishRepeated,
    WishUnknown,
)
from conference.domain.needs import NeedChoice, NeedKind
from conference.domain.registrations import SeatAnswer
from conference.forms.base import Form, PostForm
from conference.forms.invitation import PersonForm, SwapForm
from conference.forms.needs import NeedsForm, OwnNeedsForm
from conference.services import answers, registrations
from conference.web import invitation_view, labels, messages, reader
from conference.web.invitation_view import Seat, Shown
from conference.web.link_pages import Unsaved, done, front, offer_wishes, refuse_wishes, typed
from conference.web.seat_marks import changed, unless_changed
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
    seat = shown.seat(number)
    is_placed = seat is not None and seat.is_placed
    offer_wishes(form, shown, is_placed=is_placed)
    wishes = seat.wish_ids if seat and is_placed else form.wishes
    person = (form.name.data, form.email.data)

    def update(session: Session) -> None:
        registrations.update(session, token, number, *person, wishes, BY_LINK, reader.now())
        answers.send_receipt(session, token, reader.now())

    wanted = SeatAnswer(number, *person, wishes)
    is_stored = _holds(lambda seat: seat.answer == wanted)
    return _answer(shown, number, "edit", form, update, "updated", is_stored)


@pages.route("/swap", methods=["GET", "POST"])
def swap(token: str, number: int) -> Page:
    """Give the seat to somebody else."""
    shown = invitation_view.load(token)
    seat = shown.seat(number)
    is_placed = seat is not None and seat.is_placed
    form = SwapForm()

    def give(session: Session) -> None:
        registrations.swap(
            session,
            token,
            number,
            form.name.data,
            form.email.data,
            keep_wishes=is_placed or form.keep_wishes.data,
            actor=BY_LINK,
            now=reader.now(),
        )
        answers.send_receipt(session, token, reader.now())

    is_stored = _holds(lambda seat: (seat.name, seat.email) == (form.name.data, form.email.data))
    return _answer(shown, number, "swap", form, give, "swapped", is_stored)


@pages.route("/needs", methods=["GET", "POST"])
def needs(token: str, number: int) -> Page:
    """Tell a person's needs anew or delete them; what is stored is never shown."""
    shown = invitation_view.load(token)
    form = OwnNeedsForm()

    def save(session: Session) -> None:
        chosen, note = (frozenset(), None) if form.delete.data else (form.chosen, form.note.data)
        registrations.set_needs(session, token, number, chosen, note, BY_LINK, reader.now())

    what = "needs_deleted" if form.delete.data else "needs_saved"
    return _answer(shown, number, "needs", form, save, what)


@pages.route("/release", methods=["GET", "POST"])
def release(token: str, number: int) -> Page:
    """Ask, and then give one seat up."""
    shown = invitation_view.load(token)

    def give_up(session: Session) -> None:
        registrations.release(session, token, number, BY_LINK, reader.now())
        answers.send_receipt(session, token, reader.now())

    return _answer(shown, number, "release", PostForm(), give_up, "released", lambda seat: not seat)


def _holds(test: Callable[[Seat], bool]) -> Callable[[Seat | None], bool]:
    return lambda seat: seat is not None and test(seat)


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
    is_stored: Callable[[Seat | None], bool] = lambda _seat: False,
) -> Page:
    """Show a seat's page, or do its `work` and lead back; a refusal shows the page again.

    `is_stored` tells that it has been done already: the button was pressed twice.
    """
    if request.method == "GET":
        if _can_show(shown, number, page):
            return _render(shown, number, page, form), 200
        return redirect(url_for("invitation.page", token=shown.token))
    problems: list[tuple[str, str]] = []
    if form.validate_on_submit():
        error = refusal(unless_changed(work, shown.token, number, reader.now()))
        if error is None:
            return done(shown.token, what, number)
        shown = invitation_view.load(shown.token)
        if isinstance(error, ChangedMeanwhile | SeatEmpty) and is_stored(shown.seat(number)):
            return done(shown.token, what, number)
        problems = _place(shown, number, form, error)
    if _can_show(shown, number, page):
        return _render(shown, number, page, form, problems), 422
    problems = problems or form.messages()
    return front(shown, problems=problems, unsaved=_typed(form, number, shown)), 422


def _can_show(shown: Shown, number: int, page: str) -> bool:
    """Whether a seat's page has anything to ask: swaps and needs are a named person's."""
    seat = shown.seat(number)
    return shown.is_open and seat is not None and bool(seat.name or page not in {"swap", "needs"})


def _typed(form: Form, number: int, shown: Shown) -> list[Unsaved]:
    if isinstance(form, NeedsForm):
        told = [labels.label(each) for each in NeedChoice if each in form.chosen]
        return [Unsaved(_("Behov"), [*told, *filter(None, [form.note.data])])]
    if isinstance(form, PersonForm | SwapForm):
        wishes = form.wishes if isinstance(form, PersonForm) else ()
        return [typed(number, form.name.data, form.email.data, wishes, shown)]
    return []


def _place(shown: Shown, number: int, form: Form, error: DomainError) -> list[tuple[str, str]]:
    """Put a refusal beside its field, or return it for the top of the page."""
    seat = shown.seat(number)
    if isinstance(error, WishRepeated | WishUnknown) and isinstance(form, PersonForm):
        refuse_wishes(form, shown)
    elif isinstance(error, NameMissing | PersonRepeated) and "name" in form:
        form.refuse("name", messages.message(error))
    elif isinstance(error, ChangedMeanwhile) and seat:
        return [("", changed(seat.name, seat.email, seat.wishes))]
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
