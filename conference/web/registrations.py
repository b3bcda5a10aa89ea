"""The organiser acts for an organisation that phones: a yes or a no, a seat, a swap, needs."""

from collections.abc import Callable

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from conference import db
from conference.domain.errors import (
    ChangedMeanwhile,
    DomainError,
    LastSeat,
    NotFound,
    SeatTaken,
)
from conference.domain.invitations import InvitationAction, InvitationState
from conference.domain.needs import NeedChoice, NeedKind, needs_mark
from conference.domain.registrations import SeatAnswer
from conference.domain.users import Role
from conference.forms.base import PostForm
from conference.forms.invitation import (
    AnswerForm,
    PersonForm,
    SwapForm,
    posted_seats,
)
from conference.forms.needs import NeedsForm
from conference.queries import guest_seats
from conference.queries.guest_seats import GuestSeat
from conference.queries.invitations import Guest
from conference.services import answers, registrations, seats
from conference.web import access, reader
from conference.web.guest_pages import (
    Answer,
    done,
    invited,
    is_open,
    offer_sessions,
    place,
    refused,
    show,
)
from conference.web.seat_marks import FIELD, needs_changed, unless_changed
from conference.web.seats_taken import free_seats, take_away
from conference.web.writing import refusal

pages = Blueprint("registrations", __name__, url_prefix="/organiser/invitations")
access.only(pages, Role.ORGANISER)


@pages.route("/<int:invitation_id>/answer", methods=["GET", "POST"])
def answer(invitation_id: int) -> Answer:
    """Register people on an organisation's behalf, also after its deadline."""
    guest = invited(invitation_id)
    if not is_open(guest, InvitationAction.ACCEPT):
        return refused(guest)
    free = free_seats(guest, guest_seats.seats(db.read(), invitation_id))
    form = AnswerForm(posted_seats(request.form) or free)
    held = offer_sessions(form.seats.values())
    error = None
    if form.validate_on_submit():
        error = refusal(
            lambda session: answers.accept(
                session, invitation_id, form.answers(), access.actor(), reader.now()
            )
        )
        if error is None:
            return done(guest, _("Påmeldingen er lagret. Kvitteringen ligger i utboksen."))
    sitting = guest_seats.seats(db.read(), invitation_id)
    lost = take_away(form, sitting)
    left = place(error or (SeatTaken() if lost else None), list(form.seats.values()), held)
    return show("registrations/answer.html", guest, form, left, lost=lost, sitting=sitting)


@pages.route("/<int:invitation_id>/decline", methods=["GET", "POST"])
def decline(invitation_id: int) -> Answer:
    """Say what happens, and then decline on the organisation's behalf."""
    guest, form = invited(invitation_id), PostForm()
    if not is_open(guest, InvitationAction.DECLINE):
        return refused(guest)
    if form.validate_on_submit():
        error = refusal(
            lambda session: answers.decline(session, invitation_id, access.actor(), reader.now())
        )
        if error is None:
            return done(guest, _("Avbudet er lagret. Kvitteringen ligger i utboksen."))
        return show("registrations/decline.html", guest, form, error)
    return show("registrations/decline.html", guest, form)


@pages.route("/<int:invitation_id>/seats/<int:number>", methods=["GET", "POST"])
def seat(invitation_id: int, number: int) -> Answer:
    """Put a name on a seat, mend one, or change the wishes."""
    guest, shown = _seat(invitation_id, number)
    stored = {f"wish{rank}": each.session_id for rank, each in enumerate(shown.wishes, start=1)}
    form = PersonForm(data={"name": shown.name, "email": shown.email, **stored})
    held = offer_sessions([form])
    error = None
    if form.validate_on_submit():
        person = (form.name.data, form.email.data, form.wishes)

        def update(session: Session) -> None:
            now = reader.now()
            registrations.update(session, invitation_id, number, *person, access.actor(), now)
            answers.send_receipt(session, invitation_id, now)

        error, shown = _change(update, invitation_id, shown)
        if error is None or _is_stored(error, shown, SeatAnswer(number, *person)):
            return done(guest, _("Endringen er lagret. Ny kvittering ligger i utboksen."))
    return show("registrations/seat.html", guest, form, place(error, [form], held), seat=shown)


