"""Invite one or many, send a new link, revoke, and change an organisation's seats or deadline."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from conference import db
from conference.domain.errors import ChangedMeanwhile, QuotaBelowUse, TransitionRefused
from conference.domain.invitations import InvitationAction, InvitationState, terms_mark
from conference.domain.marks import mark
from conference.domain.users import Role
from conference.forms.base import PostForm
from conference.forms.conferences import deadline_data
from conference.forms.filters import identifier, page_number
from conference.forms.invitations import InviteForm, ResendForm, TermsForm
from conference.forms.organisations import guest_search
from conference.queries import guest_seats, organisations
from conference.queries import invitations as queries
from conference.services import invitations
from conference.web import access, inviting, reader
from conference.web.guest_pages import Answer, done, invited, is_open, refused, show
from conference.web.messages import message
from conference.web.writing import refusal

pages = Blueprint("invitations", __name__, url_prefix="/organiser/invitations")
access.only(pages, Role.ORGANISER)

MOST_SHOWN = 100  # rows that a page has room for


@pages.route("/new", methods=["GET", "POST"])
def new() -> Answer:
    """Say exactly who gets what, and then invite them."""
    form = InviteForm(data={"quota": invitations.DEFAULT_QUOTA})
    chosen = _chosen(form)
    fresh = [row for row in chosen if row.state is None]
    present = mark([row.id for row in fresh])
    is_overtaken = form.is_submitted() and _everyone() and form.seen.data != present
    form.seen.data = present
    if form.is_submitted() and fresh and form.validate() and not is_overtaken:
        ids, quota = [row.id for row in fresh], form.quota.data
        with db.transaction() as session:
            count = invitations.invite(
                session, reader.conference().id, ids, access.actor(), reader.now(), quota
            )
        flash(_invited(count), "success")
        return redirect(url_for("organisations.page", state="invited"), 303)
    if not fresh:
        flash(_("Velg minst én organisasjon som ikke er invitert."), "error")
        return redirect(url_for("organisations.page", state="not_invited"), 303)
    shown = render_template(
        "invitations/new.html",
        form=form,
        extra=[("", message(ChangedMeanwhile()))] if is_overtaken else [],
        fresh=fresh,
        already=[row for row in chosen if row.state is not None],
        edition=reader.conference(),
        everyone=_everyone(),
        address=_address,
        kept=inviting.kept(_everyone(), chosen),
        **inviting.told(reader.conference().id, fresh, form.quota.data),
        **_paged(fresh),
    )
    return (shown, 422) if form.is_submitted() else shown


def _paged(fresh: list[organisations.OrganisationRow]) -> dict[str, Any]:
    """Return the rows that the page shows, its number, and how many pages there are."""
    pages = -(-len(fresh) // MOST_SHOWN)
    page = min(page_number(request.args.get("page")), pages)
    return {
        "shown": fresh[(page - 1) * MOST_SHOWN : page * MOST_SHOWN],
        "page": page,
        "pages": pages,
    }


def _chosen(form: InviteForm) -> list[organisations.OrganisationRow]:
    """Return the organisations that are posted or named, or all that the address asks for."""
    conference_id = reader.conference().id
    if _everyone():
        return organisations.uninvited(db.read(), conference_id, guest_search(request.args))
    ids = form.organisations.data if form.is_submitted() else request.args.getlist("id", identifier)
    return organisations.chosen(db.read(), conference_id, ids or ())


def _everyone() -> bool:
    """Whether the address asks for all whom its filter finds."""
    return "all" in request.args


def _address(page: int = 1) -> str:
    """Return the address of everybody whom the filter finds, a page of them."""
    kept: dict[str, Any] = {
        name: value for name, value in request.args.items() if name not in ("page", "preview")
    }
    return url_for("invitations.new", **kept, page=page)


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
