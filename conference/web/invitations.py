"""Invite one or many, send a new link, revoke, and change an organisation's seats or deadline."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from conference import db
from conference.domain.errors import ChangedMeanwhile, QuotaBelowUse, TransitionRefused
from conference.domain.invitations import InvitationAction, InvitationState, terms_mark
from conference.domain.users import Role
from conference.forms.base import PostForm
from conference.forms.conferences import deadline_data
from conference.forms.filters import identifier
from conference.forms.invitations import InviteForm, ResendForm, TermsForm
from conference.queries import guest_seats, organisations
from conference.queries import invitations as queries
from conference.services import invitations
from conference.web import access, reader
from conference.web.guest_pages import Answer, done, invited, is_open, refused, show
from conference.web.messages import message
from conference.web.writing import refusal

pages = Blueprint("invitations", __name__, url_prefix="/organiser/invitations")
access.only(pages, Role.ORGANISER)


@pages.route("/new", methods=["GET", "POST"])
def new() -> Answer:
    """Say exactly who gets what, and then invite them."""
    form = InviteForm(data={"quota": invitations.DEFAULT_QUOTA})
    chosen = _chosen(form)
    fresh = [row for row in chosen if row.state is None]
    if form.is_submitted() and fresh and form.validate():
        with db.transaction() as session:
            count = invitations.invite(
                session,
                reader.conference().id,
                [row.id for row in fresh],
                access.actor(),
                reader.now(),
                form.quota.data,
            )
        flash(_invited(count), "success")
        return redirect(url_for("organisations.page", state="invited"), 303)
    if not fresh:
        flash(_("Velg minst én organisasjon som ikke er invitert."), "error")
        return redirect(url_for("organisations.page", state="not_invited"), 303)
    shown = render_template(
        "invitations/new.html",
        form=form,
        fresh=fresh,
        already=[row for row in chosen if row.state is not None],
        edition=reader.conference(),
    )
    return (shown, 422) if form.is_submitted() else shown


def _chosen(form: InviteForm) -> list[organisations.OrganisationRow]:
    """Return the organisations that are posted, named in the address, or all not invited."""
    ids = form.organisations.data if form.is_submitted() else request.args.getlist("id", identifier)
    everyone = not form.is_submitted() and "all" in request.args
    return organisations.chosen(db.read(), reader.conference().id, None if everyone else ids)


def _invited(count: int) -> str:
    text = ngettext(
        "%(num)d organisasjon er invitert. Brevet ligger i utboksen.",
        "%(num)d organisasjoner er invitert. Brevene ligger i utboksen.",
        count,
    )
    return str(text)


@pages.route("/<int:invitation_id>/resend", methods=["GET", "POST"])
def resend(invitation_id: int) -> Answer:
    """Send a new link, which ends the old one."""
    guest = invited(invitation_id)
    if not is_open(guest, InvitationAction.RESEND):
        return refused(guest)
    form = ResendForm(data={"name": guest.recipient_name, "email": guest.recipient_email})
    if not form.validate_on_submit():
        return show("invitations/resend.html", guest, form)
    contact = (form.name.data, form.email.data)
    error = refusal(
        lambda session: invitations.resend(
            session, invitation_id, access.actor(), reader.now(), contact
        )
    )
    if error:
        return show("invitations/resend.html", guest, form, error)
    return done(guest, _("Brevet med den nye lenken ligger i utboksen."))


@pages.route("/<int:invitation_id>/revoke", methods=["GET", "POST"])
def revoke(invitation_id: int) -> Answer:
    """Say what happens, and then take the invitation back."""
    guest, form = invited(invitation_id), PostForm()
    if not is_open(guest, InvitationAction.REVOKE):
        return refused(guest)
    seats = guest_seats.seats(db.read(), invitation_id)
    if not form.validate_on_submit():
        return show("invitations/revoke.html", guest, form, seats=seats)
    error = refusal(
        lambda session: invitations.revoke(session, invitation_id, access.actor(), reader.now())
    )
    return (
        show("invitations/revoke.html", guest, form, error)
        if error
        else done(guest, _("Invitasjonen er trukket tilbake."))
    )


@pages.route("/<int:invitation_id>/terms", methods=["GET", "POST"])
def terms(invitation_id: int) -> Answer:
    """Give one organisation another number of seats, or another deadline."""
    guest = invited(invitation_id)
    if guest.state is InvitationState.REVOKED:
        return refused(guest)
    form = _terms_form(guest)
    form.made_from(_terms_mark(guest))
    common = guest.closes_at or reader.conference().closes_at
    if not (form.validate_on_submit() and form.is_sure(reader.now(), common)):
        return show("invitations/terms.html", guest, form)
    error = refusal(
        lambda session: invitations.change_terms(
            session,
            invitation_id,
            form.quota.data,
            form.closes_at,
            form.seen.data,
            access.actor(),
            reader.now(),
        )
    )
    if isinstance(error, TransitionRefused):
        return refused(guest)
    if isinstance(error, ChangedMeanwhile):
        guest = invited(invitation_id)
        form.show_overtaken(_terms_form(guest, formdata=None), _terms_mark(guest))
        return show("invitations/terms.html", guest, form)
    if error:
        form.refuse("quota" if isinstance(error, QuotaBelowUse) else "day", message(error))
        return show("invitations/terms.html", guest, form)
    return done(guest, _("Endringen er lagret."))


def _terms_form(guest: queries.Guest, **options: Any) -> TermsForm:
    common = guest.closes_at or reader.conference().closes_at
    return TermsForm(data={"quota": guest.quota, **deadline_data(common)}, **options)


def _terms_mark(guest: queries.Guest) -> str:
    return terms_mark(guest.quota or 0, guest.closes_at or reader.conference().closes_at)
