"""How the guest list is composed, beside what the organiser aims for."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from conference import db
from conference.domain.balance import Aims, mark, most_missing
from conference.domain.guests import BalanceDimension
from conference.domain.organisations import OrganisationKind
from conference.domain.users import Role
from conference.forms.balance import AimsForm, aims_form
from conference.queries import balance
from conference.services import balance as service
from conference.web import access, labels, reader
from conference.web.writing import refusal

pages = Blueprint("balance", __name__, url_prefix="/organiser/organisations/balance")
access.only(pages, Role.ORGANISER)


@pages.get("")
def page() -> str:
    """Show the list as it is beside what is aimed for, and where most is missing."""
    shares = balance.shares(db.read(), reader.conference().id)
    every = [share for each in shares.values() for share in each]
    return render_template(
        "balance/page.html",
        shares=shares,
        missing={each: most_missing(found) for each, found in shares.items()},
        is_aimed=any(share.aim is not None for share in every),
        is_empty=not any(share.counted + share.declined + share.uninvited for share in every),
        word=_word,
    )


@pages.route("/aims", methods=["GET", "POST"])
def aims() -> Response | str | tuple[str, int]:
    """Say what is aimed for."""
    conference_id = reader.conference().id
    present = balance.aims(db.read(), conference_id)
    form = _form(present)
    form.made_from(mark(present))
    if not form.validate_on_submit():
        return _shown(form)
    error = refusal(
        lambda session: service.aim(
            session, conference_id, form.aims(), form.seen.data, access.actor(), reader.now()
        )
    )
    if error:
        present = balance.aims(db.read(), conference_id)
        form.show_overtaken(_form(present, formdata=None), mark(present))
        return _shown(form)
    flash(_("Målene er lagret."), "success")
    return redirect(url_for("balance.page"), 303)


def _form(present: Aims, **options: Any) -> AimsForm:
    shares = balance.shares(db.read(), reader.conference().id)
    keys = [(dimension, share.value) for dimension, each in shares.items() for share in each]
    made = aims_form([(key, _word(*key)) for key in keys])
    names = {name: present.get(key) for name, key in made.keys.items()}
    return made(data=names, **options)


def _shown(form: AimsForm) -> str | tuple[str, int]:
    page = render_template("balance/aims.html", form=form, dimensions=BalanceDimension)
    return (page, form.status) if form.is_submitted() else page


def _word(dimension: BalanceDimension, value: str) -> str:
    """Return what a kind is called, or a county's own name."""
    is_kind = dimension is BalanceDimension.KIND
    return labels.label(OrganisationKind(value)) if is_kind else value
