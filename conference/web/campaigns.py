"""Letters to many at once: reminders, missing names and news, seen before they are written."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import ngettext
from werkzeug.wrappers import Response

from conference import db
from conference.domain.organisations import OrganisationKind, WrittenStandard
from conference.domain.outbox import MessageKind, MessageStatus
from conference.domain.reminders import CAMPAIGNS, Audience
from conference.domain.search import sort_key
from conference.domain.users import Role
from conference.forms.campaigns import CampaignForm
from conference.forms.filters import identifier, member, page_number
from conference.queries import campaigns as queries
from conference.queries import outbox
from conference.queries.campaigns import Candidate, Due
from conference.services import campaigns
from conference.web import access, reader
from conference.web.messages import message
from conference.web.writing import refusal

pages = Blueprint("campaigns", __name__, url_prefix="/organiser/campaigns")
access.only(pages, Role.ORGANISER)

MOST_SHOWN = 150  # rows that a page has room for


@pages.get("")
def page() -> str:
    """Show what was sent to many, and what became of it."""
    found = queries.listed(db.read(), reader.conference().id)
    return render_template("campaigns/page.html", campaigns=found, kinds=CAMPAIGNS)


@pages.get("/<int:number>")
def show(number: int) -> str:
    """Show one sending: what was written, to whom, and how each letter stands."""
    conference = reader.conference()
    found = queries.one(db.read(), conference.id, number)
    asked = member(MessageStatus, request.args.get("state"))
    page_asked = page_number(request.args.get("page"))
    letters = outbox.listing(db.read(), conference.id, asked, None, page_asked, found.id)
    sample = outbox.letter(db.read(), conference.id, letters.rows[0].id) if letters.rows else None

    def address(**changes: Any) -> str:
        kept = {"state": asked.value if asked else None} | changes
        return url_for("campaigns.show", number=number, **kept)

    return render_template(
        "campaigns/show.html",
        campaign=found,
        found=letters,
        asked=asked,
        sample=sample,
        address=address,
    )


@pages.route("/new/<campaign>", methods=["GET", "POST"])
def new(campaign: str) -> Response | str | tuple[str, int]:
    """Show exactly who gets the letter and who doesn't, a preview, and then write them all."""
    kind = member(MessageKind, campaign)
    if kind not in CAMPAIGNS:
        return redirect(url_for("campaigns.page"))
    conference, form, error = reader.conference(), CampaignForm(), None
    wanted = _wanted()
    found = queries.due(db.read(), conference.id, kind, reader.now(), wanted.audience)
    matching = [each for each in found.due if wanted.matches(each)]
    if form.validate_on_submit():
        everyone = [each.invitation_id for each in matching]
        chosen, seen = everyone if form.everyone.data else form.to.data or [], form.seen.data
        written: list[int] = []
        error = refusal(
            lambda database: written.append(
                campaigns.send(
                    database,
                    conference.id,
                    kind,
                    chosen,
                    seen,
                    access.actor(),
                    reader.now(),
                    wanted.audience,
                )
            )
        )
        if error is None:
            flash(_sent(len(set(chosen))), "success")
            return redirect(url_for("campaigns.show", number=written[0]), 303)
    shown = _page(conference.id, kind, form, found, [("", message(error))] if error else [])
    return (shown, 422) if form.is_submitted() else shown


def _page(
    conference_id: int,
    kind: MessageKind,
    form: CampaignForm,
    found: Due,
    extra: Sequence[tuple[str, str]],
) -> str:
    wanted = _wanted()
    matching = [each for each in found.due if wanted.matches(each)]
    form.seen.data = found.mark
    return render_template(
        "campaigns/new.html",
        form=form,
        extra=extra,
        letter=kind,
        found=found,
        matching=matching,
        shown=matching[:MOST_SHOWN],
        ticked=set(form.to.data or ()) if form.is_submitted() else None,
        wanted=wanted,
        kinds=OrganisationKind,
        standards=WrittenStandard,
        counties=sorted({each.county for each in found.due}, key=sort_key),
        tags=sorted({tag for each in found.due for tag in each.tags}, key=sort_key),
        audiences=Audience,
        **_preview(conference_id, kind, matching, wanted.audience),
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the recipients are filtered by; None is any."""

    kind: OrganisationKind | None
    county: str | None
    standard: WrittenStandard | None
    tag: str | None
    audience: Audience

    def matches(self, them: Candidate) -> bool:
        """Whether an organisation is one that is wanted."""
        return (
            self.kind in (None, them.kind)
            and self.county in (None, them.county)
            and self.standard in (None, them.standard)
            and (self.tag is None or self.tag in them.tags)
        )


def _wanted() -> Wanted:
    """Return what the address, or the form that was sent, asks for."""
    return Wanted(
        kind=member(OrganisationKind, request.values.get("kind")),
        county=request.values.get("county") or None,
        standard=member(WrittenStandard, request.values.get("standard")),
        tag=request.values.get("tag") or None,
        audience=member(Audience, request.values.get("audience")) or Audience.COMING,
    )


def _preview(
    conference_id: int, kind: MessageKind, matching: Sequence[Candidate], audience: Audience
) -> dict[str, object]:
    """Return the letter to whom is asked for, or to the first; nothing where nobody gets one."""
    if not matching:
        return {}
    asked = identifier(request.args.get("preview"))
    to = next((each for each in matching if each.invitation_id == asked), matching[0])
    letter = campaigns.preview(db.read(), conference_id, kind, to.invitation_id, audience)
    return {"sample": letter, "reader": to, "is_asked": to.invitation_id == asked}


def _sent(count: int) -> str:
    text = ngettext("%(num)d brev ligger i utboksen.", "%(num)d brev ligger i utboksen.", count)
    return str(text)
