"""The guest list, one organisation's page, and adding or changing an organisation."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from conference import db
from conference.domain.errors import ChangedMeanwhile
from conference.domain.guests import GuestOrder, GuestState
from conference.domain.invitations import InvitationAction, actions
from conference.domain.marks import mark
from conference.domain.organisations import OrganisationKind, WrittenStandard
from conference.domain.users import Role
from conference.forms.organisations import OrganisationForm, guest_search
from conference.queries import guest_seats, history, invitations, organisations, outbox
from conference.services import organisations as service
from conference.web import access, labels, reader
from conference.web.history import line
from conference.web.messages import message
from conference.web.writing import refusal

pages = Blueprint("organisations", __name__, url_prefix="/organiser/organisations")
access.only(pages, Role.ORGANISER)


ASKED = ("q", "kind", "county", "state", "standard", "tag", "nameless", "order")


@pages.get("")
def page() -> str:
    """Show the guest list, or the part of it that is asked for."""
    wanted = guest_search(request.args)
    return render_template(
        "organisations/page.html",
        wanted=wanted,
        found=organisations.listing(db.read(), reader.conference().id, wanted),
        address=_address,
        file_address=url_for("guest_files.export", **_asked()),
        invite_address=url_for("invitations.new", all=1, **_asked()),
        remove_address=url_for("removals.page", all=1, **_asked()),
        kinds=OrganisationKind,
        states=GuestState,
        standards=WrittenStandard,
        orders=GuestOrder,
    )


def _address(**changes: Any) -> str:
    """Return the list's address as it is now, with `changes`; without a page, the first one."""
    kept = {key: value for key, value in (_asked() | changes).items() if value}
    return url_for("organisations.page", **kept)


def _asked() -> dict[str, Any]:
    """Return what the list is asked for, apart from the page."""
    return {name: value for name in ASKED if (value := request.args.get(name))}


@pages.get("/<int:organisation_id>")
def show(organisation_id: int) -> str:
    """Show one organisation: facts, invitation, seats, letters and history."""
    session, conference = db.read(), reader.conference()
    guest = invitations.guest(session, conference.id, organisation_id)
    seats = guest_seats.seats(session, guest.invitation_id) if guest.invitation_id else ()
    events = history.history(session, organisation_id, guest.invitation_id)
    return render_template(
        "organisations/show.html",
        guest=guest,
        seats=seats,
        open_seats=max(0, (guest.quota or 0) - len(seats)),
        open_actions=actions(guest.state) if guest.state else frozenset(),
        action=InvitationAction,
        letters=outbox.letters_about(session, guest.invitation_id) if guest.invitation_id else (),
        history=[line(each) for each in events],
        is_closed=guest.closes_at is not None and reader.now() >= guest.closes_at,
    )


@pages.route("/new", methods=["GET", "POST"])
def new() -> Response | str | tuple[str, int]:
    """Add an organisation, so that it can be invited."""
    form = _form()
    if form.validate_on_submit() and form.is_sure(
        organisations.is_known(db.read(), form.name.data, form.municipality.data)
    ):
        added: list[int] = []
        error = refusal(lambda session: added.append(_add(session, form)))
        if not error:
            flash(_("%(name)s er lagt til. Nå kan du invitere.", name=form.name.data), "success")
            return redirect(url_for("organisations.show", organisation_id=added[0]), 303)
        form.refuse("number", message(error))
    return _edit_page(form, None)


def _add(session: Session, form: OrganisationForm) -> int:
    is_demo = reader.conference().is_demo
    return service.add(session, form.facts(), access.actor(), reader.now(), is_invented=is_demo)


@pages.route("/<int:organisation_id>/edit", methods=["GET", "POST"])
def edit(organisation_id: int) -> Response | str | tuple[str, int]:
    """Change what is known of an organisation."""
    facts = organisations.facts(db.read(), organisation_id)
    form = _form(facts)
    form.made_from(mark(facts))
    if not form.validate_on_submit():
        return _edit_page(form, organisation_id)
    error = refusal(
        lambda session: service.edit(
            session,
            organisation_id,
            form.facts(),
            form.seen.data,
            access.actor(),
            reader.now(),
        )
    )
    if isinstance(error, ChangedMeanwhile):
        facts = organisations.facts(db.read(), organisation_id)
        form.show_overtaken(_form(facts, formdata=None), mark(facts))
        return _edit_page(form, organisation_id)
    if error:
        form.refuse("number", message(error))
        return _edit_page(form, organisation_id)
    flash(_("Endringen er lagret."), "success")
    return redirect(url_for("organisations.show", organisation_id=organisation_id), 303)


def _form(facts: object = None, **options: Any) -> OrganisationForm:
    form = OrganisationForm(obj=facts, **options)
    form.offer(labels.choices(OrganisationKind), labels.choices(WrittenStandard))
    return form


def _edit_page(form: OrganisationForm, organisation_id: int | None) -> str | tuple[str, int]:
    session = db.read()
    guest = (
        invitations.guest(session, reader.conference().id, organisation_id)
        if organisation_id
        else None
    )
    shown = render_template(
        "organisations/edit.html",
        form=form,
        guest=guest,
        counties=organisations.counties(session),
    )
    return (shown, form.status) if form.is_submitted() else shown
