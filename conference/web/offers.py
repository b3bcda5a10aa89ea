"""Unused seats: taken back after the deadline, and offered down the reserve list."""

from datetime import datetime, time, timedelta

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from conference import db
from conference.domain.clock import OSLO, oslo
from conference.domain.errors import DeadlinePassed, DeadlineTooLate, DomainError, SeatsShort
from conference.domain.marks import mark
from conference.domain.users import Role
from conference.forms.conferences import deadline_data
from conference.forms.reserves import OfferForm, TakeBackForm
from conference.queries import reserves as queries
from conference.services import invitations, reserves
from conference.web import access, reader
from conference.web.messages import message
from conference.web.writing import refusal

pages = Blueprint("offers", __name__, url_prefix="/organiser/reserves")
access.only(pages, Role.ORGANISER)

Answer = Response | str | tuple[str, int]
ANSWER_DAYS = 5


@pages.route("/take-back", methods=["GET", "POST"])
def take_back() -> Answer:
    """Say who loses which seats, and then take them back.

    The page is asked again, by its own address, when the choice about held seats changes.
    """
    form = TakeBackForm(data={"nameless": request.args.get("nameless") or "keep"})
    conference, now, freed = reader.conference(), reader.now(), list[int]()
    take_nameless = form.nameless.data == "take"

    def take(session: Session) -> None:
        held, actor = (conference.id, form.seen.data), access.actor()
        freed.append(reserves.take_back(session, *held, actor, now, take_nameless=take_nameless))

    error = refusal(take) if form.validate_on_submit() else None
    if freed:
        flash(_freed(sum(freed)), "success")
        return redirect(url_for("reserves.page"), 303)
    found = queries.to_take_back(db.read(), conference.id, now, take_nameless=take_nameless)
    form.seen.data = mark(found)
    shown = render_template(
        "reserves/take_back.html",
        form=form,
        extra=[("", message(error))] if error else [],
        lapsing=[each for each in found if each.lapses],
        shrinking=[each for each in found if not each.lapses],
        freed=sum(each.freed for each in found),
        edition=conference,
    )
    return (shown, 422) if form.is_submitted() else shown


@pages.route("/offer", methods=["GET", "POST"])
def offer() -> Answer:
    """Say who is next on the list, and then invite them; what is asked stands in the address."""
    conference, session, now = reader.conference(), db.read(), reader.now()
    count = queries.seat_count(session, conference.id)
    form = _offer_form(_first_offer(count, now))
    is_right = form.validate() if _is_asked() else True
    error = None
    if request.method == "POST" and is_right:
        error = refusal(
            lambda database: reserves.offer(
                database,
                conference.id,
                form.seats.data,
                form.quota.data,
                form.closes_at,
                form.seen.data,
                access.actor(),
                now,
            )
        )
        if error is None:
            flash(_("Organisasjonene er invitert. Brevene ligger i utboksen."), "success")
            return redirect(url_for("reserves.page"), 303)
    listed = queries.listed(session, conference.id)
    chosen = listed[: form.seats.data // form.quota.data] if is_right else []
    form.seen.data = mark([each.organisation_id for each in chosen])
    shown = render_template(
        "reserves/offer.html",
        form=form,
        extra=_placed(form, error),
        listed=listed,
        chosen=chosen,
        count=count,
    )
    return (shown, 422) if error or not is_right else shown


def _offer_form(first: dict[str, object]) -> OfferForm:
    """Return the form as posted, as asked for in the address, or as it is at `first`."""
    if request.method == "POST":
        return OfferForm(data=first)
    asked = request.args if _is_asked() else None
    return OfferForm(formdata=asked, data=first, meta={"csrf": False})


def _is_asked() -> bool:
    return request.method == "POST" or "seats" in request.args


def _placed(form: OfferForm, error: DomainError | None) -> list[tuple[str, str]]:
    """Put a refusal beside its field, or return it for the top of the page."""
    if isinstance(error, SeatsShort):
        form.refuse("seats", message(error))
    elif isinstance(error, DeadlinePassed):
        form.refuse("day", _("Velg en dag fram i tid."))
    elif isinstance(error, DeadlineTooLate):
        form.refuse("day", message(error))
    else:
        return [("", message(error))] if error else []
    return []


def _first_offer(count: queries.SeatCount, now: datetime) -> dict[str, object]:
    """Return what the form starts with: all that is left, and some days to answer."""
    ends = datetime.combine(oslo(now).date() + timedelta(days=ANSWER_DAYS), time(16), OSLO)
    quota = invitations.DEFAULT_QUOTA
    return {"seats": count.left or quota, "quota": quota, **deadline_data(ends)}


def _freed(count: int) -> str:
    return str(
        ngettext(
            "%(num)d plass er fri. Nå kan den tilbys videre.",
            "%(num)d plasser er fri. Nå kan de tilbys videre.",
            count,
        )
    )
