"""Letters to many at once: reminders, missing names and news, seen before they are written."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import ngettext
from werkzeug.wrappers import Response

from conference import db
from conference.domain.marks import mark
from conference.domain.organisations import OrganisationKind
from conference.domain.outbox import MessageKind
from conference.domain.reminders import CAMPAIGNS
from conference.domain.users import Role
from conference.forms.campaigns import CampaignForm
from conference.forms.filters import identifier, member
from conference.queries import campaigns as queries
from conference.queries.campaigns import Due
from conference.services import campaigns
from conference.web import access, reader
from conference.web.messages import message
from conference.web.writing import refusal

pages = Blueprint("campaigns", __name__, url_prefix="/organiser/campaigns")
access.only(pages, Role.ORGANISER)


@pages.get("")
def page() -> str:
    """Show what was sent to many, and what became of it."""
    found = queries.listed(db.read(), reader.conference().id)
    return render_template("campaigns/page.html", campaigns=found, kinds=CAMPAIGNS)


@pages.route("/new/<campaign>", methods=["GET", "POST"])
def new(campaign: str) -> Response | str | tuple[str, int]:
    """Show exactly who gets the letter and who doesn't, a preview, and then write them all."""
    kind = member(MessageKind, campaign)
    if kind not in CAMPAIGNS:
        return redirect(url_for("campaigns.page"))
    conference, session = reader.conference(), db.read()
    form, error = CampaignForm(), None
    if form.validate_on_submit():
        chosen, seen = form.to.data or [], form.seen.data
        error = refusal(
            lambda database: campaigns.send(
                database, conference.id, kind, chosen, seen, access.actor(), reader.now()
            )
        )
        if error is None:
            flash(_sent(len(set(chosen))), "success")
            return redirect(url_for("campaigns.page"), 303)
    found = queries.due(session, conference.id, kind, reader.now())
    form.seen.data = mark([each.invitation_id for each in found.due])
    wanted = member(OrganisationKind, request.args.get("kind"))
    ticked = set(form.to.data or ()) if form.is_submitted() else _ticked(found, wanted)
    shown = render_template(
        "campaigns/new.html",
        form=form,
        extra=[("", message(error))] if error else [],
        letter=kind,
        found=found,
        ticked=ticked,
        wanted=wanted,
        kinds=OrganisationKind,
        sample=_preview(conference.id, kind, found),
    )
    return (shown, 422) if form.is_submitted() else shown


def _ticked(found: Due, wanted: OrganisationKind | None) -> set[int]:
    """Return who is ticked at first: all of the kind that is asked for."""
    return {each.invitation_id for each in found.due if wanted in (None, each.kind)}


def _preview(conference_id: int, kind: MessageKind, found: Due) -> object:
    """Return the letter to whom is asked for, or to the first; None where nobody gets one."""
    asked = identifier(request.args.get("preview"))
    ids = [each.invitation_id for each in found.due]
    if not ids:
        return None
    chosen = asked if asked in ids else ids[0]
    return campaigns.preview(db.read(), conference_id, kind, chosen)


def _sent(count: int) -> str:
    text = ngettext("%(num)d brev ligger i utboksen.", "%(num)d brev ligger i utboksen.", count)
    return str(text)