@pages.route("/<int:invitation_id>/seats/<int:number>/swap", methods=["GET", "POST"])
def swap(invitation_id: int, number: int) -> Answer:
    """Give the seat to somebody else from the same organisation."""
    guest, shown = _seat(invitation_id, number)
    form = SwapForm()
    error = None
    if form.validate_on_submit():

        def change(session: Session) -> None:
            actor, now = access.actor(), reader.now()
            person = (form.name.data, form.email.data)
            keep = form.keep_wishes.data
            registrations.swap(
                session, invitation_id, number, *person, keep_wishes=keep, actor=actor, now=now
            )
            answers.send_receipt(session, invitation_id, now)

        error, shown = _change(change, invitation_id, shown)
        wanted = SeatAnswer(number, form.name.data, form.email.data, shown.answer.wishes)
        if error is None or _is_stored(error, shown, wanted):
            return done(guest, _("Plassen er gitt videre. Ny kvittering ligger i utboksen."))
    return show("registrations/swap.html", guest, form, error, seat=shown)


@pages.route("/<int:invitation_id>/seats/<int:number>/release", methods=["GET", "POST"])
def release(invitation_id: int, number: int) -> Answer:
    """Say what happens, and then give the seat up."""
    guest, shown = _seat(invitation_id, number)
    form, error = PostForm(), None
    if form.validate_on_submit():

        def give_up(session: Session) -> None:
            now = reader.now()
            registrations.release(session, invitation_id, number, access.actor(), now)
            answers.send_receipt(session, invitation_id, now)

        error, shown = _change(give_up, invitation_id, shown)
        if error is None:
            return done(guest, _("Plassen er frigjort. Ny kvittering ligger i utboksen."))
        if isinstance(error, LastSeat):
            return redirect(url_for("registrations.decline", invitation_id=invitation_id), 303)
    return show("registrations/release.html", guest, form, error, seat=shown)


@pages.route("/<int:invitation_id>/seats/<int:number>/needs", methods=["GET", "POST"])
def needs(invitation_id: int, number: int) -> Answer:
    """Change the needs of the person on a seat; the organiser sees them, to arrange them."""
    guest, shown = _seat(invitation_id, number)
    note = next((note for _choice, note in shown.needs if note), None)
    form = NeedsForm(
        data={
            "choices": [choice for choice, _note in shown.needs],
            "note": note,
            "seen_needs": needs_mark(shown.needs),
        }
    )
    error = None
    if form.validate_on_submit():
        told = (form.chosen, form.note.data)

        def save(session: Session) -> None:
            now = reader.now()
            seats.check_needs_seen(session, invitation_id, number, form.seen_needs.data)
            registrations.set_needs(session, invitation_id, number, *told, access.actor(), now)

        error, shown = _change(save, invitation_id, shown)
        if error is None:
            return done(guest, _("Behovene er lagret."))
        if isinstance(error, ChangedMeanwhile) and request.form.get(FIELD) == shown.mark:
            form.seen_needs.data = needs_mark(shown.needs)
            form.refuse("note", needs_changed(shown.needs))
            error = None
    groups = {
        kind: [choice for choice in NeedChoice if choice.kind is kind]
        for kind in NeedKind
        if kind is not NeedKind.OTHER
    }
    return show("registrations/needs.html", guest, form, error, seat=shown, groups=groups)


def _change(
    work: Callable[[Session], None], invitation_id: int, shown: GuestSeat
) -> tuple[DomainError | None, GuestSeat]:
    """Do `work` unless the seat has changed; return why it was refused, and the seat as it is."""
    error = refusal(unless_changed(work, invitation_id, shown.seat, reader.now()))
    if isinstance(error, ChangedMeanwhile):
        shown = _seat(invitation_id, shown.seat)[1]
    return error, shown


def _is_stored(error: DomainError, shown: GuestSeat, wanted: SeatAnswer) -> bool:
    """Whether the change was refused because it's made already: the button was pressed twice."""
    return isinstance(error, ChangedMeanwhile) and shown.answer == wanted


def _seat(invitation_id: int, number: int) -> tuple[Guest, GuestSeat]:
    """Return the organisation and the seat; raises NotFound for a seat that isn't taken."""
    guest = invited(invitation_id)
    seats = guest_seats.seats(db.read(), invitation_id)
    found = next((each for each in seats if each.seat == number), None)
    if found is None or guest.state is not InvitationState.ACCEPTED:
        raise NotFound
    return guest, found
