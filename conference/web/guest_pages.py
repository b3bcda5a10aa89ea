"""What the organiser's pages about one organisation's invitation share."""

from collections.abc import Iterable, Sequence
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from conference import db
from conference.domain.errors import (
    ChangedMeanwhile,
    DomainError,
    NameMissing,
    NothingAnswered,
    PersonRepeated,
    QuotaExceeded,
    SeatTaken,
    TransitionRefused,
    WishRepeated,
    WishUnknown,
)
from conference.domain.invitations import InvitationAction, actions
from conference.forms.base import Form
from conference.forms.editing import EditForm
from conference.forms.invitation import PersonForm
from conference.queries import invitation_page
from conference.queries import invitations as queries
from conference.queries.guest_seats import GuestSeat
from conference.queries.invitations import Guest
from conference.web import reader
from conference.web.messages import message
from conference.web.seat_marks import changed

Answer = Response | str | tuple[str, int]


def invited(invitation_id: int) -> Guest:
    """Return the organisation that has the invitation; raises NotFound."""
    return queries.invited(db.read(), reader.conference().id, invitation_id)


def is_open(guest: Guest, action: InvitationAction) -> bool:
    """Whether `action` is a way out of the state that the invitation has."""
    return guest.state is not None and action in actions(guest.state)


def refused(guest: Guest) -> Response:
    """Lead back to the organisation, with the word that its state has changed."""
    flash(message(TransitionRefused()), "error")
    return redirect(url_for("organisations.show", organisation_id=guest.organisation_id), 303)


def done(guest: Guest, what: str) -> Response:
    """Lead back to the organisation, with the word that it's done."""
    flash(what, "success")
    return redirect(url_for("organisations.show", organisation_id=guest.organisation_id), 303)


def show(
    template: str, guest: Guest, form: Form, error: DomainError | None = None, **more: Any
) -> Answer:
    """Return the page with its form: as it is at first, or refused with what was typed.

    `error` is a refusal that belongs to no field.
    """
    page = render_template(
        template,
        guest=guest,
        form=form,
        extra=[("", _told(error, more.get("seat")))] if error else [],
        edition=reader.conference(),
        **more,
    )
    status = form.status if isinstance(form, EditForm) else 422
    return (page, status) if form.is_submitted() else page


def _told(error: DomainError, seat: GuestSeat | None) -> str:
    """Return the refusal in words for the organiser, where the guest's own would mislead."""
    if isinstance(error, ChangedMeanwhile) and seat:
        return changed(seat.name, seat.email, [reader.text(each.title) for each in seat.wishes])
    if isinstance(error, SeatTaken):
        return str(_("Noen tok plassen rett før deg. Se hvem som er påmeldt nå."))
    if isinstance(error, QuotaExceeded):
        return str(_("Organisasjonen har ikke så mange plasser."))
    return message(error)


def offer_sessions(forms: Iterable[PersonForm]) -> set[int]:
    """Fill the lists of sessions in `forms`, and return the ids of the sessions."""
    conference = reader.conference()
    held = invitation_page.sessions(db.read(), conference.id)
    choices = [SelectChoice(str(each.id), reader.text(each.title)) for each in held]
    for form in forms:
        form.offer([SelectChoice("", _("Ikke noe ønske")), *choices], conference.wishes_per_person)
    return {each.id for each in held}


def place(
    error: DomainError | None, forms: Sequence[PersonForm], held: set[int]
) -> DomainError | None:
    """Put a refusal beside its field in `forms`, or return it for the top of the page."""
    if isinstance(error, WishRepeated | WishUnknown):
        for form in forms:
            form.mark_wishes(message(WishRepeated()), message(WishUnknown()), held)
        return None
    if isinstance(error, NothingAnswered | NameMissing | PersonRepeated) and forms:
        which = f"seat{error.params.get('seat')}-name"
        named = next((form for form in forms if form["name"].name == which), forms[0])
        named.refuse("name", message(error))
        return None
    return error
