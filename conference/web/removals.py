"""Removing organisations that were never invited: who goes and who stays, and then the removal."""

from collections.abc import Sequence

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from conference import db
from conference.domain.errors import ChangedMeanwhile
from conference.domain.marks import mark
from conference.domain.users import Role
from conference.forms.filters import identifier
from conference.forms.organisations import guest_search
from conference.forms.removals import RemovalForm
from conference.queries import organisations
from conference.queries.organisations import OrganisationRow
from conference.services import organisations as service
from conference.web import access, reader
from conference.web.messages import message
from conference.web.writing import refusal

pages = Blueprint("removals", __name__, url_prefix="/organiser/organisations/remove")
access.only(pages, Role.ORGANISER)

MOST_SHOWN = 100  # rows that a page has room for


@pages.route("", methods=["GET", "POST"])
def page() -> Response | str | tuple[str, int]:
    """Say who is removed, and then remove them; who they are stands in the address."""
    goes, stays = _parted(_chosen())
    if not goes:
        flash(_("Velg minst én organisasjon som aldri er invitert."), "error")
        return redirect(url_for("organisations.page", state="not_invited"), 303)
    form, ids, error = RemovalForm(), [each.id for each in goes], None
    if form.validate_on_submit() and form.is_sure(len(goes)):
        error = refusal(
            lambda session: (
                service.remove(session, reader.conference().id, ids, access.actor(), reader.now())
                if form.seen.data == mark(ids)
                else _overtaken()
            )
        )
        if error is None:
            flash(_removed(len(ids)), "success")
            return redirect(url_for("organisations.page"), 303)
    form.seen.data = mark(ids)
    shown = render_template(
        "organisations/remove.html",
        form=form,
        extra=[("", message(error))] if error else [],
        goes=goes,
        shown=goes[:MOST_SHOWN],
        stays=stays[:MOST_SHOWN],
        address=f"{request.path}?{request.query_string.decode()}",
    )
    return (shown, 422) if form.is_submitted() else shown


def _overtaken() -> None:
    raise ChangedMeanwhile


def _chosen() -> list[OrganisationRow]:
    """Return the organisations that the address names, or all that its filter finds."""
    session, conference = db.read(), reader.conference()
    if "all" in request.args:
        return organisations.uninvited(session, conference.id, guest_search(request.args))
    ids = request.args.getlist("id", identifier)
    return organisations.chosen(session, conference.id, ids)


def _parted(
    chosen: Sequence[OrganisationRow],
) -> tuple[list[OrganisationRow], list[OrganisationRow]]:
    """Return those who can be removed, and those who stay because they were invited some year."""
    invited = organisations.ever_invited(db.read())
    goes = [each for each in chosen if each.id not in invited]
    return goes, [each for each in chosen if each.id in invited]


def _removed(count: int) -> str:
    text = ngettext("%(num)d organisasjon er fjernet.", "%(num)d organisasjoner er fjernet.", count)
    return str(text)
